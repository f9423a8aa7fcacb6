import { noGoDecided, questionsOver } from '../gates/apply.ts'
import type { Applies } from '../log/capability.ts'
import type { EventMeta } from '../log/events.ts'
import type { Progress, StepRun, UpgradeState } from '../log/state.ts'
import { sameMeasure } from './progress.ts'
import type { WorkEvents } from './rules.ts'
import { untouched } from './steps.ts'

export const workApplies: Applies<WorkEvents> = {
  'upgrade.readied'(state) {
    return { ...state, status: 'ready' }
  },

  'upgrade.started'(state, _body, event) {
    return { ...state, status: 'running', startedAt: event.happenedAt }
  },

  'upgrade.suspended'(state, body, event) {
    return {
      ...noGoDecided(state, 'suspended'),
      status: 'suspended',
      suspension: {
        ...body,
        at: event.happenedAt,
        from: state.status === 'rolling-back' ? 'rolling-back' : 'running',
      },
    }
  },

  'upgrade.resumed'(state) {
    // Said of what runs, it goes on after a roll-back.
    if (state.status === 'running' && state.rollBack !== null)
      return { ...state, rollBack: { ...state.rollBack, wentOn: true } }
    return { ...state, status: state.suspension?.from ?? 'running', suspension: null }
  },

  'upgrade.closed'(state, body, event) {
    return {
      ...questionsOver(state, 'over'),
      status: 'closed',
      suspension: null,
      endedAt: event.happenedAt,
      followUps: body.followUps.map((f) => ({ ...f, done: false })),
    }
  },

  'upgrade.cancelled'(state, body, event) {
    return {
      ...questionsOver(state, 'over'),
      status: 'cancelled',
      suspension: null,
      endedAt: event.happenedAt,
      endReason: body.reason,
    }
  },

  'follow-up.done'(state, body) {
    const { id } = body
    return { ...state, followUps: state.followUps.map((f) => (f.id === id ? { ...f, done: true } : f)) }
  },

  'step.started'(state, body, event) {
    return run(state, body.step, {
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
    return run(state, body.step, untouched)
  },

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

  'step.progressed'(state, body, event) {
    const { step, progress } = body
    const before = state.runs[step] ?? untouched
    return run(state, step, {
      ...before,
      progress: {
        ...progress,
        at: event.happenedAt,
        from: firstOf(before.progress, progress, event.happenedAt),
      },
    })
  },

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

  // They stand in the log, and nothing follows from them.
  'step.noted': (state) => state,
  'step.reported': (state) => state,
}

function run(state: UpgradeState, step: string, value: StepRun): UpgradeState {
  return { ...state, runs: { ...state.runs, [step]: value } }
}

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

/** The first report of the series that a new one goes on with; itself where it goes on with none. */
function firstOf(was: StepRun['progress'], next: Progress, at: number): { done: number; at: number } {
  if (was === null || was.done > next.done || !sameMeasure(was, next)) return { done: next.done, at }
  return was.from ?? { done: was.done, at: was.at }
}
