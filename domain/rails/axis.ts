import { instantOf, type Span } from '../availability/spans.ts'
import { DAY, HOUR } from '../time/civil.ts'
import { localNumber } from '../time/wall-time.ts'
import { clockChanges, offsetAt, offsetSpans } from '../time/zone.ts'

export interface Tick {
  at: number
  /** 0-23, on that side's wall clock. */
  hour: number
  /** The coarsest rhythm of hours the tick belongs to, so that labels can be thinned out: 24 is midnight. */
  every: 1 | 2 | 3 | 6 | 12 | 24
}

/** Where a calendar day begins on a side. */
export interface DayLine {
  at: number
  /** Calendar days from that side's day of the start. */
  shift: number
}

export interface OffsetChange {
  at: number
  /** Minutes east of UTC. */
  before: number
  after: number
}

/** A side's wall clock along a range. */
export interface Axis {
  zone: string
  /** Minutes east of UTC at the beginning of the range. */
  offset: number
  changes: OffsetChange[]
  ticks: Tick[]
  /** The day the range begins in (with `at` the range's beginning), and every day that begins in it. */
  days: DayLine[]
  /** 22:00 to 06:00. */
  nights: Span[]
}

const NIGHT_FROM = 22 * HOUR
const NIGHT_TO = 6 * HOUR

/** Hours, days and nights of a zone within a range; `start` is the instant from whose day the shift is counted. */
export function axisOf(zone: string, range: Span, start: number): Axis {
  const dayOf = (t: number) => Math.floor(localNumber(t, zone) / DAY)
  const first = dayOf(range.start)
  const last = dayOf(range.end)
  const startDay = dayOf(start)
  const days: DayLine[] = [{ at: range.start, shift: first - startDay }]
  const nights: Span[] = []
  for (let day = first - 1; day <= last; day++) {
    const from = Math.max(range.start, instantOf(day * DAY + NIGHT_FROM, zone))
    const to = Math.min(range.end, instantOf((day + 1) * DAY + NIGHT_TO, zone, 'later'))
    if (from < to) nights.push({ start: from, end: to })
    const at = instantOf(day * DAY, zone)
    if (day > first && at > range.start && at < range.end) days.push({ at, shift: day - startDay })
  }
  return {
    zone,
    offset: offsetAt(zone, range.start),
    changes: clockChanges(zone, range.start, range.end).filter((c) => c.at < range.end),
    ticks: ticksOf(zone, range),
    days,
    nights,
  }
}

function ticksOf(zone: string, range: Span): Tick[] {
  const ticks: Tick[] = []
  for (const span of offsetSpans(zone, range.start, range.end)) {
    const from = Math.max(span.from, range.start)
    const to = Math.min(span.to - 1, range.end)
    for (
      let local = Math.ceil((from + span.offset) / HOUR) * HOUR;
      local - span.offset <= to;
      local += HOUR
    ) {
      const hour = (((local / HOUR) % 24) + 24) % 24
      ticks.push({ at: local - span.offset, hour, every: rhythm(hour) })
    }
  }
  return ticks
}

function rhythm(hour: number): Tick['every'] {
  if (hour === 0) return 24
  for (const every of [12, 6, 3, 2] as const) if (hour % every === 0) return every
  return 1
}
