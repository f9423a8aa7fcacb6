import type { Tried } from '../notices/notices.ts'
import type { Details } from './details.ts'
import type { RequestKind } from './kinds.ts'
import type { CannotCode } from './presets.ts'

export type RequestState =
  | 'queued'
  | 'asked'
  | 'seen'
  | 'on-my-way'
  | 'done'
  | 'cannot'
  | 'withdrawn'
  | 'expired'

export interface HandsRequest {
  id: string
  kind: RequestKind
  machine: string | null
  step: string | null
  /** Whom it is asked of, by person id. Absent: whoever is on duty. */
  to?: string
  text: string
  expect: string
  allowance: number
  expiresAt: number | null
  state: RequestState
  askedBy: string
  /** When it was first asked for, whether or not somebody was there. */
  madeAt: number
  /** When it reached somebody on site. */
  askedAt: number | null
  seenAt: number | null
  onMyWayAt: number | null
  endedAt: number | null
  /** Who has it in hand, or answered it. */
  by: string | null
  /** Answered by phone, entered by the upgrader. */
  entered: boolean
  /** Who answered it, by person id, where somebody else entered it and said who. */
  doer?: string
  /** Why it can't be done, from the list; `reason` is what they wrote. */
  code?: CannotCode
  /** Somebody telephoned about it after it could not be done. */
  calledAt?: number
  reason: string
  saw: string
  rings: number
  /** Rings since it was taken up and became late. */
  lateRings: number
  lastRingAt: number | null
  escalated: boolean
  opened: number
  planVersion: number
  /** A report of something done that came after the request had ended otherwise. */
  conflict: { was: 'withdrawn' | 'expired' | 'cannot'; at: number } | null
  details: Details
  otherwise: string
  /** Queued until then at least. */
  notBefore: number | null
  /** Why it was asked although nobody was there for long enough. */
  override: string
  /** Null: no box is read back for it. */
  readBack: ReadBack | null
  /** Reported as done before the box was read back. */
  unread: boolean
  /** Machines whose stickers this request is to renew. */
  relabels: string[]
  /** How people were told of it: of each person and channel, the last try. Absent until the first. */
  tried?: Tried[]
}

/** Which box the hands stand before. Stopped: the wrong one was picked, and the upgrader has not cleared it yet. */
export interface ReadBack {
  state: 'open' | 'right' | 'stopped'
  /** What was picked last; null with `at` set: none of those shown. */
  picked: string | null
  by: string | null
  at: number | null
  wrong: number
}

/** Its part of what the log says so far. */
export interface HandsState {
  requests: Record<string, HandsRequest>
}

export const blankHands = (): HandsState => ({
  requests: {},
})

export function isOpen(r: Pick<HandsRequest, 'state'>): boolean {
  return r.state === 'queued' || r.state === 'asked' || r.state === 'seen' || r.state === 'on-my-way'
}
