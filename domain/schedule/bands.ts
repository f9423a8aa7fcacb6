import type { Span } from '../availability/spans.ts'
import { MINUTE } from '../time/civil.ts'

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
