/** Chance that can be had again: the same seed throws the same. */
export interface Dice {
  chance(of: number): boolean
  /** A whole number from 0 up to and without `n`. */
  upTo(n: number): number
  pick<T>(from: readonly T[]): T
}

/** Numerical Recipes' linear congruential generator: nothing here needs better. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return {
    chance: (of) => next() < of,
    upTo: (n) => Math.floor(next() * n),
    pick: (from) => from[Math.floor(next() * from.length)] as (typeof from)[number],
  }
}
