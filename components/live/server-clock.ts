/** How many measurements count; the one with the shortest way there and back is believed. */
const KEEP = 6
/** So much further off than its way can explain, one of the two clocks has been moved, ms. */
const MOVED = 60_000

/** Learns how far the server's real clock is ahead of this device's, ms; `skew`: as far as what came by itself shows. */
export function createServerClock(skew: number) {
  // Of what came by itself the way here is unknown, so any measurement is better.
  const unmeasured = (skew: number) => [{ way: Number.POSITIVE_INFINITY, skew }]
  let samples = unmeasured(skew)
  const best = () => samples.reduce((best, s) => (s.way < best.way ? s : best)).skew
  return {
    skew: best,
    /** What was measured is of another clock: it has been put right. */
    forget(skew: number): void {
      samples = unmeasured(skew)
    },
    /** Device ms when asked and when answered, and what the server's clock read in between. */
    learn(asked: number, answered: number, server: number): void {
      const way = Math.max(0, answered - asked)
      const skew = server - (asked + way / 2)
      if (Math.abs(skew - best()) > way + MOVED) samples = []
      samples = [...samples, { way, skew: Math.round(skew) }].slice(-KEEP)
    },
  }
}
