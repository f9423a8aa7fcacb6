import type { StepRun, UpgradeState } from '../log/state.ts'
import type { PlanStep } from '../plan/plan.ts'
import { untouched } from './steps.ts'

/** Whether it was begun, and has come to something that counts. */
export function touched(run: StepRun): boolean {
  return run.state === 'running' || run.state === 'done' || run.state === 'failed'
}

interface ToUndo {
  /** Newest first: what is running now stops and is undone before what ended last. */
  steps: PlanStep[]
  /** Done, with nothing to do for it. */
  nothing: string[]
  /** Done for good. */
  left: string[]
  running: string[]
}

/** What a roll-back undoes of what ended at `floor` (a seq) or later. */
export function toUndo(state: UpgradeState, floor: number): ToUndo {
  const back = Object.values(state.steps)
    .map((step) => ({ step, run: state.runs[step.id] ?? untouched }))
    .filter(({ run }) => touched(run) && (run.endedSeq ?? Number.POSITIVE_INFINITY) >= floor)
    .sort((a, b) => (b.run.endedSeq ?? Number.MAX_VALUE) - (a.run.endedSeq ?? Number.MAX_VALUE))
  const undoable = back.filter((b) => !isLeft(b))
  return {
    steps: undoable.flatMap(({ step }) => (step.undo === null ? [] : [step])),
    nothing: undoable.filter((b) => b.step.undo === null && b.run.state === 'done').map((b) => b.step.id),
    left: back.filter(isLeft).map((b) => b.step.id),
    running: back.filter(({ run }) => run.state === 'running').map(({ step }) => step.id),
  }
}

interface Ran {
  step: PlanStep
  run: StepRun
}

const isLeft = ({ step, run }: Ran) => step.irreversible && run.state === 'done'

/**
 * Whether a roll-back would find anything to do: of all that was done, or of what was done since `downTo` ended. Failed
 * without an undo, or done for good: a roll-back of these alone would be one of nothing.
 */
export function hasToUndo(state: UpgradeState, downTo: string | null = null): boolean {
  const floor = floorOf(state, downTo)
  return Object.values(state.steps).some((step) => {
    const run = state.runs[step.id] ?? untouched
    if (!touched(run) || (run.endedSeq ?? Number.POSITIVE_INFINITY) < floor) return false
    if (run.state === 'running') return true
    return !isLeft({ step, run }) && (step.undo !== null || run.state === 'done')
  })
}

/** From where on the log's events are undone. */
export function floorOf(state: UpgradeState, downTo: string | null): number {
  const limit = downTo === null ? undefined : state.runs[downTo]
  return limit === undefined ? 0 : (limit.endedSeq ?? Number.POSITIVE_INFINITY)
}
