import type { UpgradeState } from '../log/state.ts'
import { placesAt } from '../schedule/schedule.ts'
import { plannedWork } from '../schedule/work.ts'

/** Where the planner puts a step (epoch ms), at the likely minutes. */
export interface PlannedTime {
  start: number
  end: number
  /** It needs hands, and nobody is expected within the time looked ahead. */
  noHands: boolean
}

/** Each step by its id as planned: from the start agreed on, by the plan and the windows alone. Empty without a start. */
export function plannedTimes(state: UpgradeState): Record<string, PlannedTime> {
  const start = state.head.start?.at.instant ?? state.startedAt
  if (start === null) return {}
  return Object.fromEntries(
    placesAt(plannedWork(state, start)).map(({ step, start: from, end, noHands }) => [
      step,
      { start: from, end, noHands },
    ]),
  )
}
