import type { Clock } from '../clock/clock.ts'

/** So much at once, so much per second after that. */
export interface Pace {
  burst: number
  perSecond: number
}

/** What is left after so long (ms) of what was left then. A clock set back gives nothing and takes nothing. */
export function refilled(left: number, ms: number, { burst, perSecond }: Pace): number {
  return Math.min(burst, left + (Math.max(0, ms) / 1000) * perSecond)
}

/**
 * An allowance per key: so many at once, so many per second after that. The answer is false when it is used up.
 * Keys that have their full allowance again are forgotten.
 */
export function createAllowance(clock: Clock, pace: Pace): (key: string) => boolean {
  const spent = new Map<string, { left: number; at: number }>()
  let sweepAt = 0
  const leftNow = (has: { left: number; at: number }, now: number) => refilled(has.left, now - has.at, pace)

  return (key) => {
    const now = clock.now()
    if (now >= sweepAt) {
      for (const [other, has] of spent) if (leftNow(has, now) >= pace.burst) spent.delete(other)
      sweepAt = now + 60_000
    }
    const has = spent.get(key)
    const left = has === undefined ? pace.burst : leftNow(has, now)
    spent.set(key, { left: left < 1 ? left : left - 1, at: now })
    return left >= 1
  }
}
