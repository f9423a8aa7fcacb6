import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommandInput } from '../../domain/log/commands.ts'
import { buildPlan } from '../../tests/factories.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { damageLine, readLog } from '../relay/read-log.ts'
import { createRelay } from '../relay/relay.ts'
import { openStore } from '../store/open.ts'
import { temporaryFolder } from '../store/testing/sample.ts'

const owner = { kind: 'account', account: 'owner', owner: true, device: 'desk' } as const

/** A data folder with these upgrades, of some pages each, stopped cleanly. */
async function makeUsed(dataDir: string, upgrades: readonly string[]): Promise<void> {
  const store = await openStore({ dataDir })
  const relay = createRelay({ log: store.log, clock: handClock(1_790_000_000_000) })
  const say = (upgrade: string, id: string, command: CommandInput) =>
    relay.submit({ upgrade, id, command, who: owner })
  for (const upgrade of upgrades)
    await Promise.all([
      say(upgrade, 'import-0001', { type: 'plan.import', plan: buildPlan() }),
      say(upgrade, 'take-00001', { type: 'seat.take', person: 'upgrader', name: 'Dale' }),
      ...Array.from({ length: 60 }, (_, i) =>
        say(upgrade, `talk-${1000 + i}`, { type: 'talk.say', text: `${i} `.repeat(200) }),
      ),
    ])
  await relay.close()
  await store.close()
}

const made = mkdtempSync(join(tmpdir(), 'farhand-damage-'))
beforeAll(() => makeUsed(made, ['taipei', 'whole']))
afterAll(() => rmSync(made, { recursive: true, force: true }))

/** A copy of it, to be spoilt. */
function used(): string {
  const dir = temporaryFolder()
  cpSync(made, dir, { recursive: true })
  return dir
}

const refusalOf = async (dataDir: string) => {
  const refusal = await openStore({ dataDir }).then(
    (store) => store.close().then(() => 'opened'),
    (error: unknown) => error,
  )
  expect(refusal).toMatchObject({ name: 'StartRefusal' })
  const { code, message } = refusal as { code: string; message: string }
  expect(message).not.toContain('\n')
  expect(message).toContain(dataDir)
  return code
}
const database = (dir: string) => join(dir, 'farhand.db')
const change = (file: string, sql: string) => {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}

describe('a start is refused in one line', () => {
  const kinds: [string, (dir: string) => void, string][] = [
    ['the database is no database', (dir) => writeFileSync(database(dir), 'x'.repeat(8192)), 'damaged'],
    ['it was cut', (dir) => truncateSync(database(dir), 40_960), 'damaged'],
    ['it was cut within its first page', (dir) => truncateSync(database(dir), 700), 'damaged'],
    [
      'a page of it was written over',
      (dir) => {
        const db = new Database(database(dir))
        const page = db.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'Account'").pluck().get()
        db.close()
        spawnSync('dd', [
          'if=/dev/urandom',
          `of=${database(dir)}`,
          'bs=4096',
          'count=1',
          `seek=${Number(page) - 1}`,
          'conv=notrunc',
        ])
      },
      'damaged',
    ],
    [
      'a write-ahead file of before lies beside a restored one',
      (dir) => {
        const db = new Database(database(dir))
        db.prepare('VACUUM INTO ?').run(join(dir, 'backup.db'))
        db.exec(`INSERT INTO "Meta" VALUES ('late', 'x')`)
        copyFileSync(`${database(dir)}-wal`, join(dir, 'old-wal'))
        db.close()
        copyFileSync(join(dir, 'backup.db'), database(dir))
        copyFileSync(join(dir, 'old-wal'), `${database(dir)}-wal`)
      },
      'stale-wal',
    ],
    [
      'it is a folder',
      (dir) => {
        rmSync(database(dir))
        mkdirSync(database(dir))
      },
      'out-of-reach',
    ],
    [
      'it is a link to nothing',
      (dir) => {
        rmSync(database(dir))
        symlinkSync('/nowhere/farhand.db', database(dir))
      },
      'broken-link',
    ],
    [
      'the photos are a link to nothing',
      (dir) => symlinkSync('/nowhere/photos', join(dir, 'photos')),
      'broken-link',
    ],
    ['the photos are a file', (dir) => writeFileSync(join(dir, 'photos'), ''), 'out-of-reach'],
    [
      'the lock is a folder',
      (dir) => {
        rmSync(join(dir, 'relay.lock'))
        mkdirSync(join(dir, 'relay.lock'))
      },
      'out-of-reach',
    ],
    [
      'the lock is something else',
      (dir) => writeFileSync(join(dir, 'relay.lock'), 'x'.repeat(5000)),
      'out-of-reach',
    ],
  ]

  test.each(kinds)('%s', async (_what, damage, code) => {
    const dir = used()
    damage(dir)
    const before = readdirSync(dir).sort()
    expect(await refusalOf(dir)).toBe(code)
    // Nothing was put in the place of what is broken.
    expect(
      readdirSync(dir)
        .filter((name) => !name.startsWith('farhand.db-'))
        .sort(),
    ).toEqual(before.filter((name) => !name.startsWith('farhand.db-')))
  })

  test('the data folder is a link to nothing', async () => {
    const link = join(temporaryFolder(), 'data')
    symlinkSync('/nowhere/data', link)
    expect(await refusalOf(link)).toBe('broken-link')
  })
})

test('a start on a link to what is there is a start', async () => {
  const dir = used()
  const link = join(temporaryFolder(), 'data')
  symlinkSync(dir, link)
  const store = await openStore({ dataDir: link })
  expect(await store.log.upgrades()).toEqual(['taipei', 'whole'])
  await store.close()
})

describe('npm run verify and npm run backup', () => {
  const run = (script: string, dataDir: string, ...args: string[]) => {
    const path = resolve(import.meta.dirname, script)
    const env = { ...process.env, DATA_DIR: dataDir }
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', path, ...args], {
      env,
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  test('walk every log beside the running server, and say which holds and where one breaks', async () => {
    const dir = used()
    change(database(dir), `UPDATE "Event" SET "actor" = 'x' WHERE "upgrade" = 'taipei' AND "seq" = 30`)
    const store = await openStore({ dataDir: dir })
    try {
      const found = run('verify.ts', dir)
      expect(found).toEqual({
        status: 1,
        stdout: `${damageLine('taipei', { line: 30, what: 'changed' })}\nThe log of whole holds: 63 lines.\n`,
        stderr: '',
      })
    } finally {
      await store.close()
    }
  })

  test('take a copy, twice in a row, that holds and can be started on', async () => {
    const dir = used()
    const store = await openStore({ dataDir: dir })
    const backups = temporaryFolder()
    const taken = [1, 2].map(() => run('backup.ts', dir, backups))
    await store.close()
    expect(taken.map((t) => t.status)).toEqual([0, 0])
    expect(readdirSync(backups)).toHaveLength(2)
    const copy = taken[1]?.stdout.trim() ?? ''
    const again = await openStore({ dataDir: copy })
    expect(readLog(again.log, 'taipei', null)).toMatchObject({ state: { seq: 63 }, damage: null })
    await again.close()
  })
})
