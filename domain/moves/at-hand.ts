import type { UpgradeState } from '../log/state.ts'
import type { PlanStep } from '../plan/plan.ts'
import { stepOf } from '../work/steps.ts'
import type { Job } from './job.ts'
import { jobsNow } from './jobs.ts'

/** The step that the most pressing job is about, if it is about one: what lists mark, and keys mean. */
export function stepAtHand(state: UpgradeState, now: number): PlanStep | null {
  for (const job of jobsNow(state, now)) {
    const step = stepOfJob(state, job)
    if (step !== null) return step
  }
  return null
}

/** The step a job is about, by itself or by the request made for it. */
export function stepOfJob(state: UpgradeState, { about }: Job): PlanStep | null {
  const id =
    about.kind === 'step' ? about.id : about.kind === 'request' ? state.requests[about.id]?.step : null
  return id == null ? null : stepOf(state, id)
}
