import type { Clock } from '../../server/clock.ts'

/** A clock the test moves. Alarms ring in order of time while it passes them, each with the work it starts awaited. */
export function handClock(
  start: number,
): Clock & { set(to: number): void; advance(ms: number, settle: () => Promise<unknown>): Promise<void> } {
  let now = start
  const alarms = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => now,
    after(ms, wake) {
      const alarm = { at: now + ms, wake }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    set(to) {
      now = to
    },
    async advance(ms, settle) {
      const until = now + ms
      for (;;) {
        const [next] = [...alarms].filter((a) => a.at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        alarms.delete(next)
        now = Math.max(now, next.at)
        next.wake()
        await settle()
      }
      now = until
    },
  }
}
