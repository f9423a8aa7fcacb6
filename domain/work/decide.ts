import { wentDark } from '../beats/decide.ts'
import { coverOf, isGrave, openCards } from '../cards/cards.ts'
import { passed } from '../gates/decide.ts'
import { saidWithoutLine } from '../gates/late-word.ts'
import { isOpen } from '../hands/apply.ts'
import { taskOf } from '../hands/one-job.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { Progress, RollBackStep, Status, StepRun, UpgradeState } from '../log/state.ts'
import { waitsForDecision } from '../moves/next-step.ts'
import { doerFor, sentinelNamed } from '../people/on-duty.ts'
import { alive, isOver } from '../plan/decide.ts'
import type { PlanStep } from '../plan/plan.ts'
import { textsOfUndo } from '../plan/texts.ts'
import { sameMeasure } from './progress.ts'
import { openBefore, rollBackEnd, runningStep, stepOf, untouched } from './steps.ts'

const wrong = (state: UpgradeState, needs: Status[]): Decision =>
  no('wrong-status', { status: state.status, needs })

const upgradeVerbs: Verbs<
  | 'upgrade.ready'
  | 'upgrade.start'
  | 'upgrade.suspend'
  | 'upgrade.resume'
  | 'upgrade.close'
  | 'upgrade.cancel'
  | 'follow-up.done'
  | 'rollback.start'
