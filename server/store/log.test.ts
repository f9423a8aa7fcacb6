import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { connect } from './client.ts'
import { createLogStore } from './log.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { openReader } from './reader.ts'
import { sampleEvent, sampleEvents, temporaryFolder, temporaryStore } from './testing/sample.ts'
import type { Answered, LogStore, StoredEvent } from './types.ts'

const refusal: Answered = {
  upgrade: 'taipei',
  actor: 'account-2',
  commandId: 'refused-1',
  commandDigest: 'digest-r',
  answer: '{"refused":"too-late"}',
}
const append = (log: LogStore, from: number, to: number) =>
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
async function seqsIn(log: LogStore, upgrade = 'taipei'): Promise<number[]> {
  return (await log.eventsAfter(upgrade, 0, 1000)).map((event) => event.seq)
}

describe('append', () => {
  test('an event comes back exactly as it was given', async () => {
    const { log } = await temporaryStore()
    const plain = sampleEvent(1)
    const strange = sampleEvent(2, {
      saidAt: null,
      skew: null,
      happenedAt: 1_790_000_000_000.25,
      device: '',
      commandId: '00123',
      body: JSON.stringify({
        text: 'quote " back \\ 龍 🐉 \u0000 \u2028 \ud800 end',
        n: 1e21,
        list: [null, true],
      }),
    })
    await log.append({ events: [plain, strange], answers: [], erase: [] })
    expect(await log.eventAt('taipei', 1)).toEqual(plain)
    expect(await log.eventAt('taipei', 2)).toEqual(strange)
    expect(await log.eventAt('taipei', 3)).toBeNull()
    expect(await log.eventAt('other', 1)).toBeNull()
  })

  test('an empty batch is nothing', async () => {
    const { log } = await temporaryStore()
    await log.append({ events: [], answers: [], erase: [] })
    expect(await log.upgrades()).toEqual([])
  })

  test('a seq that is taken, in the middle, keeps nothing of the batch', async () => {
    const { log } = await temporaryStore()
    await append(log, 1, 3)
    const batch = {
      events: [sampleEvent(4), sampleEvent(2), sampleEvent(5), sampleEvent(1, { upgrade: 'second' })],
      answers: [refusal],
      erase: [{ upgrade: 'taipei', seq: 1 }],
    }
    await expect(log.append(batch)).rejects.toMatchObject({ name: 'StoreFailure', code: 'taken' })
    expect(await seqsIn(log)).toEqual([1, 2, 3])
    expect(await log.upgrades()).toEqual(['taipei'])
    expect(await log.receipts([refusal])).toEqual([null])
    expect((await log.eventAt('taipei', 1))?.body).toBe(sampleEvent(1).body)
    expect(log.walk('taipei', 3, () => true).head).toEqual({ seq: 3, hash: 'hash-3' })
  })

  test('a receipt that is taken keeps nothing of the batch either', async () => {
    const { log } = await temporaryStore()
    await log.append({ events: [], answers: [refusal], erase: [] })
    const again = log.append({
      events: sampleEvents(1, 2),
      answers: [{ ...refusal, answer: 'other' }],
      erase: [],
    })
    await expect(again).rejects.toMatchObject({ code: 'taken' })
    expect(await seqsIn(log)).toEqual([])
    expect((await log.receipts([refusal]))[0]?.answer).toBe(refusal.answer)
  })

  test('a full disk keeps nothing of the batch, and the store goes on once there is room', async () => {
    const file = join(temporaryFolder(), 'farhand.db')
    migrate(file, readMigrations(migrationsFolder()))
    const { db, log } = await logOn(file)
    await append(log, 1, 5)

    const [size] = await db.$queryRawUnsafe<{ page_count: number }[]>('PRAGMA page_count')
    await db.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(size?.page_count) + 2}`)
    const wide = { events: sampleEvents(6, 60, { body: 'x'.repeat(2000) }), answers: [refusal], erase: [] }
    await expect(log.append(wide)).rejects.toMatchObject({ name: 'StoreFailure', code: 'full' })
    expect(await seqsIn(log)).toEqual([1, 2, 3, 4, 5])
    expect(await log.receipts([refusal, sampleEvent(6)])).toEqual([null, null])

    await db.$queryRawUnsafe('PRAGMA max_page_count = 1000000')
    await log.append(wide)
    expect(await seqsIn(log)).toHaveLength(60)
  })

  test('nothing can open a transaction on the shared connection', async () => {
    const file = join(temporaryFolder(), 'farhand.db')
    migrate(file, readMigrations(migrationsFolder()))
    const db = await connect(file)
    onTestFinished(() => db.$disconnect())
    await expect(db.$transaction([db.meta.findMany(), db.meta.findMany()])).rejects.toThrow(
      /single statements/,
    )
  })

  test('every connection syncs at each commit and enforces foreign keys', async () => {
    const file = join(temporaryFolder(), 'farhand.db')
    migrate(file, readMigrations(migrationsFolder()))
    const db = await connect(file)
    onTestFinished(() => db.$disconnect())
    const pragma = async (name: string) =>
      Object.values((await db.$queryRawUnsafe<object[]>(`PRAGMA ${name}`))[0] ?? {})
    expect(await pragma('synchronous')).toEqual([2n])
    expect(await pragma('foreign_keys')).toEqual([1n])
    expect(await pragma('journal_mode')).toEqual(['wal'])
  })
})

describe('erasure', () => {
  test('forgets the body, keeps the rest, and leaves no trace in the files', async () => {
    const dataDir = temporaryFolder()
    const { log } = await temporaryStore(dataDir)
    const secret = 'the root password is swordfish'
    await log.append({
      events: [sampleEvent(1), sampleEvent(2, { body: secret }), sampleEvent(1, { upgrade: 'second' })],
      answers: [],
      erase: [],
    })
    await log.append({ events: [sampleEvent(3)], answers: [], erase: [{ upgrade: 'taipei', seq: 2 }] })

    expect(await log.eventAt('taipei', 2)).toEqual(sampleEvent(2, { body: null }))
    for (const file of ['farhand.db', 'farhand.db-wal'])
      expect(readFileSync(join(dataDir, file)).includes('swordfish')).toBe(false)
  })
})

describe('receipts', () => {
  test('an accepted command has its seqs, a refused one its stored text, an unknown one nothing', async () => {
    const { log } = await temporaryStore()
    const twoEvents = [5, 6].map((seq) =>
      sampleEvent(seq, { commandId: 'pair', commandDigest: 'digest-pair' }),
    )
    await log.append({ events: [...sampleEvents(1, 4), ...twoEvents], answers: [refusal], erase: [] })
    const found = await log.receipts([
      { upgrade: 'taipei', actor: 'account-1', commandId: 'pair' },
      { upgrade: 'taipei', actor: 'account-2', commandId: 'pair' },
      refusal,
      { upgrade: 'other', actor: 'account-1', commandId: 'pair' },
      { upgrade: 'taipei', actor: 'account-1', commandId: 'command-1' },
      { upgrade: 'taipei', actor: 'account-1', commandId: 'pair' },
    ])
    const pair = { commandDigest: 'digest-pair', seqs: [5, 6], answer: null }
    expect(found).toEqual([
      pair,
      null,
      { commandDigest: 'digest-r', seqs: [], answer: refusal.answer },
      null,
      { commandDigest: 'digest-1', seqs: [1], answer: null },
      pair,
    ])
    expect(await log.receipts([])).toEqual([])
  })
})

describe('a walk', () => {
  test('hands over each event after a point in its order, and where the log ends', async () => {
    const { log } = await temporaryStore()
    expect(log.walk('taipei', 0, () => true)).toEqual({ head: null, torn: false })
    await append(log, 1, 1100)
    await log.append({ events: sampleEvents(1, 3, { upgrade: 'second' }), answers: [], erase: [] })
    const rows: StoredEvent[] = []
    const walked = log.walk('taipei', 0, (row) => rows.push(row) > 0)
    expect(rows).toEqual(sampleEvents(1, 1100))
    expect(walked).toEqual({ head: { seq: 1100, hash: 'hash-1100' }, torn: false })
    expect(seqsOfWalk(log, 'taipei', 1098)).toEqual([1099, 1100])
    expect(seqsOfWalk(log, 'second', 0)).toEqual([1, 2, 3])
  })

  test('ends where it is told to', async () => {
    const { log } = await temporaryStore()
    await append(log, 1, 9)
    const seen: number[] = []
    log.walk('taipei', 0, ({ seq }) => seen.push(seq) < 4)
    expect(seen).toEqual([1, 2, 3, 4])
  })

  test('a log of which nothing is left is known by its end', async () => {
    const dataDir = temporaryFolder()
    const { log } = await temporaryStore(dataDir)
    await append(log, 1, 2)
    const db = new Database(join(dataDir, 'farhand.db'))
    db.exec('DELETE FROM "Event"')
    db.close()
    expect(await log.upgrades()).toEqual(['taipei'])
    expect(log.walk('taipei', 0, () => true).head?.seq).toBe(2)
  })
})

describe('paging', () => {
  test('forwards and backwards by cursor, each page of its own upgrade only', async () => {
    const { log } = await temporaryStore()
    await append(log, 1, 10)
    await log.append({ events: sampleEvents(1, 3, { upgrade: 'second' }), answers: [], erase: [] })
    const seqs = async (page: Promise<{ seq: number }[]>) => (await page).map((event) => event.seq)
    expect(await seqs(log.eventsAfter('taipei', 0, 3))).toEqual([1, 2, 3])
    expect(await seqs(log.eventsAfter('taipei', 8, 3))).toEqual([9, 10])
    expect(await seqs(log.eventsAfter('taipei', 10, 3))).toEqual([])
    expect(await seqs(log.eventsBefore('taipei', 11, 3))).toEqual([10, 9, 8])
    expect(await seqs(log.eventsBefore('taipei', 3, 3))).toEqual([2, 1])
    expect(await seqs(log.eventsBefore('second', 99, 9))).toEqual([3, 2, 1])
    expect(await log.upgrades()).toEqual(['second', 'taipei'])
  })
})
