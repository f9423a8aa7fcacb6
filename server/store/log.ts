import { type Db, failureOf } from './client.ts'
import { codeOf, wantOf } from './fault.ts'
import type { LogReader } from './reader.ts'
import { type LogStore, type Receipt, type StoredEvent, StoreFailure } from './types.ts'

/** The statements of the log, by name, so that the query-plan test walks the very same text. */
export const statements = {
  append: 'INSERT INTO "Flush" ("events", "answers", "erasures") VALUES (?, ?, ?)',
  receipts: `
    SELECT k.key AS "ask", coalesce(e."commandDigest", a."commandDigest") AS "commandDigest", e."seq", a."answer"
    FROM json_each(?) AS k
    LEFT JOIN "Event" AS e
      ON e."upgrade" = k.value ->> 0 AND e."actor" = k.value ->> 1 AND e."commandId" = k.value ->> 2
    LEFT JOIN "Answer" AS a
      ON a."upgrade" = k.value ->> 0 AND a."actor" = k.value ->> 1 AND a."commandId" = k.value ->> 2`,
  eventsAfter: 'SELECT * FROM "Event" WHERE "upgrade" = ? AND "seq" > ? ORDER BY "seq" LIMIT ?',
  eventsBefore: 'SELECT * FROM "Event" WHERE "upgrade" = ? AND "seq" < ? ORDER BY "seq" DESC LIMIT ?',
  eventAt: 'SELECT * FROM "Event" WHERE "upgrade" = ? AND "seq" = ?',
  acted: 'SELECT 1 AS "yes" FROM "Event" WHERE "upgrade" = ? AND "actor" = ? LIMIT 1',
} as const

/** The log on SQLite. Each call is one statement, but for a walk, which has a connection of its own. */
export function createLogStore(db: Db, reader: LogReader): LogStore {
  const select = <Row>(sql: string, ...args: unknown[]) => db.$queryRawUnsafe<Row[]>(sql, ...args)

  return {
    async append({ events, answers, erase }) {
      if (events.length + answers.length + erase.length === 0) return
      try {
        await db.$executeRawUnsafe(
          statements.append,
          JSON.stringify(events.map(eventValues)),
          JSON.stringify(answers.map((a) => [a.upgrade, a.actor, a.commandId, a.commandDigest, a.answer])),
          JSON.stringify(erase.map((e) => [e.upgrade, e.seq])),
        )
      } catch (error) {
        throw storeFailure(error)
      }
      // The erased words still stand in the write-ahead file until it is folded into the database and emptied. The
      // erasure itself is stored; a reader in the way only puts this off to the next checkpoint.
      if (erase.length > 0) await select('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => undefined)
    },

    async receipts(keys) {
      if (keys.length === 0) return []
      const asked = JSON.stringify(keys.map((k) => [k.upgrade, k.actor, k.commandId]))
      const rows = await select<ReceiptRow>(statements.receipts, asked)
      const found: (Receipt | null)[] = keys.map(() => null)
      for (const { ask, commandDigest, seq, answer } of rows) {
        if (commandDigest === null) continue
        const at = Number(ask)
        const receipt = found[at] ?? { commandDigest, seqs: [], answer }
        if (seq !== null) receipt.seqs.push(seq)
        found[at] = receipt
      }
      for (const receipt of found) receipt?.seqs.sort((a, b) => a - b)
      return found
    },

    walk(upgrade, after, visit) {
      try {
        return reader.walk(upgrade, after, visit)
      } catch (error) {
        throw failureOf(error)
      }
    },
    eventsAfter: (upgrade, seq, limit) => select<StoredEvent>(statements.eventsAfter, upgrade, seq, limit),
    eventsBefore: (upgrade, seq, limit) => select<StoredEvent>(statements.eventsBefore, upgrade, seq, limit),
    eventAt: async (upgrade, seq) => (await select<StoredEvent>(statements.eventAt, upgrade, seq))[0] ?? null,

    acted: async (upgrade, actor) => (await select(statements.acted, upgrade, actor)).length > 0,

    async upgrades() {
      try {
        return reader.upgrades().sort()
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}

interface ReceiptRow {
  /** Which of the keys. A bigint: only columns of a table have a declared type for Prisma to go by. */
  ask: bigint
  /** null = no event and no answer. */
  commandDigest: string | null
  seq: number | null
  answer: string | null
}

/** In the order of the columns that the trigger of "Flush" fills. */
function eventValues(e: StoredEvent): (string | number | null)[] {
  return [
    e.upgrade,
    e.seq,
    e.commandId,
    e.commandDigest,
    e.type,
    e.version,
    e.actor,
    e.device,
    e.saidAt,
    e.skew,
    e.happenedAt,
    e.at,
    e.bodyDigest,
    e.prevHash,
    e.hash,
    e.body,
  ]
}

function storeFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error
  const code = codeOf(error)
  if (code.startsWith('SQLITE_CONSTRAINT_PRIMARYKEY') || code.startsWith('SQLITE_CONSTRAINT_UNIQUE'))
    return new StoreFailure('taken', error)
  return new StoreFailure(wantOf(error)?.want === 'full' ? 'full' : 'failed', error)
}
