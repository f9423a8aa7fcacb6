import { row } from '../access/rows.ts'
import { questionsOver } from '../gates/over.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import { cards, reason } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { idSchema } from '../plan/basics.ts'
import type { PlanStep } from '../plan/plan.ts'
import { textsOfUndo } from '../plan/texts.ts'
import type { RollBackStep } from './state.ts'
import { wrongStatus } from './status.ts'
import { untouched } from './steps.ts'
import { floorOf, hasToUndo, toUndo, touched } from './to-undo.ts'
import { cardsLeft } from './upgrade-rules.ts'

export interface RollBackEvents {
  'rollback.started': {
    id: string
    reason: string
    steps: RollBackStep[]
    /** Nothing to undo: they count as undone at once. */
    nothing: string[]
    /** Irreversible: they stay done. */
    left: string[]
  }
  'rollback.finished': { id: string }
}

export interface RollBackRefusals {
  'nothing-to-undo': Record<never, never>
}

export const rollBackShapes = () => ({
  'rollback.start': { reason, downTo: idSchema.nullable(), cards: cards.optional() },
})

export const rollBackRows: Rows<typeof rollBackShapes> = {
  'rollback.start': row.upgrader,
}

export const rollBackTries: Tries<typeof rollBackShapes> = (of) => ({
  'rollback.start': { reason: of.texts, downTo: orNull(of.steps), cards: of.cardsLeft },
})

export const rollBackVerbs: Verbs<'rollback.start'> = {
  'rollback.start'(state, { reason, downTo, cards }, _actor, { now }) {
    if (state.status === 'rolling-back') return nothingToDo
    if (state.status !== 'running') return wrongStatus(state, ['running'])
    const limit = downTo === null ? undefined : state.runs[downTo]
    if (downTo !== null && (state.steps[downTo] === undefined || limit === undefined))
      return no('no-such', { kind: 'step', id: downTo })
    if (downTo !== null && limit !== undefined && !touched(limit))
      return no('wrong-step-state', { step: downTo, state: limit.state })
    if (!hasToUndo(state, downTo)) return no('nothing-to-undo', {})
    const back = toUndo(state, floorOf(state, downTo))
    const id = `rb${state.rollBacks + 1}`
    const steps = back.steps.map((s, i) => undoStep(state, id, s, i))
    const { nothing, left } = back
    const stopped = back.running.map((step): NewEvent => ({ type: 'step.failed', body: { step, reason } }))
    const standing = cardsLeft(state, cards, reason, now)
    if (!standing.ok) return standing
    const started: NewEvent = { type: 'rollback.started', body: { id, reason, steps, nothing, left } }
    const begun = [...standing.events, ...stopped, started]
    return steps.length === 0
      ? happens(...begun, { type: 'rollback.finished', body: { id } })
      : happens(...begun)
  },
}

export const rollBackApplies: Applies<RollBackEvents> = {
  'rollback.started'(state, body, event) {
    const { id, reason, steps, nothing, left } = body
    const runs = { ...state.runs }
    for (const old of state.rollBack?.steps ?? []) delete runs[old]
    for (const s of steps) runs[s.id] = untouched
    for (const n of nothing) runs[n] = { ...(runs[n] ?? untouched), state: 'undone', endedSeq: event.seq }
    return {
      ...questionsOver(state, 'rolled-back'),
      status: 'rolling-back',
      rollBacks: state.rollBacks + 1,
      rollBack: {
        id,
        reason,
        left,
        startedAt: event.happenedAt,
        endedAt: null,
        steps: steps.map((s) => s.id),
      },
      rollBackSteps: Object.fromEntries(steps.map((s) => [s.id, s])),
      runs,
    }
  },

  'rollback.finished'(state, _body, event) {
    return {
      ...state,
      status: 'running',
      rollBack: state.rollBack === null ? null : { ...state.rollBack, endedAt: event.happenedAt },
    }
  },
}

function undoStep(state: UpgradeState, rollBack: string, step: PlanStep, index: number): RollBackStep {
  const undo = step.undo as NonNullable<PlanStep['undo']>
  let id = `${rollBack}-${index + 1}`
  while (Object.hasOwn(state.steps, id)) id = `${id}x`
  const ask = undo.needs.includes('hands')
    ? {
        kind: step.ask?.kind ?? ('other' as const),
        text: undo.what.slice(0, 1000),
        allowance: step.ask?.allowance ?? 10,
      }
    : null
  return {
    id,
    undoes: step.id,
    phase: rollBack,
    order: index,
    title: undo.what.split('\n')[0]?.slice(0, 200) ?? '',
    by: undo.by,
    machine: step.machine,
    minutes: undo.minutes,
    needs: undo.needs,
    cutsLink: step.cutsLink,
    run: undo.what,
    expect: '',
    undo: null,
    irreversible: false,
    after: null,
    ask,
    ...(step.person != null && step.by === undo.by ? { person: step.person } : {}),
    ...textsOfUndo(step.texts, ask !== null),
  }
}
