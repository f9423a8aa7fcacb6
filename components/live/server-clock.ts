/** How many measurements count; the one with the shortest way there and back is believed. */
const KEEP = 6
/** So much further off than its way can explain, one of the two clocks has been moved, ms. */
const MOVED = 60_000

/** Learns how far the server's real clock is ahead of this device's, ms. */
export class ServerClock {
  #samples: { way: number; skew: number }[]

  constructor(skew: number) {
    this.#samples = [unmeasured(skew)]
  }

  /** What was measured is of another clock: it has been put right. */
  forget(skew: number): void {
    this.#samples = [unmeasured(skew)]
  }

  get skew(): number {
    return this.#samples.reduce((best, s) => (s.way < best.way ? s : best)).skew
  }

  /** Device ms when asked and when answered, and what the server's clock read in between. */
  learn(asked: number, answered: number, server: number): void {
    const way = Math.max(0, answered - asked)
    if (Math.abs(server - (asked + way / 2) - this.skew) > way + MOVED) this.#samples = []
    this.#samples = [...this.#samples, { way, skew: Math.round(server - (asked + way / 2)) }].slice(-KEEP)
  }
}

/** From what came by itself: its way here is unknown, so any measurement is better. */
function unmeasured(skew: number): { way: number; skew: number } {
  return { way: Number.POSITIVE_INFINITY, skew }
}
