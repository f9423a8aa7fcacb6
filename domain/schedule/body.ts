import type { Span } from '../availability/spans.ts'
import { MINUTE, parseClock } from '../time/civil.ts'
import { dailySpans } from './bands.ts'

/** The stretches that touch [from, to) in which a body that lives by `zone` is at its lowest; clock readings `HH:mm`. */
export function lowSpans(zone: string, low: { from: string; to: string }, from: number, to: number): Span[] {
  return dailySpans(zone, clockOf(low.from), clockOf(low.to), from, to)
}

/** When somebody who wakes at `wake` by `zone` ordinarily wakes up, from the last time before `from` on. */
export function wakings(zone: string, wake: string, from: number, to: number): number[] {
  const day = 24 * 60 * MINUTE
  const all = dailySpans(zone, clockOf(wake), clockOf(wake) + 1, from - 2 * day, to).map((s) => s.start)
  const first = all.findLastIndex((w) => w <= from)
  return all.slice(Math.max(0, first))
}

function clockOf(text: string): number {
  const minutes = parseClock(text)
  if (minutes === null) throw new RangeError(`Not a clock reading: ${JSON.stringify(text)}`)
  return minutes * MINUTE
}
