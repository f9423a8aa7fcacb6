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

/** Wakes that end together. */
export class Timers {
  readonly #clock: DeviceClock
  readonly #running = new Set<() => void>()

  constructor(clock: DeviceClock) {
    this.#clock = clock
  }

  after(ms: number, wake: () => void): void {
    const cancel = this.#clock.after(ms, () => {
      this.#running.delete(cancel)
      wake()
    })
    this.#running.add(cancel)
  }

  every(ms: number, wake: () => void): void {
    this.#running.add(every(this.#clock, ms, wake))
  }

  stop(): void {
    for (const cancel of this.#running) cancel()
    this.#running.clear()
  }
}
