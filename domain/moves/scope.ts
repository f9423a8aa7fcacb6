import type { GoNoGo, HandsRequest, StepRun, UpgradeState } from '../log/state.ts'
import { untouched } from '../work/steps.ts'

/** What became of a step: `untouched` for one that nobody began. */
export function runOf(state: UpgradeState, step: string): StepRun {
  return state.runs[step] ?? untouched
}

/** The requests made for a step, the newest first. */
export function requestsFor(state: UpgradeState, step: string): HandsRequest[] {
  return Object.values(state.requests)
    .filter((r) => r.step === step)
    .sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1))
}

/** The requests as the hands come to them: the wrong box, what they are at, what rings, what was read; oldest first. */
export function requestsInTurn(state: UpgradeState): HandsRequest[] {
  return Object.values(state.requests).sort(
    (a, b) => rankOf(a) - rankOf(b) || a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1),
  )
}

/** The wrong box goes before all; what somebody is at is not pushed aside by what is asked anew. */
function rankOf({ state, readBack }: HandsRequest): number {
  if (readBack?.state === 'stopped') return 0
  return state === 'on-my-way' ? 1 : state === 'asked' ? 2 : state === 'seen' ? 3 : 4
}

/** The questions that wait for signatures, the one that has waited longest first. */
export function openQuestions(state: UpgradeState): GoNoGo[] {
  return Object.values(state.goNoGo)
    .filter((g) => g.result === 'open')
    .sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}
