import { type Actor, type Decision, type Moment, no } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { doerFor, sentinelNamed } from '../people/on-duty.ts'
import type { Entered } from '../work/on-step.ts'
import { workVerbs } from '../work/rules.ts'
import { rollBackEnd } from '../work/steps.ts'
import { stepOfRequest } from './one-job.ts'
import type { HandsRequest } from './state.ts'

/** Says it with who did it, where the upgrader enters it: who is said, or else whose job it is where that is but one. */
export function byDoer(
  state: UpgradeState,
  r: HandsRequest,
  said: string | undefined,
  actor: Actor,
  { now }: Moment,
  verb: (entered: Entered) => Decision,
): Decision {
  const entered = enteredBy(actor)
  if (entered.entered !== true) return verb({})
  if (said !== undefined && sentinelNamed(state, said) === null)
    return no('no-such', { kind: 'person', id: said })
  const doer = said ?? doerFor(state, r, now)
  return verb(doer === null ? entered : { ...entered, doer })
}

/** Whether somebody else enters it for who did it. */
export function enteredBy(actor: Actor): { entered?: true } {
  return actor.leave === 'entered' || actor.person?.role === 'upgrader' ? { entered: true } : {}
}

/** The step that a request is begins with it, where it may; where it may not, what was said of the request stands. */
export function begun(
  state: UpgradeState,
  r: HandsRequest,
  entered: Entered,
  actor: Actor,
  at: Moment,
): NewEvent[] {
  const step = stepOfRequest(state, r)
  if (step === null) return []
  const { doer } = entered
  const started = workVerbs['step.start'](
    state,
    { type: 'step.start', step: step.id, doer },
    asDoer(actor),
    at,
  )
  return started.ok ? started.events : []
}

/** And it ends with it, begun or not: but not by what was done after it was called off, or before the wrong box. */
export function doneWith(
  state: UpgradeState,
  r: HandsRequest,
  entered: Entered,
  actor: Actor,
  at: Moment,
): NewEvent[] {
  const step = stepOfRequest(state, r)
  const late = r.state === 'withdrawn' || r.state === 'expired' || r.readBack?.state === 'stopped'
  if (step === null || late) return []
  if (state.runs[step.id]?.state !== 'running') {
    const started = begun(state, r, entered, actor, at)
    if (started.length === 0) return []
    const finished: NewEvent = { type: 'step.finished', body: { step: step.id, ...entered } }
    return [...started, finished, ...rollBackEnd(state, step.id)]
  }
  const { doer } = entered
  const ended = workVerbs['step.finish'](
    state,
    { type: 'step.finish', step: step.id, doer },
    asDoer(actor),
    at,
  )
  // The request is answered by what was said of it.
  return ended.ok ? ended.events.filter((e) => e.type !== 'request.done') : []
}

/** The same person, with the leave that they have for steps. */
function asDoer(actor: Actor): Actor {
  return { ...actor, leave: actor.person?.role === 'sentinel' ? 'own' : 'yes' }
}
