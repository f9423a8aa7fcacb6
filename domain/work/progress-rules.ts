import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, each, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { words } from '../log/fields.ts'
import type { Progress, StepRun } from '../log/state.ts'
import { idSchema } from '../plan/schema.ts'
import { sameMeasure } from './progress.ts'
import { runningStep, stepOf, untouched, withRun } from './steps.ts'

export interface ProgressEvents {
  'step.progressed': { step: string; progress: Progress }
  'step.noted': { step: string; text: string }
}

export interface ProgressRefusals {
  'no-step-running': Record<never, never>
}

export const progressShapes = () => ({
  'step.progress': {
    step: idSchema.optional(),
    progress: z.discriminatedUnion('unit', [
      z.strictObject({ unit: z.literal('percent'), done: z.number().min(0).max(100) }),
      z.strictObject({
        unit: z.literal('bytes'),
        done: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        total: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
      }),
    ]),
  },
  'step.note': { step: idSchema.optional(), text: words },
})

export const progressRows: Rows<typeof progressShapes> = {
  'step.progress': { ...row.doer, script: 'yes' },
  'step.note': { upgrader: 'yes', sentinel: 'yes', script: 'yes' },
}

export const progressTries: Tries<typeof progressShapes> = (of) => ({
  'step.progress': [
    {
      progress: each({ unit: ['percent'], done: [0, 50, 99.5, 101] }),
    },
    {
      step: of.steps,
      progress: each({
        unit: ['bytes'],
        done: [0, 1_000],
        total: orNull([4_000]),
      }),
    },
  ],
  'step.note': [{ text: of.texts }, { step: of.steps, text: of.texts }],
})

export const progressVerbs: Verbs<'step.progress' | 'step.note'> = {
  'step.progress'(state, { step, progress }, actor) {
    const id = step ?? runningStep(state)
    if (id === null) return no('no-step-running', {})
    const said = stepOf(state, id)
    if (said === null) return no('no-such', { kind: 'step', id })
    const run = state.runs[id] ?? untouched
    if (run.state !== 'running') return no('wrong-step-state', { step: id, state: run.state })
    if (actor.leave === 'own' && said.by !== 'sentinel')
      return no('not-allowed', { command: 'step.progress', as: ['sentinel'] })
    if (run.progress !== null && sameProgress(run.progress, progress)) return nothingToDo
    return happens({ type: 'step.progressed', body: { step: id, progress } })
  },

  'step.note'(state, { step, text }) {
    const id = step ?? runningStep(state)
    if (id === null) return no('no-step-running', {})
    if (stepOf(state, id) === null) return no('no-such', { kind: 'step', id })
    return happens({ type: 'step.noted', body: { step: id, text } })
  },
}

export const progressApplies: Applies<ProgressEvents> = {
  'step.progressed'(state, body, event) {
    const { step, progress } = body
    const before = state.runs[step] ?? untouched
    return withRun(state, step, {
      ...before,
      progress: {
        ...progress,
        at: event.happenedAt,
        from: firstOf(before.progress, progress, event.happenedAt),
      },
    })
  },

  // It stands in the log, and nothing follows from it.
  'step.noted': (state) => state,
}

function sameProgress(a: Progress, b: Progress): boolean {
  return a.done === b.done && sameMeasure(a, b)
}

/** The first report of the series that a new one goes on with; itself where it goes on with none. */
function firstOf(was: StepRun['progress'], next: Progress, at: number): { done: number; at: number } {
  if (was === null || was.done > next.done || !sameMeasure(was, next)) return { done: next.done, at }
  return was.from ?? { done: was.done, at: was.at }
}
