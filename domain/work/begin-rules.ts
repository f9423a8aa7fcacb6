import { z } from 'zod'
import { row } from '../access/rows.ts'
import { wentDark } from '../beats/gone.ts'
import { coverOf, isGrave } from '../cards/cards.ts'
import { passed } from '../gates/barred.ts'
import { saidWithoutLine } from '../gates/late-word.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { type Actor, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { doer, reason } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { waitsForDecision } from '../moves/next-step.ts'
import { idSchema } from '../plan/basics.ts'
import { onStep, reported } from './on-step.ts'
import type { StepState } from './state.ts'
import { canUnbegin, openBefore, untouched, withRun } from './steps.ts'

export interface BeginEvents {
  /** `doer`, here and where it ends: who did it, by person id, where the actor entered it for them. */
  'step.started': {
    step: string
    attempt: number
    override?: string
    entered?: true
    doer?: string
    /** It had begun where no word of it came through: its go/no-go was closed by then. */
    deviation?: 'gate'
  }
  'step.unbegun': { step: string; entered?: true }
}

export interface BeginRefusals {
  'wrong-step-state': { step: string; state: StepState }
  /** A roll-back is over, and the upgrader has not said how it goes on. */
  'awaits-decision': { step: string }
  'waits-for': { step: string; waits: string[] }
  'not-in-roll-back': { step: string }
  /** `cuts` the link; `lasts`: can't be taken back. */
  'needs-confirmation': { step: string; cuts: boolean; lasts: boolean }
}

export const beginShapes = () => ({
  'step.start': {
    step: idSchema,
    override: reason.optional(),
    /** Said before one's eyes: that it can't be taken back, or cuts the link. */
    confirmed: z.literal(true).optional(),
    doer,
  },
  /** What was begun by mistake: it was not. */
  'step.unbegin': { step: idSchema },
  'step.redo': { step: idSchema, reason },
})

export const beginRows: Rows<typeof beginShapes> = {
  'step.start': row.doer,
  'step.unbegin': row.doer,
  'step.redo': row.doer,
}

export const beginTries: Tries<typeof beginShapes> = (of) => ({
  'step.start': [
    { step: of.steps },
    { step: of.steps, confirmed: [true] },
    { step: of.steps, override: of.texts, doer: of.doers },
  ],
  'step.unbegin': { step: of.steps },
  'step.redo': { step: of.steps, reason: of.texts },
})

export const beginVerbs: Verbs<'step.start' | 'step.unbegin' | 'step.redo'> = {
  'step.start'(state, { step, override, confirmed, doer }, actor, moment) {
    const decision = onStep(state, step, actor, { now: moment.now, doer }, (found, run, entered) => {
      if (run.state === 'running') return nothingToDo
      if (run.state !== 'todo' && run.state !== 'undone')
        return no('wrong-step-state', { step, state: run.state })
      if (undecided(state, actor)) return no('awaits-decision', { step: found.title })
      const gate = passed(state, found, actor, moment)
      if (!gate.ok) return gate.refused
      const waits = openBefore(state, found)
      if (waits.length > 0 && override === undefined) return no('waits-for', { step: found.title, waits })
      // What cuts the link leaves the hands alone with what they hold: the card, or a reason why there need be none.
      // It is asked of who can arm one.
      const hands = actor.person?.role === 'sentinel'
      const alone =
        found.cutsLink && state.status === 'running' && !hands && coverOf(state, found) === undefined
      if (alone && override === undefined) return no('no-card', { step: found.title })
      // A typed reason was asked for beside the same words. A phone's page may be older than the question, and what was
      // tapped on it without a line has been begun.
      if (isGrave(found) && !hands && confirmed === undefined && override === undefined)
        return no('needs-confirmation', {
          step: found.title,
          cuts: found.cutsLink,
          lasts: found.irreversible,
        })
      const body = { step, attempt: run.attempt + 1, ...entered, ...gate.marks }
      return happens(
        {
          type: 'step.started',
          body: waits.length > 0 || alone ? { ...body, override: override ?? '' } : body,
        },
        ...wentDark(state, found),
      )
    })
    if (decision.ok || !saidWithoutLine(state, moment)) return decision
    return reported(state, step, actor, { began: true }) ?? decision
  },

  'step.unbegin'(state, { step }, actor, { now }) {
    return onStep(state, step, actor, { now }, (found, run, entered) => {
      if (run.state === 'todo') return nothingToDo
      if (!canUnbegin(state, found, run)) return no('wrong-step-state', { step, state: run.state })
      return happens({ type: 'step.unbegun', body: { step, ...entered } })
    })
  },

  'step.redo'(state, { step, reason }, actor, moment) {
    return onStep(state, step, actor, { now: moment.now }, (found, run, entered) => {
      if (run.state === 'running') return nothingToDo
      if (run.state === 'todo') return no('wrong-step-state', { step, state: run.state })
      if (undecided(state, actor)) return no('awaits-decision', { step: found.title })
      const gate = passed(state, found, actor, moment)
      if (!gate.ok) return gate.refused
      const body = { step, attempt: run.attempt + 1, override: reason, ...entered, ...gate.marks }
      return happens({ type: 'step.started', body }, ...wentDark(state, found))
    })
  },
}

export const beginApplies: Applies<BeginEvents> = {
  'step.started'(state, body, event) {
    return withRun(state, body.step, {
      ...untouched,
      state: 'running',
      attempt: body.attempt,
      startedAt: event.happenedAt,
      by: event.actor,
      entered: body.entered === true,
      ...(body.doer === undefined ? {} : { doer: body.doer }),
      reason: body.override ?? '',
      ...(body.deviation === undefined ? {} : { deviation: body.deviation }),
    })
  },

  'step.unbegun'(state, body) {
    return withRun(state, body.step, untouched)
  },
}

/** After a roll-back it is the upgrader's to say how it goes on: by beginning a step, or by word. */
function undecided(state: UpgradeState, actor: Actor): boolean {
  return actor.person?.role === 'sentinel' && waitsForDecision(state)
}
