/** The device's own clock, and a way to be woken by it. The only place in components that asks the machine for the time. */
export interface DeviceClock {
  /** Epoch ms by this device, right or wrong. */
  now(): number
  /** Calls `wake` after so many ms, unless cancelled by what it returns. */
  after(ms: number, wake: () => void): () => void
}

export const deviceClock: DeviceClock = {
  now: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    return () => clearTimeout(timer)
  },
}

/** Calls `wake` every so many ms, until cancelled by what it returns. */
export function every(clock: DeviceClock, ms: number, wake: () => void): () => void {
  let cancel = () => {}
  const next = () => {
    cancel = clock.after(ms, () => {
      next()
      wake()
    })
  }
  next()
  return () => cancel()
}

export type Timers = ReturnType<typeof createTimers>

/** Wakes that end together. */
export function createTimers(clock: DeviceClock) {
  const running = new Set<() => void>()
  return {
    after(ms: number, wake: () => void): void {
      const cancel = clock.after(ms, () => {
        running.delete(cancel)
        wake()
      })
      running.add(cancel)
    },
    every(ms: number, wake: () => void): void {
      running.add(every(clock, ms, wake))
    },
    stop(): void {
      for (const cancel of running) cancel()
      running.clear()
    },
  }
}
