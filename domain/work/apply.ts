import { noGoDecided, questionsOver } from '../gates/apply.ts'
import type { OpenEvent } from '../log/events.ts'
import type { Card, Progress, StepRun, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import { untouched } from '../plan/apply.ts'
import { sameMeasure } from './progress.ts'

/** Events of the upgrade, its steps, roll-back and cards; null for any other. */
export function applyWork(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.body === null) return null
  const when = event.happenedAt
  switch (event.type) {
    case 'upgrade.readied':
      return { ...state, status: 'ready' }
    case 'upgrade.started':
      return { ...state, status: 'running', startedAt: when }
    case 'upgrade.suspended':
      return {
        ...noGoDecided(state, 'suspended'),
        status: 'suspended',
        suspension: {
          ...event.body,
          at: when,
          from: state.status === 'rolling-back' ? 'rolling-back' : 'running',
        },
      }
    case 'upgrade.resumed':
      // Said of what runs, it goes on after a roll-back.
      if (state.status === 'running' && state.rollBack !== null)
        return { ...state, rollBack: { ...state.rollBack, wentOn: true } }
      return { ...state, status: state.suspension?.from ?? 'running', suspension: null }
    case 'upgrade.closed':
      return {
        ...questionsOver(state, 'over'),
        status: 'closed',
        suspension: null,
        endedAt: when,
        followUps: event.body.followUps.map((f) => ({ ...f, done: false })),
      }
    case 'upgrade.cancelled':
      return {
        ...questionsOver(state, 'over'),
        status: 'cancelled',
        suspension: null,
        endedAt: when,
        endReason: event.body.reason,
      }
    case 'follow-up.done': {
      const { id } = event.body
      return { ...state, followUps: state.followUps.map((f) => (f.id === id ? { ...f, done: true } : f)) }
    }
    case 'step.started':
      return run(state, event.body.step, {
        ...untouched,
        state: 'running',
        attempt: event.body.attempt,
        startedAt: when,
        by: event.actor,
        entered: event.body.entered === true,
        ...(event.body.doer === undefined ? {} : { doer: event.body.doer }),
        reason: event.body.override ?? '',
        ...(event.body.deviation === undefined ? {} : { deviation: event.body.deviation }),
      })
    case 'step.unbegun':
      return run(state, event.body.step, untouched)
    case 'step.finished':
      return ended(state, event, event.body.step, 'done', '', event.body.entered, event.body.doer)
    case 'step.failed':
      return ended(state, event, event.body.step, 'failed', event.body.reason, event.body.entered)
    case 'step.skipped':
      return noGoDecided(
        ended(state, event, event.body.step, 'skipped', event.body.reason, event.body.entered),
        'skipped',
        { kind: 'step', id: event.body.step },
      )
    case 'step.progressed': {
      const { step, progress } = event.body
      const before = state.runs[step] ?? untouched
      return run(state, step, {
        ...before,
        progress: { ...progress, at: when, from: firstOf(before.progress, progress, when) },
      })
    }
    case 'rollback.started': {
      const { id, reason, steps, nothing, left } = event.body
      const runs = { ...state.runs }
      for (const old of state.rollBack?.steps ?? []) delete runs[old]
      for (const s of steps) runs[s.id] = untouched
      for (const n of nothing) runs[n] = { ...(runs[n] ?? untouched), state: 'undone', endedSeq: event.seq }
      return {
        ...questionsOver(state, 'rolled-back'),
        status: 'rolling-back',
        rollBacks: state.rollBacks + 1,
        rollBack: { id, reason, left, startedAt: when, endedAt: null, steps: steps.map((s) => s.id) },
        rollBackSteps: Object.fromEntries(steps.map((s) => [s.id, s])),
        runs,
      }
    }
    case 'rollback.finished':
      return {
        ...state,
        status: 'running',
        rollBack: state.rollBack === null ? null : { ...state.rollBack, endedAt: when },
      }
    case 'card.armed': {
      const { walk = 0, ...armed } = event.body
      return putCard(state, {
        ...armed,
        walk,
        armedAt: when,
        state: 'armed',
        by: event.actor,
        endedAt: null,
        held: {},
        conflict: null,
        doneAt: null,
        saw: '',
        reason: '',
      })
    }
    case 'card.extended': {
      const { dueAt } = event.body
      // Given more time once it had fallen due, it stands again.
      return card(state, event.body.id, (c) =>
        c.state === 'fired' ? { dueAt, state: 'armed', by: event.actor, endedAt: null } : { dueAt },
      )
    }
    case 'card.confirmed':
      return card(state, event.body.id, (c) => ({
        ...stopped(c),
        state: 'confirmed',
        by: event.actor,
        endedAt: when,
      }))
    case 'card.disarmed': {
      const { reason } = event.body
      return card(state, event.body.id, (c) => ({
        ...stopped(c),
        state: 'disarmed',
        by: event.actor,
        endedAt: when,
        reason,
      }))
    }
    case 'card.fired': {
      const { conflict } = event.body
      return card(state, event.body.id, () => ({
        state: 'fired',
        by: event.actor,
        endedAt: when,
        conflict: conflict === undefined ? null : { was: conflict, at: event.at },
      }))
    }
    case 'card.held': {
      const { device, dueAt, awake } = event.body
      return card(state, event.body.id, (c) => ({
        held: { ...c.held, [device]: { by: event.actor, at: event.at, dueAt, awake } },
      }))
    }
    case 'card.done': {
      const { saw, entered, conflict } = event.body
      return card(state, event.body.id, (c) => ({
        // Reported straight away, it falls due no more.
        ...(c.state === 'armed' ? { state: 'fired', by: event.actor, endedAt: when } : {}),
        doneAt: when,
        saw,
        done: { by: event.actor, entered: entered === true },
        ...(conflict === undefined ? {} : { conflict: { was: conflict, at: event.at } }),
      }))
    }
    case 'warning.given': {
      const { kind, about } = event.body
      const times = (state.warned[kind]?.times ?? 0) + 1
      return { ...state, warned: { ...state.warned, [kind]: { about, times } } }
    }
    case 'warning.lifted': {
      const was = state.warned[event.body.kind]
      if (was === undefined || was.about !== event.body.about) return state
      return { ...state, warned: { ...state.warned, [event.body.kind]: { ...was, lifted: true } } }
    }
    default:
      return null
  }
}

