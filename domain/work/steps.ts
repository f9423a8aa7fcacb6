import type { NewEvent } from '../log/events.ts'
import type { RollBackStep, StepRun, UpgradeState } from '../log/state.ts'
import { inOrder, type PlanStep, waitsFor } from '../plan/plan.ts'

/** A step of the plan or of the present roll-back; null when there is none. */
export function stepOf(
  state: Pick<UpgradeState, 'steps' | 'rollBackSteps'>,
  id: string,
): PlanStep | RollBackStep | null {
  if (Object.hasOwn(state.steps, id)) return state.steps[id] as PlanStep
  return Object.hasOwn(state.rollBackSteps, id) ? (state.rollBackSteps[id] as RollBackStep) : null
}

/** The one step that runs; with several, the one started last. Null when none does. */
export function runningStep(state: UpgradeState): string | null {
  const running = Object.entries(state.runs).filter(([, r]) => r.state === 'running')
  running.sort(([a, x], [b, y]) => (y.startedAt ?? 0) - (x.startedAt ?? 0) || (a < b ? -1 : 1))
  return running[0]?.[0] ?? null
}

/** The steps each one waits for, whether or not they are over: in a roll-back the one before it. */
export function beforeOf(state: UpgradeState): (step: PlanStep) => readonly string[] {
  const order = state.rollBack?.steps ?? []
  const { waits } = planOrder(state)
  return ({ id }) => {
    const at = order.indexOf(id)
    return at >= 0 ? order.slice(Math.max(0, at - 1), at) : (waits.get(id) ?? [])
  }
}

interface PlanOrder {
  phases: UpgradeState['phases']
  steps: readonly PlanStep[]
  waits: ReadonlyMap<string, readonly string[]>
}

/** By the very steps they were worked out from: these are never changed in place, and every look at a screen asks anew. */
const orders = new WeakMap<UpgradeState['steps'], PlanOrder>()

/** The plan's steps in the order they are worked through, and what each waits for. */
export function planOrder(state: Pick<UpgradeState, 'phases' | 'steps'>): PlanOrder {
  const known = orders.get(state.steps)
  if (known?.phases === state.phases) return known
  const [phases, steps] = [Object.values(state.phases), Object.values(state.steps)]
  const order = { phases: state.phases, steps: inOrder(phases, steps), waits: waitsFor(phases, steps) }
  orders.set(state.steps, order)
  return order
}

/** Titles of the steps this one waits for that are neither done nor skipped. */
export function openBefore(state: UpgradeState, step: PlanStep): string[] {
  return beforeOf(state)(step)
    .filter((id) => !['done', 'skipped'].includes(state.runs[id]?.state ?? 'todo'))
    .map((id) => stepOf(state, id)?.title ?? id)
}

/** What ends with a step that ends: the roll-back, when it was its last. */
export function rollBackEnd(state: UpgradeState, ending: string): NewEvent[] {
  const back = state.rollBack
  if (back === null || state.status !== 'rolling-back' || !back.steps.includes(ending)) return []
  const open = back.steps.some(
    (s) => s !== ending && !['done', 'skipped'].includes(state.runs[s]?.state ?? 'todo'),
  )
  return open ? [] : [{ type: 'rollback.finished', body: { id: back.id } }]
}

/** A step nobody has touched yet. */
export const untouched: StepRun = {
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

/** The state with another run of a step. */
export function withRun(state: UpgradeState, step: string, run: StepRun): UpgradeState {
  return { ...state, runs: { ...state.runs, [step]: run } }
}

/**
 * Whether a start can still be taken back: its first, of which nothing has come yet. What cut the link has done so, and
 * what failed before would be forgotten.
 */
export function canUnbegin(state: UpgradeState, step: PlanStep, run: StepRun): boolean {
  const first = run.state === 'running' && run.attempt === 1 && run.progress === null && !step.cutsLink
  return (
    first &&
    !Object.values(state.requests).some((r) => r.step === step.id && r.madeAt >= (run.startedAt ?? 0))
  )
}
