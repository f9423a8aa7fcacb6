import type { HandsRequest, UpgradeState } from '../log/state.ts'
import { doerOf, namedFor } from '../people/on-duty.ts'

/** Somebody on site asks to be called: about which request, who (person id; null: not known), since when (epoch ms). */
export interface CallWanted {
  request: HandsRequest
  by: string | null
  at: number
}

/**
 * Whether "I can't" still waits for the upgrader: nobody has opened it again, called about it, asked anew for the same, or
 * decided the step.
 */
export function cannotStands(state: UpgradeState, r: HandsRequest): boolean {
  if (r.state !== 'cannot' || r.endedAt === null || r.calledAt !== undefined) return false
  if (state.status === 'closed' || state.status === 'cancelled') return false
  const at = r.endedAt
  const same = (o: HandsRequest) =>
    r.step !== null ? o.step === r.step : o.step === null && o.machine === r.machine && o.kind === r.kind
  if (Object.values(state.requests).some((o) => o.id !== r.id && o.madeAt > at && same(o))) return false
  const run = r.step === null ? undefined : state.runs[r.step]
  return (run?.endedAt ?? run?.startedAt ?? 0) <= at
}

/** Whom to call, the longest waiting first: they said "not sure, call me", and nobody has taken that up yet. */
export function callsFor(state: UpgradeState): CallWanted[] {
  return Object.values(state.requests)
    .filter((r) => r.code === 'not-sure-call-me' && cannotStands(state, r))
    .map((request) => ({
      request,
      by: doerOf(state, request) ?? namedFor(state, request),
      at: request.endedAt ?? request.madeAt,
    }))
    .sort((a, b) => a.at - b.at || (a.request.id < b.request.id ? -1 : 1))
}
