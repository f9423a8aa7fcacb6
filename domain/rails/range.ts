import type { Span } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Told } from '../schedule/told.ts'
import { DAY, HOUR, MINUTE } from '../time/civil.ts'
import type { Outline } from './outline.ts'

/** More than this is not drawn at once, folded or not. */
const LONGEST = 14 * DAY
const SHORTEST = 8 * HOUR
/** Now is part of the picture when it is no farther than this from what there is to see. */
const NEAR = 6 * HOUR

/**
 * What the rails span: the plan, what happened, what is expected, the trials' ends, the window and, when it is near, now; from whole hour
 * to whole hour with some air. Of something very long, the part around now, or the beginning.
 */
export function rangeOf(state: UpgradeState, times: Outline, now: number, told: Told | null = null): Span {
  const points: number[] = []
  for (const slot of [...Object.values(times.planned), ...Object.values(times.expected)])
    points.push(slot.start, slot.end)
  const { start, window } = state.head
  if (start !== null) points.push(start.at.instant)
  if (window !== null) points.push(window.from.instant, window.to.instant)
  const finish = told?.chances?.finish
  if (finish !== undefined) points.push(finish.p95)
  if (points.length === 0) points.push(now - 2 * HOUR, now + 20 * HOUR)
  let from = Math.min(...points)
  let to = Math.max(...points)
  if (now < from && from - now <= NEAR) from = now
  if (now > to && now - to <= NEAR) to = now
  from -= 20 * MINUTE
  to += 20 * MINUTE
  if (to - from < SHORTEST) to = from + SHORTEST
  return cutTo({ start: Math.floor(from / HOUR) * HOUR, end: Math.ceil(to / HOUR) * HOUR }, LONGEST, now)
}

/** At most `longest` of a range: what is around `now` if that is in it, else its beginning. */
export function cutTo(range: Span, longest: number, now: number): Span {
  if (range.end - range.start <= longest) return range
  const around = Math.floor((now - longest / 4) / HOUR) * HOUR
  const inside = now > range.start && now < range.end
  const start = inside ? Math.min(Math.max(range.start, around), range.end - longest) : range.start
  return { start, end: start + longest }
}
