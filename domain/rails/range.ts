import type { UpgradeState } from '../log/state.ts'
import { HOUR, MINUTE } from '../time/civil.ts'
import type { Span } from './hands-ahead.ts'
import type { Outline } from './outline.ts'

/** More than this is not drawn at once. */
const LONGEST = 96 * HOUR
const SHORTEST = 8 * HOUR
/** Now is part of the picture when it is no farther than this from what there is to see. */
const NEAR = 6 * HOUR

/**
 * What the rails span: the plan, what happened, what is expected, the window and, when it is near, now; from whole hour
 * to whole hour with some air. Of something very long, the part around now, or the beginning.
 */
export function rangeOf(state: UpgradeState, times: Outline, now: number): Span {
  const points: number[] = []
  for (const slot of [...Object.values(times.planned), ...Object.values(times.expected)])
    points.push(slot.start, slot.end)
  const { start, window } = state.head
  if (start !== null) points.push(start.at.instant)
  if (window !== null) points.push(window.from.instant, window.to.instant)
  if (points.length === 0) points.push(now - 2 * HOUR, now + 20 * HOUR)
  let from = Math.min(...points)
  let to = Math.max(...points)
  if (now < from && from - now <= NEAR) from = now
  if (now > to && now - to <= NEAR) to = now
  from -= 20 * MINUTE
  to += 20 * MINUTE
  if (to - from < SHORTEST) to = from + SHORTEST
  if (to - from > LONGEST) {
    const inside = now > from && now < to
    from = inside ? Math.max(from, now - LONGEST / 4) : from
    to = Math.min(to, from + LONGEST)
  }
  return { start: Math.floor(from / HOUR) * HOUR, end: Math.ceil(to / HOUR) * HOUR }
}
