import Database from 'better-sqlite3'
import { isCorrupt } from './fault.ts'
import { lookThrough } from './look-first.ts'
import type { StoredEvent, Walked } from './types.ts'

const columns =
  '"upgrade", "seq", "commandId", "commandDigest", "type", "version", "actor", "device", "saidAt", "skew", ' +
  '"happenedAt", "at", "bodyDigest", "prevHash", "hash", "body"'

/** The statements of the reader, by name, for the query-plan test. */
export const readerStatements = {
  page: `SELECT ${columns} FROM "Event" WHERE "upgrade" = ? AND "seq" > ? ORDER BY "seq" LIMIT ?`,
  head: 'SELECT "seq", "hash" FROM "Head" WHERE "upgrade" = ?',
  // From one upgrade to the next by the index: DISTINCT would walk every event.
  upgrades: `
    WITH RECURSIVE u(id) AS (
      SELECT min("upgrade") FROM "Event"
      UNION ALL
      SELECT (SELECT min("upgrade") FROM "Event" WHERE "upgrade" > u.id) FROM u WHERE u.id IS NOT NULL
    )
    SELECT id FROM u WHERE id IS NOT NULL UNION ALL SELECT "upgrade" FROM "Head"`,
} as const

const PAGE = 500

/** Reads logs as the file has them, past Prisma: it turns away what a damaged column holds, and takes twice as long. */
export interface LogReader {
  /** The ids of all upgrades, as `LogStore.upgrades`. */
  upgrades(): string[]
  /** Whether all pages of the file hang together. Throws SQLite's own error where they don't. */
  lookThrough(): void
  walk(upgrade: string, after: number, visit: (row: StoredEvent) => boolean): Walked
  close(): void
}

/** The file must be migrated already. It is opened at the first walk, and never written. */
export function openReader(file: string): LogReader {
  let open: ReturnType<typeof statementsOn> | null = null
  const opened = () => {
    open ??= statementsOn(file)
    return open
  }
  return {
    upgrades: () => [
      ...new Set(
        opened()
          .db.prepare<[], { id: string }>(readerStatements.upgrades)
          .all()
          .map((row) => row.id),
      ),
    ],
    lookThrough: () => lookThrough(opened().db),
    walk: (upgrade, after, visit) => opened().walk(upgrade, after, visit),
    close() {
      open?.db.close()
      open = null
    },
  }
}

function statementsOn(file: string) {
  const db = new Database(file, { readonly: true, timeout: 5000 })
  const page = db.prepare<[string, number, number], Row>(readerStatements.page).raw()
  const head = db.prepare<[string], { seq: number; hash: string }>(readerStatements.head)

  function rowsAfter(upgrade: string, seq: number): { rows: Row[]; torn: boolean } {
    try {
      return { rows: page.all(upgrade, seq, PAGE), torn: false }
    } catch (error) {
      if (!isCorrupt(error)) throw error
    }
    // One by one: those before the damaged page can be had.
    const rows: Row[] = []
    try {
      for (const row of page.iterate(upgrade, seq, PAGE)) rows.push(row)
      return { rows, torn: false }
    } catch (error) {
      if (!isCorrupt(error)) throw error
      return { rows, torn: true }
    }
  }

  // One transaction, so that the head and all pages are of one moment.
  const walk = db.transaction(
    (upgrade: string, after: number, visit: (row: StoredEvent) => boolean): Walked => {
      const found = head.get(upgrade) ?? null
      for (let seq = after; ; ) {
        const { rows, torn } = rowsAfter(upgrade, seq)
        for (const row of rows) if (!visit(eventOf(row))) return { head: found, torn: false }
        const last = rows.at(-1)?.[1]
        if (torn || rows.length < PAGE || typeof last !== 'number') return { head: found, torn }
        seq = last
      }
    },
  )
  return { db, walk }
}

type Row = [
  StoredEvent['upgrade'],
  StoredEvent['seq'],
  StoredEvent['commandId'],
  StoredEvent['commandDigest'],
  StoredEvent['type'],
  StoredEvent['version'],
  StoredEvent['actor'],
  StoredEvent['device'],
  StoredEvent['saidAt'],
  StoredEvent['skew'],
  StoredEvent['happenedAt'],
  StoredEvent['at'],
  StoredEvent['bodyDigest'],
  StoredEvent['prevHash'],
  StoredEvent['hash'],
  StoredEvent['body'],
]

function eventOf(row: Row): StoredEvent {
  const [upgrade, seq, commandId, commandDigest, type, version, actor, device, saidAt, skew] = row
  const [, , , , , , , , , , happenedAt, at, bodyDigest, prevHash, hash, body] = row
  return {
    upgrade,
    seq,
    commandId,
    commandDigest,
    type,
    version,
    actor,
    device,
    saidAt,
    skew,
    happenedAt,
    at,
    bodyDigest,
    prevHash,
    hash,
    body,
  }
}
