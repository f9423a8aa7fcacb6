import { type Decision, no } from '../log/decision.ts'
import type { HandsRequest, ReadBack, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import { isOpen } from './state.ts'

/** Nobody has said yet which box they stand before. */
export const unread: ReadBack = { state: 'open', picked: null, by: null, at: null, wrong: 0 }

/** The box is to be read back anew; how often it was the wrong one stays. */
export function anew(readBack: ReadBack | null): ReadBack | null {
  return readBack === null ? null : { ...unread, wrong: readBack.wrong }
}

/** What a verb comes to, for a request that is there. */
export function onRequest(state: UpgradeState, id: string, verb: (r: HandsRequest) => Decision): Decision {
  const r = state.requests[id]
  return r === undefined ? no('no-such', { kind: 'request', id }) : verb(r)
}

/** Who would act on what no longer holds is told what became of it. */
export function tooLate(r: HandsRequest): Decision {
  return no('too-late', { was: r.state, at: r.endedAt ?? r.madeAt, kind: r.kind })
}

/** The state with this request: its last few that ended are kept. */
export function request(state: UpgradeState, value: HandsRequest): UpgradeState {
  return { ...state, requests: prune(put(state.requests, value), (r) => (isOpen(r) ? null : r.endedAt)) }
}

/** The state once an event has changed a request; what is undefined is taken away. One listed no more stays forgotten. */
export function change(
  state: UpgradeState,
  id: string,
  to: (r: HandsRequest) => { [K in keyof HandsRequest]?: HandsRequest[K] | undefined },
): UpgradeState {
  const r = state.requests[id]
  return r === undefined ? state : request(state, stated({ ...r, ...to(r) }) as HandsRequest)
}

/** Without what is not said: a state read from a snapshot knows no key without a value. */
function stated<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T
}
