import type { UpgradeState } from '../log/state.ts'
import { type CalendarEntry, entriesOf } from './entries.ts'
import { type PlannedTime, plannedTimes } from './planned.ts'

/**
 * Raised whenever the same log gives other entries, so that calendars which hold the old ones take the new: a SEQUENCE
 * never goes down, and goes up with this.
 */
const BOOK_VERSION = 1
const VERSION_STEP = 10_000_000

/** An entry, and the event that made it what it is. */
export interface BookLine {
  entry: CalendarEntry
  /** Goes up with each change of the entry, never down: the SEQUENCE of RFC 5545. */
  sequence: number
  /** The upgrade's clock (epoch ms) when it came in, and when it was last changed. */
  createdAt: number
  changedAt: number
}

/**
 * All that an upgrade ever put into calendars. What is gone stays as cancelled: a calendar that has it takes it out
 * only when it is told so.
 */
export interface CalendarBook {
  lines: Record<string, BookLine>
  /** The state it is of, and that state's planned times; to see cheaply that an event changed neither. */
  of: UpgradeState | null
  planned: Readonly<Record<string, PlannedTime>>
}

export const emptyBook: CalendarBook = { lines: {}, of: null, planned: {} }

/** The book after one more event. `state`: the upgrade's right after it. Each event of the log has its turn, in order. */
export function turnPage(book: CalendarBook, state: UpgradeState): CalendarBook {
  const was = book.of
  const planSame = was !== null && planParts.every((part) => was[part] === state[part])
  if (was !== null && planSame && runParts.every((part) => was[part] === state[part]))
    return { ...book, of: state }
  // The planned times depend on the plan alone, and most events are about what happens.
  const planned = planSame ? book.planned : plannedTimes(state)
  const lines = { ...book.lines }
  const now = new Map(entriesOf(state, planned).map((entry) => [entry.id, entry]))
  for (const { entry } of Object.values(book.lines)) if (!now.has(entry.id)) now.set(entry.id, gone(entry))
  for (const entry of now.values()) {
    const line = book.lines[entry.id]
    // What never was in a calendar needs no taking out.
    if (line === undefined && entry.status === 'cancelled') continue
    if (line !== undefined && JSON.stringify(line.entry) === JSON.stringify(entry)) continue
    lines[entry.id] = {
      entry,
      sequence: (BOOK_VERSION - 1) * VERSION_STEP + state.seq,
      createdAt: line?.createdAt ?? state.at,
      changedAt: state.at,
    }
  }
  return { lines, of: state, planned }
}

const planParts = ['planVersion', 'head', 'phases', 'steps', 'hands', 'people', 'startedAt'] as const
const runParts = ['runs', 'status', 'rollBack', 'endedAt'] as const

/** What happened did happen, whatever becomes of the plan. */
function gone(entry: CalendarEntry): CalendarEntry {
  return entry.over ? entry : { ...entry, status: 'cancelled' }
}
