import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { MINUTE } from '../time/civil.ts'
import { placesAt } from './schedule.ts'
import { plannedWork } from './work.ts'

/**
 * The steps with which a plan that rests in between goes on: those whose fixed start comes a night's rest (the
 * upgrade's own, see `limitsOf`) after everything before them is over. Empty for a plan done in one go, or without a
 * start.
 */
export function laterParts(state: UpgradeState): { step: string; at: number }[] {
  const start = state.head.start?.at.instant
  if (start === undefined) return []
  const rest = limitsOf(state.head).rest * MINUTE
  const parts: { step: string; at: number }[] = []
  let over = start
  for (const place of placesAt(plannedWork(state, start))) {
    const fixed = state.steps[place.step]?.startAt?.instant
    if (fixed !== undefined && fixed - over >= rest) parts.push({ step: place.step, at: fixed })
    over = Math.max(over, place.end)
  }
  return parts
}
