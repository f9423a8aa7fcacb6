import type { UpgradeState } from '../log/state.ts'
import { HOUR } from '../time/civil.ts'
import { localAt } from '../time/wall-time.ts'
import { plannedHands } from './on-site.ts'
import type { Span } from './spans.ts'
import { handsIntervals } from './windows.ts'

export interface BreakHole extends Span {
  /** As the plan calls it; '' where it does not. */
  label: string
}

/** The holes that breaks cut into a person's day on site, with the plan's name for them. */
export function breaksIn(state: UpgradeState, range: Span): BreakHole[] {
  const zone = state.head.site.zone
  const holes: BreakHole[] = []
  const people = new Set(Object.values(state.hands).map((w) => w.person))
  for (const person of people) {
    if (state.people[person]?.revoked === true) continue
    const windows = Object.values(state.hands).filter((w) => w.person === person)
    // A little wider than the range, so that a break at its edge has a shift on both sides.
    const shifts = handsIntervals(windows, zone, range.start - 12 * HOUR, range.end + 12 * HOUR)
    for (const [i, shift] of shifts.entries()) {
      const next = shifts[i + 1]
      if (next === undefined || next.start <= range.start || shift.end >= range.end) continue
      const clock = localAt(shift.end, zone).slice(11)
      const found = windows.flatMap((w) => w.breaks).find((b) => b.from === clock)
      if (found !== undefined) holes.push({ start: shift.end, end: next.start, label: found.label ?? '' })
    }
  }
  const there = plannedHands(state, range.start, range.end)
  // While somebody else is there, one person's lunch is no hole.
  return holes.filter((h) => !there.some((t) => t.start < h.end && t.end > h.start))
}
