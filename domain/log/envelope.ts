import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * What surrounds every event. It can't be widened later without a new chain, so it is complete from the first day.
 * All times are epoch milliseconds. `at` and `happenedAt` are on the upgrade's own clock; `saidAt` is the device's.
 */
export interface Envelope {
  upgrade: string
  /** 1, 2, 3 … without a gap, per upgrade. The only order there is. */
  seq: number
  commandId: string
  type: string
  version: number
  /** Account id, `token:<id>` or `clock`. */
  actor: string
  /** Public id of the session's device; '' for the clock and for scripts. */
  device: string
  /** The device's own clock at the moment of the tap; null when the device said none (plain form posts, the clock). */
  saidAt: number | null
  /** Estimated device clock minus server clock, in ms; null when unknown. */
  skew: number | null
  /** When it happened: never after `at`, never before that device was last heard. */
  happenedAt: number
  at: number
  /** SHA-256 (hex) of the body's exact text. Stays when a body is erased. */
  bodyDigest: string
  /** Hash of the event before; GENESIS for the first. */
  prevHash: string
}

/** An event as it stands in the log: envelope, its hash, and the body's exact text (null once erased). */
export interface LoggedEvent extends Envelope {
  hash: string
  body: string | null
}

export const GENESIS = '0'.repeat(64)

export function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** The hash of an envelope: SHA-256 over a fixed-order JSON array, so no key order can change it. `sha`: a faster `digest`. */
export function hashEnvelope(e: Envelope, sha = digest): string {
  return sha(
    JSON.stringify([
      'farhand-1',
      e.upgrade,
      e.seq,
      e.commandId,
      e.type,
      e.version,
      e.actor,
      e.device,
      e.saidAt,
      e.skew,
      e.happenedAt,
      e.at,
      e.bodyDigest,
      e.prevHash,
    ]),
  )
}

/** Seals a new event: digests the body's text, links it to the event before and hashes the whole. */
export function seal(envelope: Omit<Envelope, 'bodyDigest'>, body: string): LoggedEvent {
  const sealed: Envelope = { ...envelope, bodyDigest: digest(body) }
  return { ...sealed, hash: hashEnvelope(sealed), body }
}

export type ChainFault = { seq: number; fault: 'gap' | 'link' | 'hash' | 'body' }

/** Walks events in order from `after`; null when every link, hash and body holds, else the first fault. `sha`: a faster `digest`. */
export function verifyChain(
  events: readonly LoggedEvent[],
  after: { seq: number; hash: string } = { seq: 0, hash: GENESIS },
  sha = digest,
): ChainFault | null {
  let { seq, hash } = after
  for (const e of events) {
    if (e.seq !== seq + 1) return { seq: e.seq, fault: 'gap' }
    if (e.prevHash !== hash) return { seq: e.seq, fault: 'link' }
    if (hashEnvelope(e, sha) !== e.hash) return { seq: e.seq, fault: 'hash' }
    if (e.body !== null && (typeof e.body !== 'string' || sha(e.body) !== e.bodyDigest))
      return { seq: e.seq, fault: 'body' }
    seq = e.seq
    hash = e.hash
  }
  return null
}
