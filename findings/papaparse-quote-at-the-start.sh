#!/usr/bin/env bash
# papaparse 5.7.1 (Node 20).
#
# What spreadsheets put on the clipboard is tab-separated, and a cell is put in quotation marks only where it holds a tab or a line
# break: a cell that just begins with one stands there as it is. Papa Parse, told that the delimiter is a tab, takes it for the
# beginning of a quoted field and puts everything below into that cell. It notes two errors, yet gives the rows as if they were whole;
# one would expect that line to be taken as it stands, and those below to be rows.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund papaparse@5.7.1
cat >try.cjs <<'JS'
const { parse } = require('papaparse')

const pasted = 'Step\tBox\n"A" rack, top shelf\tdolphin\nReboot\tdragon\nLook\tdolphin\n'
const { data, errors } = parse(pasted, { delimiter: '\t' })
console.log(`${data.length} rows, the last of ${data.at(-1).length} cell: ${JSON.stringify(data.at(-1)[0])}`)
console.log(errors.map((e) => e.code).join(', '))
JS
seen=$(node try.cjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' '2 rows, the last of 1 cell: "A\" rack, top shelf\tdolphin\nReboot\tdragon\nLook\tdolphin\n"' 'InvalidQuotes, MissingQuotes') \
  <(printf '%s\n' "$seen") || { echo 'It behaves otherwise now.'; exit 1; }
