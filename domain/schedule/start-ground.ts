import { dailySpans, merge, type Span } from '../availability/spans.ts'
import { handsIntervals } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import type { PlanHead } from '../plan/plan.ts'
import { DAY, HOUR, MINUTE } from '../time/civil.ts'
import { localNumber, wallTimeAt } from '../time/wall-time.ts'
import { bandOf } from './bands.ts'
import { trackOf } from './place.ts'
import type { Bands, Ground } from './start-figures.ts'
import type { Work } from './work.ts'

/** The days looked at, and what is known of the upgrader's body in them. */
export interface Range {
  from: number
  to: number
  /** The upgrader's ordinary wakings, sorted; null where not known. */
  wakes: readonly number[] | null
  /** Minutes awake that should not be passed. */
  awakeLimit: number
  low: readonly Span[]
}

/** When somebody is on site by the plan's hours, whatever was said live: those days are yet to come. */
export function handsFor(state: UpgradeState, from: number, to: number): Span[] {
  const windows = Object.values(state.hands).filter((w) => state.people[w.person]?.revoked !== true)
  return merge(handsIntervals(windows, state.head.site.zone, from, to))
}

/** What every start is tried on. `hands`: when somebody is on site. */
export function groundOf(state: UpgradeState, work: Work, hands: Span[], range: Range): Ground {
  const { from, to, wakes, awakeLimit, low } = range
  const { home, site, window } = state.head
  const night = (zone: string) => bandOf(dailySpans(zone, 22 * HOUR, 7 * HOUR, from, to), from, to)
  const office = dailySpans(site.zone, 9 * HOUR, 18 * HOUR, from, to, [1, 2, 3, 4, 5])
  const both = hands.flatMap((h) =>
    low.flatMap((l) =>
      l.start < h.end && h.start < l.end
        ? [{ start: Math.max(l.start, h.start), end: Math.min(l.end, h.end) }]
        : [],
    ),
  )
  const bands: Bands = {
    nightHome: night(home.zone),
    nightSite: night(site.zone),
    low: bandOf(low, from, to),
    business: bandOf(office, from, to),
    hands: bandOf(hands, from, to),
    handsLow: bandOf(both, from, to),
  }
  return {
    track: trackOf({ ...work, hands }),
    bands,
    windows: window === null ? null : dailyWindows(window, from, to),
    wakes,
    limit: awakeLimit * MINUTE,
  }
}

/**
 * The window's hours on every day: as long as it is, from the same reading of the same wall on. One over several days
 * that ends by at most half a day later on the clock than it begins is taken to mean those hours of each.
 */
export function dailyWindows(
  window: NonNullable<UpgradeState['head']['window']>,
  from: number,
  to: number,
): Span[] {
  const whole = window.to.instant - window.from.instant
  const beyond = whole % DAY
  const lasts = whole > DAY && beyond > 0 && beyond <= DAY / 2 ? beyond : whole
  const clock = localNumber(window.from.instant, window.from.zone)
  const starts = dailySpans(
    window.from.zone,
    clock - Math.floor(clock / DAY) * DAY,
    DAY - 1,
    from - lasts,
    to,
  )
  return starts.map(({ start }) => ({ start, end: start + lasts }))
}

/** The window to the end of its hours around `t`; null when it lasts until then as it is, or none is agreed on. */
export function windowThrough(window: PlanHead['window'], t: number): PlanHead['window'] {
  if (window === null) return null
  const day = dailyWindows(window, t - 2 * DAY, t + 2 * DAY).findLast((w) => w.start <= t && t < w.end)
  if (day === undefined || day.end <= window.to.instant) return null
  return { from: window.from, to: wallTimeAt(day.end, window.to.zone) }
}
