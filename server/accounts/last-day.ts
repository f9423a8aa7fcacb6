import type { Clock } from '../clock/clock.ts'
import { SAME_FORM_MS } from './forms.ts'
import { hashOf } from './secrets.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A session unused for so long is over. */
export const SESSION_LASTS = 30 * DAY
/** However much it is used, its last day is so long after it began. */
export const SESSION_LASTS_AT_MOST = 180 * DAY
/** Who uses it on its last day is not sent away in the middle of a night: it ends once it lies unused for so long, */
const A_NIGHT = 12 * HOUR
/** and this long after its last day whatever is done with it. */
const NIGHTS_AT_MOST = 14 * DAY
/** From when on its person is told, and may go on by a press. */
const TOLD_BEFORE = 7 * DAY

/** Until when a session that is used now may lie unused. */
export function grantedUntil(createdAt: number, now: number): number {
  const lastDay = createdAt + SESSION_LASTS_AT_MOST
  const thisNight = Math.min(now + A_NIGHT, lastDay + NIGHTS_AT_MOST)
  return Math.min(now + SESSION_LASTS, Math.max(lastDay, thisNight))
}

/** The last day of a session, once it is time to tell of it; null before. */
export function lastDayToTell(createdAt: number, now: number): number | null {
  const lastDay = createdAt + SESSION_LASTS_AT_MOST
  return now >= lastDay - TOLD_BEFORE ? lastDay : null
}

/**
 * The tokens of sessions that go on under another since a press whose answer may have been lost: for a while the one of
 * before stands for the new one, until that has been shown.
 */
export function createSuccessors(clock: Clock) {
  const byOld = new Map<string, { token: string; hash: string; until: number }>()
  return {
    put(oldHash: string, token: string): void {
      const now = clock.now()
      for (const [old, { until }] of byOld) if (until <= now) byOld.delete(old)
      byOld.set(oldHash, { token, hash: hashOf(token), until: now + SAME_FORM_MS })
    },
    /** The token that this one goes on as: itself, unless it was given up lately. */
    of(token: string): string {
      const hash = hashOf(token)
      for (const [old, next] of byOld) if (next.hash === hash) byOld.delete(old)
      const next = byOld.get(hash)
      return next === undefined || next.until <= clock.now() ? token : next.token
    },
    drop(oldHash: string): void {
      byOld.delete(oldHash)
    },
  }
}
