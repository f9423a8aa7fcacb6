import type { Clock } from '../clock/clock.ts'
import { refilled } from './allowance.ts'

/**
 * What one account may send, over all its sockets and requests: so much at once, so much per second after that. Far above
 * what people and their pages do: an outbox of two hundred taps, twenty tabs that come back at once, a key held down.
 */
const MESSAGES = { burst: 400, perSecond: 60 }
const BYTES = { burst: 1024 * 1024, perSecond: 128 * 1024 }
/** How long an account stays away that went over it, ms: twice as long each time that it does so again. */
const FIRST_BAR = 10_000
const LONGEST_BAR = 10 * 60_000
/** After so long without going over, ms, the next time is a first time. */
const FORGIVEN = 10 * 60_000

/** What a thing counts for, in messages: what costs the server more than reading it. */
export const COST = { message: 1, page: 6, connection: 5 }

/** Who sends more than anybody could mean to is dropped, and not answered until it has been quiet. */
export interface Floods {
  /** Counts what an account sent. False: that was too much, and it is barred from now on. */
  take(account: string, messages: number, bytes?: number): boolean
  /** How long, ms, this account must stay away yet; 0: it may come. */
  barredFor(account: string): number
}

interface Held {
  messages: number
  bytes: number
  at: number
  barredUntil: number
  /** The length of its last bar. */
  bar: number
}

/** For servers that only friends reach: nobody is ever barred. */
export const noFloods: Floods = { take: () => true, barredFor: () => 0 }

export function createFloods(clock: Clock): Floods {
  const held = new Map<string, Held>()
  let sweepAt = 0

  function sweep(now: number): void {
    if (now < sweepAt) return
    for (const [account, h] of held)
      if (now - h.at > 60_000 && now > h.barredUntil + FORGIVEN) held.delete(account)
    sweepAt = now + 60_000
  }

  /** What is left of a bar. A clock set back makes it no longer than it was. */
  function left(h: Held, now: number): number {
    h.barredUntil = Math.min(h.barredUntil, now + h.bar)
    return Math.max(0, h.barredUntil - now)
  }

  return {
    take(account, messages, bytes = 0) {
      const now = clock.now()
      sweep(now)
      const h = held.get(account) ?? {
        messages: MESSAGES.burst,
        bytes: BYTES.burst,
        at: now,
        barredUntil: 0,
        bar: 0,
      }
      held.set(account, h)
      if (left(h, now) > 0) return false
      h.messages = refilled(h.messages, now - h.at, MESSAGES) - messages
      h.bytes = refilled(h.bytes, now - h.at, BYTES) - bytes
      h.at = now
      if (h.messages >= 0 && h.bytes >= 0) return true
      h.bar = now > h.barredUntil + FORGIVEN ? FIRST_BAR : Math.min(h.bar * 2, LONGEST_BAR)
      h.barredUntil = now + h.bar
      // It comes back with what a fresh one has: else the first page it opens would bar it again.
      h.messages = MESSAGES.burst
      h.bytes = BYTES.burst
      return false
    },
    barredFor(account) {
      const h = held.get(account)
      return h === undefined ? 0 : left(h, clock.now())
    },
  }
}
