import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connect } from './client.ts'
import { createLogStore, statements } from './log.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { openReader, readerStatements } from './reader.ts'
import { sampleEvents, temporaryFolder } from './testing/sample.ts'
import type { LogStore } from './types.ts'

const _append = (log: LogStore, from: number, to: number) =>
  log.append({ events: sampleEvents(from, to), answers: [], erase: [] })
/** The log of a database file, closed after the test. */
async function logOn(file: string) {
  const db = await connect(file)
  const reader = openReader(file)
  onTestFinished(async () => {
    reader.close()
    await db.$disconnect()
  })
  return { db, log: createLogStore(db, reader) }
}
function seqsOfWalk(log: LogStore, upgrade: string, after: number): number[] {
  const seqs: number[] = []
  log.walk(upgrade, after, ({ seq }) => seqs.push(seq) > 0)
  return seqs
}

describe('what a query costs', () => {
  /** Every statement the log runs. A flush stands for those its trigger runs, which its own plan doesn't show. */
  function everyStatement(db: Database.Database): [string, string][] {
    const trigger = db
      .prepare<[], { sql: string }>(`SELECT sql FROM sqlite_master WHERE name = 'Flush_insert'`)
      .get()
    const body = /BEGIN(.*)END/s.exec(trigger?.sql ?? '')?.[1] ?? ''
    const parts = body
      .replaceAll(/NEW\."\w+"/g, '?')
      .replaceAll(/--.*/g, '')
      .split(';')
      .map((part) => part.trim())
    const flush = parts
      .filter((part) => part !== '')
      .map((part, i): [string, string] => [`flush ${i + 1}`, part])
    expect(flush).toHaveLength(4)
    const own = Object.entries(statements).filter(([name]) => name !== 'append')
    return [...own, ...Object.entries(readerStatements), ...flush]
  }

  /** A migrated database with 100,000 events of one upgrade and one of another. */
  function largeDatabase(): string {
    const file = join(temporaryFolder(), 'farhand.db')
    migrate(file, readMigrations(migrationsFolder()))
    const db = new Database(file)
    db.exec(`
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      INSERT INTO "Event" SELECT 'taipei', i, 'command-' || i, 'd', 'talk.said', 1, 'account-1', '', NULL, NULL,
        i, i, 'b', 'p', 'h', '{}' FROM n;
      INSERT INTO "Event" SELECT 'second', 1, 'c', 'd', 'talk.said', 1, 'a', '', NULL, NULL, 1, 1, 'b', 'p', 'h', '{}';
    `)
    db.close()
    return file
  }

  test('every statement seeks by an index, sorts nothing, skips nothing, counts nothing', () => {
    const file = join(temporaryFolder(), 'farhand.db')
    migrate(file, readMigrations(migrationsFolder()))
    const db = new Database(file)
    onTestFinished(() => void db.close())
    const faults = everyStatement(db).flatMap(([name, sql]) => {
      const args = Array.from(sql.matchAll(/\?/g), () => '[]')
      const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...args)
      return [
        ...plan
          .map((row) => row.detail)
          .filter((step) => /SCAN (Event|Answer|e|a)\b|TEMP B-TREE FOR ORDER BY/.test(step)),
        ...(sql.match(/\boffset\b|\bcount\s*\(/gi) ?? []),
      ].map((fault) => `${name}: ${fault}`)
    })
    expect(faults).toEqual([])
  })

  test('pages name both ends of what they read, so their cost is their limit', () => {
    const db = new Database(largeDatabase())
    onTestFinished(() => void db.close())
    const plan = (sql: string) =>
      db
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all('taipei', 1, 1)
        .map((row) => row.detail)
    expect(plan(statements.eventsAfter)).toEqual([
      'SEARCH Event USING INDEX sqlite_autoindex_Event_1 (upgrade=? AND seq>?)',
    ])
    expect(plan(statements.eventsBefore)).toEqual([
      'SEARCH Event USING INDEX sqlite_autoindex_Event_1 (upgrade=? AND seq<?)',
    ])
  })

  test('at 100,000 events a page from anywhere has its limit of rows', async () => {
    const { log } = await logOn(largeDatabase())
    for (const seq of [0, 50_000, 99_900]) expect(await log.eventsAfter('taipei', seq, 100)).toHaveLength(100)
    for (const seq of [100_001, 50_000, 101])
      expect(await log.eventsBefore('taipei', seq, 100)).toHaveLength(100)
    expect(await log.upgrades()).toEqual(['second', 'taipei'])
    expect(seqsOfWalk(log, 'taipei', 99_990)).toHaveLength(10)
  })
})
