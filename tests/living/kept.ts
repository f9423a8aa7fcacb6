import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Plan } from '../../domain/plan/plan.ts'

interface Cookie {
  name: string
  value: string
}

/** What a phone's browser kept: `tests/living/make.ts` says how it came about. Bytes are `{ base64 }`. */
export interface KeptPhone {
  cookies: Cookie[]
  databases: Record<
    string,
    { version: number; stores: Record<string, { keyPath: string | string[]; rows: unknown[] }> }
  >
  cached: { cache: string; url: string; headers: [string, string][]; body: string }[]
  worker: string
}

export interface WaysIn {
  /** Real time, epoch ms. */
  madeAt: number
  dale: Cookie[]
  token: { token: string }
  calendar: { link: string }
}

/** An installation and a phone as one build left them. */
export interface Living {
  /** The day it was made. */
  name: string
  phone: KeptPhone
  ways: WaysIn
  /** What its logs came to, by upgrade. */
  states: Record<string, UpgradeState>
  /** One of each command there was. */
  commands: CommandInput[]
  /** What its plan files meant. */
  plans: Record<string, Plan>
  planText(name: string): string
  /** Its data folder, unpacked into one that the test may spoil; to be removed by whoever asked. */
  unpack(now: number): string
}

/** Each that was ever kept, oldest first. */
export function living(): Living[] {
  return readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map(read)
}

function read(name: string): Living {
  const home = join(import.meta.dirname, name)
  const value = (file: string) => JSON.parse(gunzipSync(readFileSync(join(home, file))).toString('utf8'))
  const ways = value('ways-in.json.gz') as WaysIn
  return {
    name,
    phone: value('phone.json.gz'),
    ways,
    states: value('states.json.gz'),
    commands: value('commands.json.gz'),
    plans: value('plans.json.gz'),
    planText: (file) => readFileSync(join(home, 'plans', file), 'utf8'),
    unpack(now) {
      const dataDir = mkdtempSync(join(tmpdir(), 'farhand-living-'))
      const file = join(dataDir, 'farhand.db')
      writeFileSync(file, gunzipSync(readFileSync(join(home, 'farhand.db.gz'))))
      if (existsSync(join(home, 'photos')))
        cpSync(join(home, 'photos'), join(dataDir, 'photos'), { recursive: true })
      wakeSessions(file, now - ways.madeAt)
      return dataDir
    },
  }
}

/** As if it had been left a moment ago: a session ends after a month unused, and this is kept for years. */
function wakeSessions(file: string, ms: number): void {
  const db = new Database(file)
  db.prepare(
    'UPDATE "Session" SET "createdAt" = "createdAt" + ?, "lastSeenAt" = "lastSeenAt" + ?, "expiresAt" = "expiresAt" + ?',
  ).run(ms, ms, ms)
  db.close()
}
