import type { ClockDoubt } from '../../domain/clock/doubt.ts'
import type { Heard, Me, Seen } from '../../domain/contract/wire.ts'
import type { Damage } from '../../domain/log/damage.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Told } from '../../domain/schedule/told.ts'
import type { Typist } from '../talk/typists.ts'
import type { LiveEvent } from './history.ts'
import type { OutboxEntry } from './outbox.ts'

/** Why the connection will not come back by itself. */
export type Gone = 'revoked' | 'signed-out' | 'moved' | 'no-such-upgrade'

/** What a screen must tell once; it stays until dismissed. */
export type LiveNotice =
  /** The server's log is another than the one this page saw (a restored backup): these lines are not in it. */
  | { id: number; kind: 'other-history'; gone: readonly LiveEvent[] }
  /** Away for so long that the lines in between were left out; the log has them. */
  | { id: number; kind: 'skipped' }
  /** The server speaks a newer version than this page even after a reload. */
  | { id: number; kind: 'outdated' }

/** A notice before it is numbered. */
export type NewNotice = LiveNotice extends infer N ? (N extends LiveNotice ? Omit<N, 'id'> : never) : never

/** What there is to show. Another object whenever anything in it changed. */
export interface LiveView {
  state: UpgradeState
  /** The newest events, oldest first; at most 500. */
  events: readonly LiveEvent[]
  me: Me
  connection: 'connecting' | 'live' | 'lost' | 'gone'
  /** Where the server's log breaks; with it nothing is sent or brought, however good the line is. */
  damage: Damage | null
  /** Set when the connection is `gone`. */
  gone: Gone | null
  /** Server's real ms when anything last came from it; null before the first. */
  lastHeard: number | null
  /** What was said here and is not yet seen in the log, in the order it was said. */
  outbox: readonly OutboxEntry[]
  present: readonly Seen[]
  /** When those were heard last who are not connected, as far as that is known. */
  lately: readonly Heard[]
  /** How long the last question to the server took there and back, ms; null before the first. */
  rtt: number | null
  typing: readonly Typist[]
  /** What the planner's trials said last; null before the first, and where they were not asked for. */
  told: Told | null
  /** Server's real clock minus this device's, ms. */
  serverSkew: number
  /** What the server said it is not sure of about the time; null: nothing, as far as is known. */
  doubt: ClockDoubt | null
  notices: readonly LiveNotice[]
}

/** A view of nothing in particular: what is not known, not asked for and not told. */
export const blankView: Omit<LiveView, 'state' | 'events' | 'me' | 'connection'> = {
  damage: null,
  gone: null,
  lastHeard: null,
  outbox: [],
  present: [],
  lately: [],
  rtt: null,
  typing: [],
  told: null,
  serverSkew: 0,
  doubt: null,
  notices: [],
}
