import { awaited, type Gate, gateOf, signersOf, standingNoGo } from '../../domain/gates/gate.ts'
import { isOpen } from '../../domain/log/apply-hands.ts'
import type { GoNoGo, HandsRequest, StepRun, UpgradeState } from '../../domain/log/state.ts'
import { openBefore, runningStep, stepOf } from '../../domain/log/steps.ts'
import { type Doer, inOrder, type PlanStep } from '../../domain/plan/plan.ts'

/** The one thing that comes next, and whose move it is. */
export type NextMove =
  | { move: 'ready' | 'start' | 'resume' | 'close'; by: Doer[] }
  | { move: 'answer-go'; question: GoNoGo; people: string[]; by: Doer[] }
  | { move: 'decide-no-go'; question: GoNoGo; by: Doer[] }
  | { move: 'ask-go'; step: PlanStep; run: StepRun; gate: Gate; by: Doer[] }
  | {
      move: 'start-step' | 'finish-step' | 'ask-hands' | 'decide-failed'
      step: PlanStep
      run: StepRun
      by: Doer[]
    }
  | { move: 'await-hands'; step: PlanStep | null; run: StepRun | null; request: HandsRequest; by: Doer[] }
  | { move: 'over'; by: Doer[] }

/** Worked out from the state alone, so that both sides are told the same. */
export function nextMove(state: UpgradeState): NextMove {
  const upgrader: Doer[] = ['upgrader']
  switch (state.status) {
    case 'draft':
      return { move: 'ready', by: upgrader }
    case 'ready':
      return { move: 'start', by: upgrader }
    case 'suspended':
      return { move: 'resume', by: upgrader }
    case 'closed':
    case 'cancelled':
      return { move: 'over', by: [] }
    case 'running':
    case 'rolling-back':
      return atWork(state)
  }
}

function atWork(state: UpgradeState): NextMove {
  const stop = standingNoGo(state)
  if (stop !== null) return { move: 'decide-no-go', question: stop, by: ['upgrader'] }
  const question = openQuestion(state)
  if (question !== undefined) {
    const roles = signersOf(question, state).flatMap(({ answer, role }) =>
      answer !== null || role === 'observer' ? [] : [role],
    )
    return { move: 'answer-go', question, people: awaited(question, state), by: [...new Set(roles)] }
  }

  const running = runningStep(state)
  const step = running === null ? null : stepOf(state, running)
  if (step !== null) {
    const run = state.runs[step.id] as StepRun
    const request = requestFor(state, step.id)
    if (request !== undefined && isOpen(request))
      return { move: 'await-hands', step, run, request, by: ['sentinel'] }
    // Asked since this attempt began: the hands have answered, what is left is the doer's.
    const asked = request !== undefined && request.madeAt >= (run.startedAt ?? 0)
    if (step.by === 'upgrader' && step.needs.includes('hands') && !asked)
      return { move: 'ask-hands', step, run, by: ['upgrader'] }
    return { move: 'finish-step', step, run, by: [step.by] }
  }

  const open = Object.values(state.requests).find(isOpen)
  const scope = stepsInScope(state)
  const next = scope.find((s) => startable(state, s))
  const gate = next === undefined ? null : gateOf(state, next.id)
  if (next !== undefined && gate?.open === false)
    return { move: 'ask-go', step: next, run: runOf(state, next.id), gate, by: ['upgrader'] }
  if (next !== undefined) return { move: 'start-step', step: next, run: runOf(state, next.id), by: [next.by] }
  const failed = scope.find((s) => runOf(state, s.id).state === 'failed')
  if (failed !== undefined)
    return { move: 'decide-failed', step: failed, run: runOf(state, failed.id), by: ['upgrader'] }
  if (open !== undefined)
    return { move: 'await-hands', step: null, run: null, request: open, by: ['sentinel'] }
  return { move: 'close', by: ['upgrader'] }
}

/** The question that has waited longest for its signatures. */
export function openQuestion(state: UpgradeState): GoNoGo | undefined {
  return Object.values(state.goNoGo)
    .filter((g) => g.result === 'open')
    .sort((a, b) => a.askedAt - b.askedAt)[0]
}

/** The steps that are being worked through: those of the roll-back while one is under way, else the plan's. */
export function stepsInScope(state: UpgradeState): PlanStep[] {
  if (state.status === 'rolling-back' || state.suspension?.from === 'rolling-back')
    return (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
  return inOrder(Object.values(state.phases), Object.values(state.steps))
}

/** The newest request made for a step; undefined when none was. */
export function requestFor(state: UpgradeState, step: string): HandsRequest | undefined {
  return Object.values(state.requests)
    .filter((r) => r.step === step)
    .sort((a, b) => b.madeAt - a.madeAt)[0]
}

/** The step that a key pressed on the Desk is about: the one of the next move, if it is about one. */
export function stepOfMove(move: NextMove): PlanStep | null {
  return 'step' in move ? move.step : null
}

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

function startable(state: UpgradeState, step: PlanStep): boolean {
  const { state: at } = runOf(state, step.id)
  return (at === 'todo' || at === 'undone') && openBefore(state, step).length === 0
}
