import type { Span } from '../availability/spans.ts'
import { DAY, isoWeekday, MINUTE } from '../time/civil.ts'
import { localNumber, readingsOf } from '../time/wall-time.ts'

/** How much of any stretch falls into some spans, asked a million times: minutes up to each minute, summed once. */
export interface Band {
  /** Minutes of [from, to) inside; both are clamped to the band's own range. */
  within(from: number, to: number): number
}

/** `spans` sorted and disjoint; asked within [from, to). */
export function bandOf(spans: readonly Span[], from: number, to: number): Band {
  const size = Math.max(1, Math.ceil((to - from) / MINUTE))
  const sums = new Float64Array(size + 1)
  let span = 0
  for (let i = 0; i < size; i++) {
    const start = from + i * MINUTE
    let inside = 0
    for (let k = span; k < spans.length; k++) {
      const s = spans[k] as Span
      if (s.start >= start + MINUTE) break
      inside += Math.max(0, Math.min(s.end, start + MINUTE) - Math.max(s.start, start))
      if (s.end <= start + MINUTE) span = k + 1
    }
    sums[i + 1] = (sums[i] as number) + inside / MINUTE
  }
  const upTo = (t: number) => {
    const at = (t - from) / MINUTE
    if (at <= 0) return 0
    if (at >= size) return sums[size] as number
    const i = Math.floor(at)
    const left = sums[i] as number
    return left + ((sums[i + 1] as number) - left) * (at - i)
  }
  return { within: (a, b) => upTo(b) - upTo(a) }
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
  const edge = (local: number, which: 'first' | 'last') => {
    const { instants, jump } = readingsOf(local, zone)
    if (jump !== null) return jump.at
    return (which === 'first' ? instants[0] : instants.at(-1)) as number
  }
  const spans: Span[] = []
  const lastDay = Math.floor(localNumber(to, zone) / DAY)
  for (let day = Math.floor(localNumber(from, zone) / DAY) - 1; day <= lastDay; day++) {
    if (weekdays !== undefined && !weekdays.includes(isoWeekday(day))) continue
    const start = edge(day * DAY + clockFrom, 'first')
    const end = edge((clockTo > clockFrom ? day : day + 1) * DAY + clockTo, 'last')
    if (end > from && start < to && end > start) spans.push({ start, end })
  }
  return spans
}
