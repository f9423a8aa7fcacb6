import type { Estimate } from '../plan/plan.ts'

/** Steps of the table; between them the inverse is taken as straight. */
export const CELLS = 1024
const tables = new Map<number, Float64Array>()
const MOST_TABLES = 2000

/**
 * The inverse of the distribution function of a PERT-beta on [0, 1] with its mode at `mode`: `table[i]` is the value
 * that i/1024 of all draws stay below. Shape by the usual rule, a = 1 + 4·mode, b = 5 − 4·mode, which gives the mean
 * (best + 4 likely + worst) / 6. Made once per mode; drawing from it costs a multiplication and a look-up.
 */
export function pertTable(mode: number): Float64Array {
  const made = tables.get(mode)
  if (made !== undefined) return made
  const a = 4 * mode
  const b = 4 - a
  const density = (x: number) => x ** a * (1 - x) ** b
  // The distribution function on a grid, each cell by Simpson's rule, then turned round.
  const sums = new Float64Array(CELLS + 1)
  let left = density(0)
  for (let i = 0; i < CELLS; i++) {
    const right = density((i + 1) / CELLS)
    sums[i + 1] = (sums[i] as number) + left + 4 * density((i + 0.5) / CELLS) + right
    left = right
  }
  const whole = sums[CELLS] as number
  const table = new Float64Array(CELLS + 1)
  let cell = 0
  for (let i = 1; i < CELLS; i++) {
    const wanted = (whole * i) / CELLS
    while ((sums[cell + 1] as number) < wanted) cell++
    const from = sums[cell] as number
    table[i] = (cell + (wanted - from) / ((sums[cell + 1] as number) - from)) / CELLS
  }
  table[CELLS] = 1
  if (tables.size >= MOST_TABLES) tables.clear()
  tables.set(mode, table)
  return table
}

/** Where the likely value lies between best and worst: 0 to 1. */
export function modeOf({ best, likely, worst }: Estimate): number {
  return worst > best ? (likely - best) / (worst - best) : 0
}

/** The value below which a share `u` of all draws stays: `u` in [0, 1], the answer in the estimate's unit (minutes). */
export function pertAt(estimate: Estimate, u: number): number {
  const { best, worst } = estimate
  return best + (worst - best) * readTable(pertTable(modeOf(estimate)), u)
}

/** The share of draws that stay below `minutes`: the inverse of `pertAt`. */
export function pertShare(estimate: Estimate, minutes: number): number {
  const { best, worst } = estimate
  if (minutes <= best) return 0
  if (minutes >= worst) return 1
  const table = pertTable(modeOf(estimate))
  const x = (minutes - best) / (worst - best)
  let low = 0
  let high = CELLS
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((table[middle] as number) <= x) low = middle
    else high = middle
  }
  const from = table[low] as number
  const to = table[high] as number
  return (low + (to > from ? (x - from) / (to - from) : 0)) / CELLS
}

/** Reads between two steps of a table; `u` in [0, 1]. */
export function readTable(table: Float64Array, u: number): number {
  const place = u * CELLS
  const i = place >= CELLS ? CELLS - 1 : place | 0
  const from = table[i] as number
  return from + ((table[i + 1] as number) - from) * (place - i)
}
