import type { Clock } from '../clock/clock.ts'

/**
 * An allowance per key: so many at once, so many per second after that. The answer is false when it is used up.
 * Keys that have their full allowance again are forgotten.
 */
export function createAllowance(
  clock: Clock,
  { burst, perSecond }: { burst: number; perSecond: number },
): (key: string) => boolean {
  const spent = new Map<string, { left: number; at: number }>()
  let sweepAt = 0
  const leftNow = (has: { left: number; at: number }, now: number) =>
    Math.min(burst, has.left + (Math.max(0, now - has.at) / 1000) * perSecond)

  return (key) => {
    const now = clock.now()
    if (now >= sweepAt) {
      for (const [other, has] of spent) if (leftNow(has, now) >= burst) spent.delete(other)
      sweepAt = now + 60_000
    }
    const has = spent.get(key)
    const left = has === undefined ? burst : leftNow(has, now)
    spent.set(key, { left: left < 1 ? left : left - 1, at: now })
    return left >= 1
  }
}
