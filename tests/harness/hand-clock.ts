import type { Machine } from '../../server/clock/clock.ts'

export interface HandClock extends Machine {
  set(to: number): void
  /** Moves the wall clock and nothing else: no time goes by. */
  jump(ms: number): void
  advance(ms: number, settle: () => Promise<unknown>): Promise<void>
}

/** A clock the test moves. Alarms ring in order of time while it passes them, each with the work it starts awaited. */
export function handClock(start: number): HandClock {
  let time = start
  let jumped = 0
  const alarms = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => time + jumped,
    steady: () => time,
    after(ms, wake) {
      const alarm = { at: time + ms, wake }
      alarms.add(alarm)
      return () => alarms.delete(alarm)
    },
    set(to) {
      time = to - jumped
    },
    jump(ms) {
      jumped += ms
    },
    async advance(ms, settle) {
      const until = time + ms
      for (;;) {
        const [next] = [...alarms].filter((a) => a.at <= until).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        alarms.delete(next)
        time = Math.max(time, next.at)
        next.wake()
        await settle()
      }
      time = until
    },
  }
}
