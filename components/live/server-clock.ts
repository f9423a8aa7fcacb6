/** How many measurements count; the one with the shortest way there and back is believed. */
const KEEP = 6

/** Learns how far the server's real clock is ahead of this device's, ms. */
export class ServerClock {
  #samples: { way: number; skew: number }[]

  constructor(skew: number) {
    // From the page itself: its way here is unknown, so any measurement is better.
    this.#samples = [{ way: Number.POSITIVE_INFINITY, skew }]
  }

  get skew(): number {
    return this.#samples.reduce((best, s) => (s.way < best.way ? s : best)).skew
  }

  /** Device ms when asked and when answered, and what the server's clock read in between. */
  learn(asked: number, answered: number, server: number): void {
    const way = Math.max(0, answered - asked)
    this.#samples = [...this.#samples, { way, skew: Math.round(server - (asked + way / 2)) }].slice(-KEEP)
  }
}
