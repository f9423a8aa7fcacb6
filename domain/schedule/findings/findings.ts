import type { Span } from '../../availability/spans.ts'
import type { UpgradeState } from '../../log/state.ts'
import type { Limits } from '../../plan/plan.ts'
import { scheduleOf } from '../schedule.ts'
import type { Chances } from '../told.ts'
import { workLeft } from '../work.ts'
import { fatigueFindings } from './fatigue.ts'
import type { Finding, View } from './finding.ts'
import { goneFindings, handsFindings } from './hands.ts'
import { safetyFindings } from './safety.ts'
import { timeFindings } from './times.ts'

export interface FindingsQuestion {
  state: UpgradeState
  /** Epoch ms, the upgrade's clock. */
  now: number
  /** Of the same state; findings that speak of chances are left out without it. */
  chances: Chances | null
  limits: Limits
  /** The upgrader's ordinary wakings around the work, in order (epoch ms), as far as the reader may know them. */
  wakes: readonly number[] | null
  /** The stretches in which the upgrader's body is at its lowest: sorted, disjoint. */
  low: readonly Span[]
}

const gravest = { stop: 0, warn: 1, note: 2 } as const

/**
 * What is wrong, may go wrong or should be known of the plan from now on: the gravest first, then in time. Empty once
 * the upgrade is over.
 */
export function findingsOf({ state, now, chances, limits, wakes, low }: FindingsQuestion): Finding[] {
  const work = workLeft(state, now)
  if (work === null) return []
  const schedule = scheduleOf(work)
  const places = new Map(schedule.places.filter((p) => p.how !== 'past').map((p) => [p.step, p]))
  const view: View = { state, now, work, schedule, places, chances, limits, wakes, low }
  const undated = state.head.start === null && (state.status === 'draft' || state.status === 'ready')
  const dated = undated ? [] : [...handsFindings(view), ...fatigueFindings(view)]
  return [...timeFindings(view), ...dated, ...goneFindings(view), ...safetyFindings(view)].sort(
    (a, b) =>
      gravest[a.severity] - gravest[b.severity] ||
      (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) ||
      0,
  )
}
