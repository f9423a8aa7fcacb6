import { type Actor, type Decision, happens, no } from '../log/decision.ts'
import type { Status, StepRun, UpgradeState } from '../log/state.ts'
import { doerFor, sentinelNamed } from '../people/on-duty.ts'
import type { PlanStep } from '../plan/plan.ts'
import { stepOf, untouched } from './steps.ts'

/** How something stands in the log that the upgrader enters for the hands, and who did it. */
export interface Entered {
  entered?: true
  doer?: string
}

/**
 * What `verb` says of a step that is there, whose turn it is and that is the actor's to do: else why not. `reports`: the verb
 * tells that it ended, which a suspension does not make untrue.
 */
export function onStep(
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

function enteredFor(doer: string | null): Entered {
  return doer === null ? { entered: true } : { entered: true, doer }
}

/**
 * What the hands report of their own step is never refused: it has happened, and the step may have come to something
 * else meanwhile. Null: it is no such report.
 */
export function reported(
  state: UpgradeState,
  id: string,
  actor: Actor,
  how: { began?: true },
): Decision | null {
  if (actor.person?.role !== 'sentinel' || stepOf(state, id)?.by !== 'sentinel') return null
  const was = (state.runs[id] ?? untouched).state
  if (was === 'running' || was === 'done') return null
  return happens({ type: 'step.reported', body: { step: id, was, ...how } })
}
