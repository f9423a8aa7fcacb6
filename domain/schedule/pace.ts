import type { StepRun } from '../log/state.ts'
import type { Estimate } from '../plan/plan.ts'
import { MINUTE } from '../time/civil.ts'

/** How fast a running step comes on, by its first and its newest report of progress. */
export interface Pace {
  /** In the unit of the report (bytes, or percent), each second. */
  perSecond: number
  /** From the newest report to the end, at that rate (ms); null where nobody said how much there is. */
  left: number | null
}

/** Reports closer together than this say nothing of a rate, ms. */
const SHORTEST = 10_000

/** Null before two reports tell a rate, and where nothing came on. */
export function paceOf(progress: StepRun['progress']): Pace | null {
  if (progress?.from === undefined) return null
  const gained = progress.done - progress.from.done
  const took = progress.at - progress.from.at
  if (gained <= 0 || took < SHORTEST) return null
  const all = progress.unit === 'percent' ? 100 : progress.total
  return {
    perSecond: (gained / took) * 1000,
    left: all === null ? null : Math.max(0, ((all - progress.done) * took) / gained),
  }
}

/**
 * How long a step takes in all, in whole minutes: what its reports say where they tell a rate, else as it was planned.
 * A rate may get a little better, and rather worse.
 */
export function minutesOf(planned: Estimate, run: StepRun | undefined): Estimate {
  const left = run?.state === 'running' ? (paceOf(run.progress)?.left ?? null) : null
  if (left === null || run?.startedAt == null || run.progress === null) return planned
  const sofar = Math.max(0, run.progress.at - run.startedAt)
  const whole = (rest: number) => Math.ceil((sofar + rest) / MINUTE)
  return { best: whole(left * 0.8), likely: whole(left), worst: whole(left * 1.5) }
}
