import type { Clock } from '../clock/clock.ts'

/** Requests closer together than this are one conversation. */
const GAP_MS = 60_000

/**
 * When a device was last heard before its present conversation (real ms; null: not since the start), and hears it now.
 * What was tapped with no line comes in one burst, so none of that burst is a floor for the others; but nobody can
 * claim to have tapped before we last spoke with them.
 */
export function createHeard(clock: Clock): (key: string) => number | null {
  const heard = new Map<string, { before: number | null; last: number }>()
  return (key) => {
    const now = clock.now()
    const had = heard.get(key)
    const before = had === undefined ? null : now - had.last > GAP_MS ? had.last : had.before
    heard.set(key, { before, last: now })
    return before
  }
}
