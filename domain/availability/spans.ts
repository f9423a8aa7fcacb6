import { DAY, isoWeekday } from '../time/civil.ts'
import { localNumber, readingsOf } from '../time/wall-time.ts'

/** A stretch of time, half-open: in at `start`, out at `end` (epoch ms). */
export interface Span {
  start: number
  end: number
}

/** Spans as the least number of sorted, disjoint ones; empty ones are dropped, those that touch are one. */
export function merge(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((s) => s.end > s.start).sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const s of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && s.start <= last.end) last.end = Math.max(last.end, s.end)
    else merged.push({ start: s.start, end: s.end })
  }
  return merged
}

/** What of `spans` is in none of `holes`; both sorted and disjoint. A hole of no length cuts nothing in two. */
export function cut(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = []
  for (const s of spans) {
    let start = s.start
    for (const h of holes) {
      if (h.end <= start || h.start >= s.end || h.end <= h.start) continue
      if (h.start > start) left.push({ start, end: h.start })
      start = h.end
    }
    if (start < s.end) left.push({ start, end: s.end })
  }
  return left
}

/** What of `spans` lies in [from, to). */
export function clip(spans: readonly Span[], from: number, to: number): Span[] {
  return spans.flatMap((s) =>
    s.end <= from || s.start >= to ? [] : [{ start: Math.max(s.start, from), end: Math.min(s.end, to) }],
  )
}

/**
 * The instant at which a zone's wall clock reads a local number (see civil.ts). A reading that is skipped is the
 * jump's; of one that comes twice, the one asked for.
 */
export function instantOf(local: number, zone: string, which: 'earlier' | 'later' = 'earlier'): number {
  const { instants, jump } = readingsOf(local, zone)
  if (jump !== null) return jump.at
  return (which === 'earlier' ? instants[0] : instants.at(-1)) as number
}

/** Whether a zone's calendar has this day (a day number). Apia had no 30 December 2011. */
export function hasDay(day: number, zone: string): boolean {
  return instantOf(day * DAY, zone) !== instantOf((day + 1) * DAY, zone)
}

/**
 * The same hours of each day on a zone's wall, as instants that touch [from, to). `clockFrom` and `clockTo` in ms since
 * midnight; a `clockTo` at or before `clockFrom` is on the next day. Skipped edges are the jump, doubled ones the wider.
 */
export function dailySpans(
  zone: string,
  clockFrom: number,
  clockTo: number,
  from: number,
  to: number,
  weekdays?: readonly number[],
): Span[] {
  const spans: Span[] = []
  const lastDay = Math.floor(localNumber(to, zone) / DAY)
  for (let day = Math.floor(localNumber(from, zone) / DAY) - 1; day <= lastDay; day++) {
    if (weekdays !== undefined && !weekdays.includes(isoWeekday(day))) continue
    const start = instantOf(day * DAY + clockFrom, zone)
    const end = instantOf((clockTo > clockFrom ? day : day + 1) * DAY + clockTo, zone, 'later')
    if (end > from && start < to && end > start) spans.push({ start, end })
  }
  return spans
}
