import { sortByOrder } from '../plan/plan.ts'
import { KEEP_ENDED } from './state.ts'

/** Replaces one entry of a keyed table. */
export function put<T extends { id: string }>(table: Record<string, T>, value: T): Record<string, T> {
  return { ...table, [value.id]: value }
}

/**
 * Keeps what is open and the newest ended few, so that the state's size does not grow with the night.
 * `endedAt` gives null for what is open.
 */
export function prune<T extends { id: string }>(
  table: Record<string, T>,
  endedAt: (t: T) => number | null,
): Record<string, T> {
  const ended = sortByOrder(
    Object.values(table).flatMap((t) => {
      const at = endedAt(t)
      return at === null ? [] : [{ id: t.id, order: at }]
    }),
  )
  if (ended.length <= KEEP_ENDED) return table
  const drop = new Set(ended.slice(0, ended.length - KEEP_ENDED).map((e) => e.id))
  return Object.fromEntries(Object.entries(table).filter(([id]) => !drop.has(id)))
}

/** The table without one entry. */
export function without<T>(table: Record<string, T>, id: string): Record<string, T> {
  const { [id]: _gone, ...rest } = table
  return rest
}
