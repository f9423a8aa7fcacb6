import { row } from '../access/rows.ts'
import { noGoDecided } from '../gates/over.ts'
import { taskOf } from '../hands/one-job.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { EventMeta, NewEvent } from '../log/events.ts'
import { doer, reason } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { idSchema } from '../plan/basics.ts'
import type { PlanStep } from '../plan/plan.ts'
import { type Entered, onStep, reported } from './on-step.ts'
import type { StepState } from './state.ts'
import { rollBackEnd, untouched, withRun } from './steps.ts'

export interface EndEvents {
  'step.finished': {
    step: string
    entered?: true
    doer?: string
    /** By its machine's own report of being up. */
    reported?: true
  }
  'step.failed': { step: string; reason: string; entered?: true }
  'step.skipped': { step: string; reason: string; entered?: true }
  /** The hands reported a step finished, or begun, that had meanwhile come to something else. */
  'step.reported': { step: string; was: StepState; began?: true }
}

export const endShapes = () => ({
  'step.finish': { step: idSchema, doer },
  'step.fail': { step: idSchema, reason },
  'step.skip': { step: idSchema, reason },
})

export const endRows: Rows<typeof endShapes> = {
  'step.finish': row.doer,
  'step.fail': row.doer,
  'step.skip': row.doer,
}

export const endTries: Tries<typeof endShapes> = (of) => ({
  'step.finish': { step: of.steps, doer: of.doers },
  'step.fail': { step: of.steps, reason: of.texts },
  'step.skip': { step: of.steps, reason: of.texts },
})

export const endVerbs: Verbs<'step.finish' | 'step.fail' | 'step.skip'> = {
  'step.finish'(state, { step, doer }, actor, moment) {
    const decision = onStep(
      state,
      step,
      actor,
      { now: moment.now, doer },
      (found, run, entered) => {
        if (run.state === 'done') return nothingToDo
        if (run.state !== 'running') return no('wrong-step-state', { step, state: run.state })
        return happens(
          { type: 'step.finished', body: { step, ...entered } },
          ...answered(state, found, entered),
          ...rollBackEnd(state, step),
        )
      },
      true,
    )
    return decision.ok ? decision : (reported(state, step, actor, {}) ?? decision)
  },

  'step.fail'(state, { step, reason }, actor, { now }) {
    return onStep(
      state,
      step,
      actor,
      { now },
      (_found, run, entered) => {
        if (run.state === 'failed') return nothingToDo
        if (run.state !== 'running') return no('wrong-step-state', { step, state: run.state })
        return happens({
          type: 'step.failed',
          body: { step, reason, ...marked(entered) },
        })
      },
      true,
    )
  },

  'step.skip'(state, { step, reason }, actor, { now }) {
    return onStep(state, step, actor, { now }, (_found, run, entered) => {
      if (run.state === 'skipped') return nothingToDo
      if (run.state === 'done') return no('wrong-step-state', { step, state: run.state })
      return happens(
        {
          type: 'step.skipped',
          body: { step, reason, ...marked(entered) },
        },
        ...rollBackEnd(state, step),
      )
    })
  },
}

export const endApplies: Applies<EndEvents> = {
  'step.finished'(state, body, event) {
    return ended(state, event, body.step, 'done', '', body.entered, body.doer)
  },

  'step.failed'(state, body, event) {
    return ended(state, event, body.step, 'failed', body.reason, body.entered)
  },

  'step.skipped'(state, body, event) {
    return noGoDecided(ended(state, event, body.step, 'skipped', body.reason, body.entered), 'skipped', {
      kind: 'step',
      id: body.step,
    })
  },

  // It stands in the log, and nothing follows from it.
  'step.reported': (state) => state,
}

/** A job is done once: what the hands were asked for their own step is answered by its end. */
function answered(state: UpgradeState, step: PlanStep, entered: Entered): NewEvent[] {
  const { request, at } = taskOf(state, step)
  if (step.by !== 'sentinel' || request === null || at !== 'open') return []
  return [{ type: 'request.done', body: { id: request.id, saw: '', ...entered } }]
}

const marked = ({ entered }: Entered) => (entered === true ? { entered } : {})

function ended(
  state: UpgradeState,
  event: EventMeta,
  step: string,
  to: 'done' | 'failed' | 'skipped',
  reason: string,
  entered: true | undefined,
  doer?: string,
): UpgradeState {
  // Who began it need not be who ended it.
  const { doer: _, ...was } = state.runs[step] ?? untouched
  const next = withRun(state, step, {
    ...was,
    ...(doer === undefined ? {} : { doer }),
    state: to,
    endedAt: event.happenedAt,
    by: event.actor,
    entered: entered === true,
    reason,
    endedSeq: event.seq,
  })
  const undoes = to === 'done' ? state.rollBackSteps[step]?.undoes : undefined
  const original = undoes === undefined ? undefined : next.runs[undoes]
  if (undoes === undefined || original === undefined) return next
  return withRun(next, undoes, { ...original, state: 'undone', endedSeq: event.seq })
}
