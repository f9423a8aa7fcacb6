import { saidWithoutLine } from '../gates/late-word.ts'
import type { PlanStep } from '../plan/plan.ts'
import { isOpen } from './apply-hands.ts'
import { untouched } from './apply-plan.ts'
import { wentDark } from './decide-beats.ts'
import { passed } from './decide-gates.ts'
import { alive, isOver } from './decide-plan.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from './decision.ts'
import type { NewEvent } from './events.ts'
import type { Progress, RollBackStep, Status, StepRun, UpgradeState } from './state.ts'
import { openBefore, rollBackEnd, runningStep, stepOf } from './steps.ts'

const wrong = (state: UpgradeState, needs: Status[]): Decision =>
  no('wrong-status', { status: state.status, needs })

export const upgradeVerbs: Verbs<
  | 'upgrade.ready'
  | 'upgrade.start'
  | 'upgrade.suspend'
  | 'upgrade.resume'
  | 'upgrade.close'
  | 'upgrade.cancel'
  | 'follow-up.done'
  | 'clock.set'
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

  'upgrade.suspend'(state, { reason, handOver, resumeAt }, _actor, { now }) {
    if (state.status === 'suspended') return nothingToDo
    if (state.status !== 'running' && state.status !== 'rolling-back')
      return wrong(state, ['running', 'rolling-back'])
    if (resumeAt !== null && resumeAt <= now) return no('time-passed', { at: resumeAt, now })
    return happens({ type: 'upgrade.suspended', body: { reason, handOver, resumeAt } })
  },

  'upgrade.resume'(state) {
    if (state.status === 'running' || state.status === 'rolling-back') return nothingToDo
    return state.status === 'suspended'
      ? happens({ type: 'upgrade.resumed', body: {} })
      : wrong(state, ['suspended'])
  },

  'upgrade.close'(state, { followUps }) {
    if (state.status === 'closed') return nothingToDo
    if (state.status !== 'running' && state.status !== 'suspended')
      return wrong(state, ['running', 'suspended'])
    const open = Object.keys(state.runs).filter((id) => state.runs[id]?.state === 'running')
    if (open.length > 0) return no('still-open', { steps: open.map((id) => stepOf(state, id)?.title ?? id) })
    const armed = Object.values(state.cards).find((c) => c.state === 'armed')
    if (armed !== undefined) return no('card-armed', { id: armed.id })
    return happens(...withdrawals(state), { type: 'upgrade.closed', body: { followUps } })
  },

  'upgrade.cancel'(state, { reason }) {
    if (state.status === 'cancelled') return nothingToDo
    if (isOver(state)) return wrong(state, alive)
    // No clock runs in a cancelled upgrade: a card left armed would stand on the phone and never come due.
    const armed = Object.values(state.cards).find((c) => c.state === 'armed')
    if (armed !== undefined) return no('card-armed', { id: armed.id })
    const stopped = Object.keys(state.runs).filter((id) => state.runs[id]?.state === 'running')
    return happens(
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

  'clock.set'(state, { own }, _actor, { now, realNow }) {
    if (isOver(state)) return wrong(state, alive)
    // The log's times never run backwards, so neither may the clock that stamps them.
    if (own !== null && own.at < state.at) return no('clock-backwards', { at: own.at, now })
    if (own === null) {
      if (state.clock.kind === 'wall') return nothingToDo
      if (realNow < state.at) return no('clock-backwards', { at: realNow, now })
      return happens({ type: 'clock.set', body: { clock: { kind: 'wall' } } })
    }
    return happens({
      type: 'clock.set',
      body: { clock: { kind: 'own', at: own.at, rate: own.rate, realAt: realNow } },
    })
  },

  'rollback.start'(state, { reason, downTo }) {
    if (state.status === 'rolling-back') return nothingToDo
    if (state.status !== 'running') return wrong(state, ['running'])
    const limit = downTo === null ? undefined : state.runs[downTo]
    if (downTo !== null && (state.steps[downTo] === undefined || limit === undefined))
      return no('no-such', { kind: 'step', id: downTo })
    if (downTo !== null && limit !== undefined && !touched(limit))
      return no('wrong-step-state', { step: downTo, state: limit.state })
    const floor = limit === undefined ? 0 : (limit.endedSeq ?? Number.POSITIVE_INFINITY)
    // Newest first: what is running now stops and is undone before what ended last.
    const back = Object.values(state.steps)
      .map((step) => ({ step, run: state.runs[step.id] ?? untouched }))
      .filter(({ run }) => touched(run) && (run.endedSeq ?? Number.POSITIVE_INFINITY) >= floor)
      .sort((a, b) => (b.run.endedSeq ?? Number.MAX_VALUE) - (a.run.endedSeq ?? Number.MAX_VALUE))
    if (back.length === 0) return no('nothing-to-undo', {})
    const id = `rb${state.rollBacks + 1}`
    const left = back
      .filter(({ step, run }) => step.irreversible && run.state === 'done')
      .map((b) => b.step.id)
    const undoable = back.filter((b) => !left.includes(b.step.id))
    const steps = undoable
      .flatMap(({ step }) => (step.undo === null ? [] : [step]))
      .map((s, i) => undoStep(state, id, s, i))
    const nothing = undoable
      .filter((b) => b.step.undo === null && b.run.state === 'done')
      .map((b) => b.step.id)
    const stopped: NewEvent[] = back
      .filter(({ run }) => run.state === 'running')
      .map(({ step }) => ({ type: 'step.failed', body: { step: step.id, reason } }))
    // Failed without an undo, or done for good: a roll-back of these alone would be one of nothing.
    if (steps.length + nothing.length + stopped.length === 0) return no('nothing-to-undo', {})
    const started: NewEvent = { type: 'rollback.started', body: { id, reason, steps, nothing, left } }
    return steps.length === 0
      ? happens(...stopped, started, { type: 'rollback.finished', body: { id } })
      : happens(...stopped, started)
  },
}

export const stepVerbs: Verbs<
  'step.start' | 'step.finish' | 'step.fail' | 'step.skip' | 'step.redo' | 'step.progress' | 'step.note'
> = {
  'step.start'(state, { step, override }, actor, moment) {
    const decision = onStep(state, step, actor, (found, run, entered) => {
      if (run.state === 'running') return nothingToDo
      if (run.state !== 'todo' && run.state !== 'undone')
        return no('wrong-step-state', { step, state: run.state })
      const gate = passed(state, found, actor, moment)
      if (!gate.ok) return gate.refused
      const waits = openBefore(state, found)
      if (waits.length > 0 && override === undefined) return no('waits-for', { step: found.title, waits })
      // What cuts the link leaves the hands alone with what they hold: the card, or a reason why there need be none.
      // It is asked of who can arm one.
      const alone =
        found.cutsLink && state.status === 'running' && actor.person?.role !== 'sentinel' && !hasCard(state)
      if (alone && override === undefined) return no('no-card', { step: found.title })
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

  'step.finish'(state, { step }, actor) {
    const decision = onStep(
      state,
      step,
      actor,
      (_found, run, entered) => {
        if (run.state === 'done') return nothingToDo
        if (run.state !== 'running') return no('wrong-step-state', { step, state: run.state })
        return happens({ type: 'step.finished', body: { step, ...entered } }, ...rollBackEnd(state, step))
      },
      true,
    )
    return decision.ok ? decision : (reported(state, step, actor, {}) ?? decision)
  },

  'step.fail'(state, { step, reason }, actor) {
    return onStep(
      state,
      step,
      actor,
      (_found, run, entered) => {
        if (run.state === 'failed') return nothingToDo
        if (run.state !== 'running') return no('wrong-step-state', { step, state: run.state })
        return happens({ type: 'step.failed', body: { step, reason, ...entered } })
      },
      true,
    )
  },

  'step.skip'(state, { step, reason }, actor) {
    return onStep(state, step, actor, (_found, run, entered) => {
      if (run.state === 'skipped') return nothingToDo
      if (run.state === 'done') return no('wrong-step-state', { step, state: run.state })
      return happens(
        { type: 'step.skipped', body: { step, reason, ...entered } },
        ...rollBackEnd(state, step),
      )
    })
  },

  'step.redo'(state, { step, reason }, actor, moment) {
    return onStep(state, step, actor, (found, run, entered) => {
      if (run.state === 'running') return nothingToDo
      if (run.state === 'todo') return no('wrong-step-state', { step, state: run.state })
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

function onStep(
  state: UpgradeState,
  id: string,
  actor: Actor,
  verb: (step: PlanStep, run: StepRun, entered: { entered?: true }) => Decision,
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
  return verb(step, state.runs[id] ?? untouched, entered ? { entered: true } : {})
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
  return (
    a.done === b.done &&
    (a.unit === 'bytes' ? b.unit === 'bytes' && a.total === b.total : b.unit === 'percent')
  )
}

function touched(run: StepRun): boolean {
  return run.state === 'running' || run.state === 'done' || run.state === 'failed'
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
  }
}

function withdrawals(state: UpgradeState): NewEvent[] {
  return Object.values(state.requests)
    .filter(isOpen)
    .map((r) => ({ type: 'request.withdrawn', body: { id: r.id, reason: '' } }))
}

/** Whether a card stands that says what to do if nobody can talk. */
export function hasCard(state: UpgradeState): boolean {
  return Object.values(state.cards).some((c) => c.state === 'armed')
}