> = {
  'upgrade.ready'(state) {
    if (state.status === 'ready') return nothingToDo
    return state.status === 'draft' ? happens({ type: 'upgrade.readied', body: {} }) : wrong(state, ['draft'])
  },

  'upgrade.start'(state) {
    if (state.status === 'running') return nothingToDo
    return state.status === 'ready' || state.status === 'draft'
      ? happens({ type: 'upgrade.started', body: {} })
      : wrong(state, ['draft', 'ready'])
  },

  'upgrade.suspend'(state, { reason, handOver, resumeAt, cards }, _actor, { now }) {
    if (state.status === 'suspended') return nothingToDo
    if (state.status !== 'running' && state.status !== 'rolling-back')
      return wrong(state, ['running', 'rolling-back'])
    if (resumeAt !== null && resumeAt <= now) return no('time-passed', { at: resumeAt, now })
    const standing = cardsLeft(state, cards, reason, now)
    if (!standing.ok) return standing
    return happens(...standing.events, { type: 'upgrade.suspended', body: { reason, handOver, resumeAt } })
  },

  'upgrade.resume'(state) {
    // After a roll-back it is the word to go on.
    if (waitsForDecision(state)) return happens({ type: 'upgrade.resumed', body: {} })
    if (state.status === 'running' || state.status === 'rolling-back') return nothingToDo
    return state.status === 'suspended'
      ? happens({ type: 'upgrade.resumed', body: {} })
      : wrong(state, ['suspended'])
  },

  'upgrade.close'(state, { followUps, cards }, _actor, { now }) {
    if (state.status === 'closed') return nothingToDo
    if (state.status !== 'running' && state.status !== 'suspended')
      return wrong(state, ['running', 'suspended'])
    const open = Object.keys(state.runs).filter((id) => state.runs[id]?.state === 'running')
    if (open.length > 0) return no('still-open', { steps: open.map((id) => stepOf(state, id)?.title ?? id) })
    const standing = cardsLeft(state, cards, '', now)
    if (!standing.ok) return standing
    return happens(...standing.events, ...withdrawals(state), { type: 'upgrade.closed', body: { followUps } })
  },

  'upgrade.cancel'(state, { reason, cards }, _actor, { now }) {
    if (state.status === 'cancelled') return nothingToDo
    if (isOver(state)) return wrong(state, alive)
    // No clock runs in a cancelled upgrade: a card left armed would stand on the phone and never come due.
    const standing = cardsLeft(state, cards, reason, now)
    if (!standing.ok) return standing
    const stopped = Object.keys(state.runs).filter((id) => state.runs[id]?.state === 'running')
    return happens(
      ...standing.events,
      ...stopped.map((step): NewEvent => ({ type: 'step.failed', body: { step, reason } })),
      ...withdrawals(state),
      { type: 'upgrade.cancelled', body: { reason } },
    )
  },

  'follow-up.done'(state, { id }) {
    const item = state.followUps.find((f) => f.id === id)
    if (item === undefined) return no('no-such', { kind: 'follow-up', id })
    return item.done ? nothingToDo : happens({ type: 'follow-up.done', body: { id } })
  },

  'rollback.start'(state, { reason, downTo, cards }, _actor, { now }) {
    if (state.status === 'rolling-back') return nothingToDo
    if (state.status !== 'running') return wrong(state, ['running'])
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

const stepVerbs: Verbs<
  | 'step.start'
  | 'step.unbegin'
  | 'step.finish'
  | 'step.fail'
  | 'step.skip'
  | 'step.redo'
  | 'step.progress'
  | 'step.note'
> = {
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
          body: { step, reason, ...(entered.entered === true ? { entered: true as const } : {}) },
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
          body: { step, reason, ...(entered.entered === true ? { entered: true } : {}) },
        },
        ...rollBackEnd(state, step),
      )
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

/** Not spread: a bundler keeps what is, and the phone, which asks this file only what can be undone, would carry all verbs. */
export const workVerbs = /* @__PURE__ */ Object.assign({}, upgradeVerbs, stepVerbs)

function onStep(
  state: UpgradeState,
  id: string,
  actor: Actor,
  said: { now: number; doer?: string | undefined },
  verb: (step: PlanStep, run: StepRun, entered: Entered) => Decision,
  reports = false,
): Decision {
  const step = stepOf(state, id)
  if (step === null) return no('no-such', { kind: 'step', id })
  const back = Object.hasOwn(state.rollBackSteps, id)
  const needs: Status = back ? 'rolling-back' : 'running'
  // That a running step ended is a report of what has happened; a freeze that overtook it does not make it untrue.
  const late = reports && state.status === 'suspended' && !back && state.runs[id]?.state === 'running'
  if (state.status !== needs && !late) {
    if (state.status === 'rolling-back') return no('not-in-roll-back', { step: step.title })
    return no('wrong-status', { status: state.status, needs: [needs] })
  }
  // The sentinel runs the sentinel's steps; the upgrader may enter them for her, and it says so.
  if (actor.leave === 'own' && step.by !== 'sentinel')
    return no('not-allowed', { command: 'step.start', as: ['sentinel'] })
  const entered = step.by === 'sentinel' && actor.person?.role === 'upgrader'
  if (!entered) return verb(step, state.runs[id] ?? untouched, {})
  if (said.doer !== undefined && sentinelNamed(state, said.doer) === null)
    return no('no-such', { kind: 'person', id: said.doer })
  return verb(step, state.runs[id] ?? untouched, enteredFor(said.doer ?? doerFor(state, step, said.now)))
}

/** How something stands in the log that the upgrader enters for the hands, and who did it. */
export interface Entered {
  entered?: true
  doer?: string
}

function enteredFor(doer: string | null): Entered {
  return doer === null ? { entered: true } : { entered: true, doer }
}

/** A job is done once: what the hands were asked for their own step is answered by its end. */
function answered(state: UpgradeState, step: PlanStep, entered: Entered): NewEvent[] {
  const { request, at } = taskOf(state, step)
  if (step.by !== 'sentinel' || request === null || at !== 'open') return []
  return [{ type: 'request.done', body: { id: request.id, saw: '', ...entered } }]
}

/** After a roll-back it is the upgrader's to say how it goes on: by beginning a step, or by word. */
function undecided(state: UpgradeState, actor: Actor): boolean {
  return actor.person?.role === 'sentinel' && waitsForDecision(state)
}

/**
 * What the hands report of their own step is never refused: it has happened, and the step may have come to something
 * else meanwhile. Null: it is no such report.
 */
function reported(state: UpgradeState, id: string, actor: Actor, how: { began?: true }): Decision | null {
  if (actor.person?.role !== 'sentinel' || stepOf(state, id)?.by !== 'sentinel') return null
  const was = (state.runs[id] ?? untouched).state
  if (was === 'running' || was === 'done') return null
  return happens({ type: 'step.reported', body: { step: id, was, ...how } })
}

function sameProgress(a: Progress, b: Progress): boolean {
  return a.done === b.done && sameMeasure(a, b)
}

export function touched(run: StepRun): boolean {
  return run.state === 'running' || run.state === 'done' || run.state === 'failed'
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
function toUndo(state: UpgradeState, floor: number): ToUndo {
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
function floorOf(state: UpgradeState, downTo: string | null): number {
  const limit = downTo === null ? undefined : state.runs[downTo]
  return limit === undefined ? 0 : (limit.endedSeq ?? Number.POSITIVE_INFINITY)
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

function withdrawals(state: UpgradeState): NewEvent[] {
  return Object.values(state.requests)
    .filter(isOpen)
    .map((r) => ({ type: 'request.withdrawn', body: { id: r.id, reason: '' } }))
}

/**
 * What becomes of the cards that still ask for something, where the work stops or turns: taken back in the same batch,
 * kept, or, while nobody has said which, a refusal. A card that stands where no clock runs would never come due.
 */
function cardsLeft(
  state: UpgradeState,
  cards: 'stand-down' | 'keep' | undefined,
  reason: string,
  now: number,
): Decision {
  const open = openCards(state, now)
  const [first] = open
  if (first === undefined || cards === 'keep') return nothingToDo
  if (cards === undefined) return no('card-armed', { id: first.id })
  return happens(...open.map((c): NewEvent => ({ type: 'card.disarmed', body: { id: c.id, reason } })))
}
