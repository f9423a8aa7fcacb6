import type { Span } from '../availability/spans.ts'
import { handsIntervals } from '../availability/windows.ts'
import { plannedTimes } from '../calendar/planned.ts'
import type { UpgradeState } from '../log/state.ts'
import { HOUR } from '../time/civil.ts'

/** What somebody who is invited wants to know before they say yes. All times epoch ms. */
export interface Brief {
  /** Null while no start is agreed on. */
  start: number | null
  /** When the plan is through, at the likely minutes; null without a start. */
  end: number | null
  /** When the plan has them on site between the two: what was agreed on, not what was said since. */
  hours: Span[]
}

/** How long before the start and after the end hours are told: who comes for it comes earlier. */
const AROUND = 6 * HOUR

export function briefFor(state: UpgradeState, person: string | null): Brief {
  const start = state.head.start?.at.instant ?? state.startedAt
  if (start === null) return { start, end: null, hours: [] }
  const ends = Object.values(plannedTimes(state)).map((t) => t.end)
  const end = Math.max(start, state.head.window?.to.instant ?? start, ...ends)
  const windows = Object.values(state.hands).filter((w) => w.person === person)
  const hours = handsIntervals(windows, state.head.site.zone, start - AROUND, end + AROUND)
  return {
    start,
    end: ends.length === 0 ? null : Math.max(...ends),
    hours: hours.filter((h) => h.end > start && h.start < end),
  }
}
