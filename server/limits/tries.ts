import type { Clock } from '../clock/clock.ts'

/** So many tries per key in a window of time. Those that succeed are given back. */
export interface Tries {
  /** Takes one, before it is known how it ends; false: none left. */
  take(key: string): boolean
  giveBack(key: string): void
}

export function createTries(clock: Clock, { most, windowMs }: { most: number; windowMs: number }): Tries {
  const taken = new Map<string, { count: number; until: number }>()
  let sweepAt = 0
  return {
    take(key) {
      const now = clock.now()
      if (now >= sweepAt) {
        for (const [other, { until }] of taken) if (until <= now) taken.delete(other)
        sweepAt = now + windowMs
      }
      const had = taken.get(key)
      const has = had === undefined || had.until <= now ? { count: 0, until: now + windowMs } : had
      if (has.count >= most) return false
      taken.set(key, { ...has, count: has.count + 1 })
      return true
    },
    giveBack(key) {
      const has = taken.get(key)
      if (has !== undefined) taken.set(key, { ...has, count: Math.max(0, has.count - 1) })
    },
  }
}
