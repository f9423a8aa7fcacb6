import { isOpen } from '../log/apply-hands.ts'
import type { GoNoGo, HandsRequest, StepRun, UpgradeState } from '../log/state.ts'
import { openBefore } from '../log/steps.ts'
import type { PlanStep } from '../plan/plan.ts'

/** What became of a step: `notBegun` for one that nobody touched. */
export function runOf(state: UpgradeState, step: string): StepRun {
  return state.runs[step] ?? notBegun
}

const notBegun: StepRun = {
  state: 'todo',
  attempt: 0,
  startedAt: null,
  endedAt: null,
  by: '',
  entered: false,
  reason: '',
  progress: null,
  endedSeq: null,
}

/** Whether a step could be begun now, as far as the steps before it go. */
export function isStartable(state: UpgradeState, step: PlanStep): boolean {
  const { state: at } = runOf(state, step.id)
  return (at === 'todo' || at === 'undone') && openBefore(state, step).length === 0
}

/** The newest request made for a step; undefined when none was. */
export function requestFor(state: UpgradeState, step: string): HandsRequest | undefined {
  return Object.values(state.requests)
    .filter((r) => r.step === step)
    .sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1))[0]
}

/** The open request of a step; undefined when there is none. */
export function openRequestFor(state: UpgradeState, step: string): HandsRequest | undefined {
  return Object.values(state.requests)
    .filter((r) => r.step === step && isOpen(r))
    .sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1))[0]
}

/** The questions that wait for signatures, the one that has waited longest first. */
export function openQuestions(state: UpgradeState): GoNoGo[] {
  return Object.values(state.goNoGo)
    .filter((g) => g.result === 'open')
    .sort((a, b) => a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}
