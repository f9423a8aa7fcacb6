import type { Symptoms } from '../plan/plan.ts'

/** What was seen: answers by the id of what was looked at. */
export type Seen = Readonly<Record<string, string>>

/**
 * The index of the first row that what was seen leads to; null while too little was seen to tell, or where no row fits.
 * A row is never passed over for want of an answer: until it is ruled out, no later one holds.
 */
export function pickRow({ rows }: Symptoms, seen: Seen): number | null {
  for (const [i, { when }] of rows.entries()) {
    const wanted = Object.entries(when)
    if (wanted.some(([id, answer]) => Object.hasOwn(seen, id) && seen[id] !== answer)) continue
    return wanted.every(([id]) => Object.hasOwn(seen, id)) ? i : null
  }
  return null
}

/** Everything that can be seen together, in the order the table asks. */
export function combinations({ ask }: Symptoms): Seen[] {
  return ask.reduce<Seen[]>(
    (all, { id, answers }) => all.flatMap((seen) => answers.map((answer) => ({ ...seen, [id]: answer }))),
    [{}],
  )
}

/** What is wrong with a table: rows that earlier ones leave nothing to, and what can be seen and has no row. */
export function faultsOf(table: Symptoms): { unreachable: number[]; missing: Seen[] } {
  const all = combinations(table)
  const reached = new Set(all.map((seen) => pickRow(table, seen)))
  return {
    unreachable: table.rows.flatMap((_, i) => (reached.has(i) ? [] : [i])),
    missing: all.filter((seen) => pickRow(table, seen) === null),
  }
}
