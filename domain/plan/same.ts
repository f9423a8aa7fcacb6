import type { Json } from '../log/events.ts'

/** Equal as JSON values, whatever the order of keys. */
export function same(a: Json, b: Json): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const ka = Object.keys(a)
  return (
    ka.length === Object.keys(b).length &&
    ka.every(
      (k) =>
        Object.hasOwn(b, k) &&
        same((a as Record<string, Json>)[k] as Json, (b as Record<string, Json>)[k] as Json),
    )
  )
}
