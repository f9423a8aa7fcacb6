import type { ActorRole } from '../access/table.ts'
import type { ClockDoubt } from '../clock/doubt.ts'
import type { Damage } from '../log/damage.ts'
import type { LoggedEvent } from '../log/envelope.ts'
import type { Refusal } from '../log/refusals.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Told } from '../schedule/told.ts'

/** Raised when either side would misread the other; checked at hello. */
export const PROTOCOL = 1

/** The answer to a command. The same command id always gets the same answer. */
export type Answer =
  | { ok: true /** none: nothing had to change */; seqs: number[] }
  | { ok: false; refusal: Refusal }

/**
 * An event on the wire: a tuple, since a night has thousands. What the reader can work out itself (the upgrade, the
 * hash chain, the digest of a body that is there) is left out:
 * [seq, commandId, type, version, actor, device, saidAt, skew, happenedAt − at, at, body, digest only if erased]
 */
export type WireEvent = [
  seq: number,
  commandId: string,
  type: string,
  version: number,
  actor: string,
  device: string,
  saidAt: number | null,
  skew: number | null,
  happenedBefore: number,
  at: number,
  body: string | null,
  bodyDigest?: string,
]

/** A stretch of the log: events after `after.seq`, and the hash they end in. */
export interface Stretch {
  after: { seq: number; hash: string }
  events: WireEvent[]
  head: { seq: number; hash: string }
}

export interface Snapshot {
  applyVersion: number
  state: UpgradeState
}

/** Who is connected now. Volatile: beside the log, never in it. */
/** Somebody who is not connected: the moment (real ms) up to which they were. */
export interface Heard {
  account: string
  heard: number
}

export interface Seen {
  account: string
  device: string
  /** Real ms when last heard. */
  heard: number
  /** The newest line of the log that person's screen has shown. */
  read: number
  /** The last round trip that device measured, ms; null before its first. */
  rtt: number | null
}

export interface Me {
  account: string
  device: string
  owner: boolean
  name: string
  /** Person id in this upgrade; null for an owner who holds no seat. */
  person: string | null
  roles: ActorRole[]
}

export type HelloAnswer =
  | {
      ok: true
      me: Me
      /** Server's real clock, ms. */
      now: number
      /** What the server is not sure of about the time; left out: nothing. */
      doubt?: ClockDoubt
      /** Catch-up, when the client's history is ours … */
      stretch: Stretch | null
      /** … else the whole state; `other-history` says the client's own was another (a restored backup). */
      snapshot: Snapshot | null
      why: 'catch-up' | 'fresh' | 'other-history' | 'too-far'
      present: Seen[]
      /** When those were heard last who are not connected now. */
      lately?: Heard[]
      /** The script that this server would give to whoever said theirs. */
      shell?: string
    }
  | {
      ok: false
      refusal:
        | Refusal
        | { code: 'protocol'; params: { server: number } }
        | { code: 'signed-out'; params: Record<never, never> }
    }

export interface CommandFrame {
  upgrade: string
  /** Made by the client; the same on every retry. */
  id: string
  /** Device clock when tapped, and when this try was sent. */
  saidAt: number
  sentAt: number
  command: unknown
}

/** What a browser or terminal may send. Every payload is parsed by `schemas.ts` before anything looks at it. */
export interface ClientEvents {
  hello: (
    m: {
      protocol: number
      upgrade: string
      after: { seq: number; hash: string } | null
      /** Whether the planner's figures are wanted here, too; a phone does without. */
      planner?: boolean
      /** The name of the script that speaks, where there may be a newer one: pages are kept on phones. */
      shell?: string
    },
    answer: (a: HelloAnswer) => void,
  ) => void
  command: (m: CommandFrame, answer: (a: Answer) => void) => void
  /** Live talk: what is being typed now. Volatile. */
  typing: (m: { upgrade: string; text: string }) => void
  /** The newest seq this screen has shown. Volatile. */
  read: (m: { upgrade: string; seq: number }) => void
  /** `rtt`: the round trip this device measured last, ms, for the others to see. Volatile. */
  time: (m: { sent: number; rtt?: number }, answer: (a: { sent: number; now: number }) => void) => void
}

/** What the server sends. One frame per committed batch. */
export interface ServerEvents {
  batch: (m: { upgrade: string; stretch: Stretch }) => void
  typing: (m: { upgrade: string; account: string; text: string }) => void
  present: (m: { upgrade: string; present: Seen[]; lately?: Heard[] }) => void
  /** The server began or ceased to doubt its clock, or put it right. Volatile. */
  clock: (m: { now: number; doubt: ClockDoubt | null }) => void
  /** What the trials say, a moment after the point of the log it follows from. Volatile. */
  told: (m: { upgrade: string; told: Told }) => void
  /** The log was found to break: from here on nothing of it is sent, and nothing is taken. */
  damaged: (m: { upgrade: string; damage: Damage }) => void
  /**
   * Sent before the server drops the socket for good: don't reconnect without signing in. `moved`: signed out because its
   * person went on in another browser.
   */
  gone: (m: { why: 'revoked' | 'signed-out' | 'stopping'; moved?: true }) => void
  /** Sent before the server drops a socket whose account sent far too much: it may come back after so many seconds. */
  flooded: (m: { retryAfter: number }) => void
}

export function toWire(e: LoggedEvent): WireEvent {
  const wire: WireEvent = [
    e.seq,
    e.commandId,
    e.type,
    e.version,
    e.actor,
    e.device,
    e.saidAt,
    e.skew,
    e.at - e.happenedAt,
    e.at,
    e.body,
  ]
  if (e.body === null) wire.push(e.bodyDigest)
  return wire
}
