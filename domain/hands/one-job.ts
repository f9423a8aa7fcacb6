import type { HandsRequest, Photo, PhotoAbout, UpgradeState } from '../log/state.ts'
import { photosOf } from '../photos/photos.ts'
import type { PlanStep } from '../plan/plan.ts'
import { stepOf } from '../work/steps.ts'
import { cannotStands } from './calls.ts'
import type { RequestKind } from './kinds.ts'
import { isOpen } from './state.ts'

/** Asked beside a step of which the plan says not what to ask for: it does not do the step. */
const asides: readonly RequestKind[] = ['look', 'read-screen', 'take-photo']

/** Whether a request asks for what the step itself needs of the hands, and not for something beside it. */
export function isJobOf(step: PlanStep, r: Pick<HandsRequest, 'step' | 'kind'>): boolean {
  if (r.step !== step.id) return false
  return step.ask === null ? !asides.includes(r.kind) : r.kind === step.ask.kind
}

/**
 * The newest request for what a step needs of the hands, in its present attempt: one that waits, or one that was answered
 * for it, before it was begun or after. Null: none was made, or only for an attempt that is over.
 */
export function requestOfStep(state: UpgradeState, stepId: string): HandsRequest | null {
  const step = stepOf(state, stepId)
  if (step === null) return null
  const run = state.runs[stepId]
  const of = (r: HandsRequest) => {
    if (isOpen(r) || run === undefined || run.attempt === 0) return true
    if (run.state === 'running')
      return run.attempt === 1 || (r.endedAt ?? r.madeAt) >= (run.startedAt ?? r.madeAt)
    // It is over, or undone: what was asked for since is for the next attempt.
    return run.state === 'undone' ? r.madeAt > (run.endedAt ?? 0) : (r.endedAt ?? 0) >= (run.startedAt ?? 0)
  }
  return (
    Object.values(state.requests)
      .filter((r) => isJobOf(step, r) && of(r))
      .sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? -1 : 1))[0] ?? null
  )
}

/** The sentinel's own step that a request is: done by them, it is done. Null: it is none, or only helps with one. */
export function stepOfRequest(state: UpgradeState, r: HandsRequest): PlanStep | null {
  const step = r.step === null ? null : stepOf(state, r.step)
  if (step?.by !== 'sentinel') return null
  return requestOfStep(state, step.id)?.id === r.id ? step : null
}

/** A step and what the hands were asked for it: one job, however it was put. */
export interface Job {
  step: PlanStep
  request: HandsRequest | null
  /**
   * `none`: it may be asked for. `open`: it is asked, so the step is not asked beside it. `answered`: the hands did it, and
   * it is not asked for again. `cannot`: they said that they can't, and nobody has taken that up yet.
   */
  at: 'none' | 'open' | 'answered' | 'cannot'
}

/** How a step and its request stand together. */
export function taskOf(state: UpgradeState, step: PlanStep): Job {
  const request = requestOfStep(state, step.id)
  if (request === null) return { step, request, at: 'none' }
  if (isOpen(request)) return { step, request, at: 'open' }
  if (request.state === 'done') return { step, request, at: 'answered' }
  return { step, request, at: cannotStands(state, request) ? 'cannot' : 'none' }
}

/** The pictures of a request or a step, with those of the other half of the job. Oldest first. */
export function photosOfJob(state: UpgradeState, about: PhotoAbout): Photo[] {
  const r = about.kind === 'request' ? state.requests[about.id] : undefined
  const step =
    about.kind === 'step' ? about.id : r === undefined ? null : (stepOfRequest(state, r)?.id ?? null)
  if (step === null) return photosOf(state, about)
  const asked = requestOfStep(state, step)
  return [
    ...photosOf(state, { kind: 'step', id: step }),
    ...(asked === null ? [] : photosOf(state, { kind: 'request', id: asked.id })),
  ].sort((a, b) => a.seq - b.seq)
}
