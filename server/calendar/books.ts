import { type CalendarBook, emptyBook, turnPage } from '../../domain/calendar/book.ts'
import { apply } from '../../domain/log/apply.ts'
import { GENESIS, type LoggedEvent } from '../../domain/log/envelope.ts'
import { openEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'

/** A book and the state it is of. */
export interface OpenBook {
  book: CalendarBook
  state: UpgradeState
}

export interface CalendarBooks {
  /** The book as of the newest event on disk; null: no such upgrade. */
  of(upgrade: string): Promise<OpenBook | null>
}

const PAGE = 200
/** After so many ms of work others get their turn: a long log is folded while people talk. */
const AT_ONCE = 8
/** So many upgrades are kept; the rest are folded anew when asked for. */
const KEEP = 50

/** The calendar books of upgrades, each folded from its log once and from then on by what is new. */
export function createCalendarBooks(log: {
  eventsAfter(upgrade: string, seq: number, limit: number): Promise<LoggedEvent[]>
}): CalendarBooks {
  const kept = new Map<string, OpenBook>()
  const reading = new Map<string, Promise<OpenBook | null>>()

  async function read(upgrade: string): Promise<OpenBook | null> {
    let at = kept.get(upgrade) ?? null
    let since = performance.now()
    for (;;) {
      const events = await log.eventsAfter(upgrade, at?.state.seq ?? 0, PAGE)
      for (const row of events) {
        // A restored backup: what was read is another history.
        if (row.prevHash !== (at?.state.hash ?? GENESIS)) {
          if (at === null) throw new Error(`the log of ${upgrade} does not begin at its beginning`)
          kept.delete(upgrade)
          return read(upgrade)
        }
        const opened = openEvent(row)
        if (!opened.ok) throw new Error(`event ${row.seq} is of a version that is not known here`)
        const state: UpgradeState = apply(at?.state ?? null, opened.event)
        at = { state, book: turnPage(at?.book ?? emptyBook, state) }
        if (performance.now() - since < AT_ONCE) continue
        await new Promise((go) => setImmediate(go))
        since = performance.now()
      }
      if (events.length < PAGE) break
    }
    if (at === null) return null
    kept.delete(upgrade)
    kept.set(upgrade, at)
    for (const oldest of kept.keys()) {
      if (kept.size <= KEEP) break
      kept.delete(oldest)
    }
    return at
  }

  return {
    async of(upgrade) {
      // One after the other: two at once would fold the same events twice.
      const turn = (reading.get(upgrade) ?? Promise.resolve(null)).then(
        () => read(upgrade),
        () => read(upgrade),
      )
      reading.set(upgrade, turn)
      try {
        return await turn
      } finally {
        if (reading.get(upgrade) === turn) reading.delete(upgrade)
      }
    },
  }
}
