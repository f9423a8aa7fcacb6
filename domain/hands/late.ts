import type { HandsRequest } from '../log/state.ts'

/** When a request that was taken up is late: nothing was heard of it for as long as it may take. Null: not taken up. */
export function lateFrom(r: HandsRequest): number | null {
  if (r.state !== 'seen' && r.state !== 'on-my-way') return null
  const since = r.onMyWayAt ?? r.seenAt
  return since === null ? null : since + r.allowance * 60_000
}

export function isLate(r: HandsRequest, now: number): boolean {
  const from = lateFrom(r)
  return from !== null && from <= now
}
