import { merge, type Span } from '../availability/spans.ts'
import { HOUR } from '../time/civil.ts'

/** A range of time as drawn: stretches between things seen in which nothing is are folded to the width of an hour. */
export interface Scale extends Span {
  folds: Span[]
  /** How many hours wide the drawing is, folds counted as they are drawn. */
  hours: number
}

/** Nothing shorter is folded. */
const SHORTEST_FOLD = 5 * HOUR
/** What a fold is drawn as. */
const DRAWN = HOUR
/** Air left on both sides of what there is to see. */
const AIR = HOUR

/** The scale of a range in which `seen` must stay unfolded. Folds begin and end on whole hours of UTC. */
export function scaleOf(range: Span, seen: readonly Span[]): Scale {
  const kept = merge(
    seen.map((s) => ({
      start: Math.max(range.start, Math.floor((s.start - AIR) / HOUR) * HOUR),
      end: Math.min(range.end, Math.ceil((s.end + AIR) / HOUR) * HOUR),
    })),
  )
  const folds: Span[] = []
  for (const [i, s] of kept.slice(1).entries()) {
    const start = Math.ceil((kept[i]?.end ?? range.start) / HOUR) * HOUR
    const end = Math.floor(s.start / HOUR) * HOUR
    if (end - start >= SHORTEST_FOLD) folds.push({ start, end })
  }
  const folded = folds.reduce((sum, f) => sum + (f.end - f.start) - DRAWN, 0)
  return { ...range, folds, hours: (range.end - range.start - folded) / HOUR }
}

/** How far along the drawing an instant is, in percent, kept within it. */
export function share(t: number, scale: Scale): number {
  const at = Math.min(scale.end, Math.max(scale.start, t))
  let drawn = at - scale.start
  for (const f of scale.folds) {
    if (at <= f.start) break
    const inside = Math.min(at, f.end) - f.start
    drawn -= inside - (inside / (f.end - f.start)) * DRAWN
  }
  return Math.round((drawn / (scale.hours * HOUR)) * 100_000) / 1000
}

/** The fold an instant lies in, edges included; undefined in the open. */
export function foldAt(t: number, scale: Scale): Span | undefined {
  return scale.folds.find((f) => t >= f.start && t <= f.end)
}