function run(state: UpgradeState, step: string, value: StepRun): UpgradeState {
  return { ...state, runs: { ...state.runs, [step]: value } }
}

function ended(
  state: UpgradeState,
  event: OpenEvent,
  step: string,
  to: 'done' | 'failed' | 'skipped',
  reason: string,
  entered: true | undefined,
  doer?: string,
): UpgradeState {
  // Who began it need not be who ended it.
  const { doer: _, ...was } = state.runs[step] ?? untouched
  const next = run(state, step, {
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
  return run(next, undoes, { ...original, state: 'undone', endedSeq: event.seq })
}

function card(state: UpgradeState, id: string, to: (c: Card) => Partial<Card>): UpgradeState {
  const there = state.cards[id]
  return there === undefined ? state : putCard(state, { ...there, ...to(there) })
}

/** Whoever had begun to carry it out is still on the way to the box. */
function stopped(c: Card): Pick<Card, 'stopped'> {
  return c.state === 'fired' && c.by !== 'clock' ? { stopped: c.by } : {}
}

function putCard(state: UpgradeState, value: Card): UpgradeState {
  return { ...state, cards: prune(put(state.cards, value), (c) => (c.state === 'armed' ? null : c.endedAt)) }
}

/** The first report of the series that a new one goes on with; itself where it goes on with none. */
function firstOf(was: StepRun['progress'], next: Progress, at: number): { done: number; at: number } {
  if (was === null || was.done > next.done || !sameMeasure(was, next)) return { done: next.done, at }
  return was.from ?? { done: was.done, at: was.at }
}
