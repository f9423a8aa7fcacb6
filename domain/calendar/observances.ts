import { DAY } from '../time/civil.ts'
import { readingsOf } from '../time/wall-time.ts'
import { offsetMs, offsetSpans } from '../time/zone.ts'

/** From when on a zone's clock keeps an offset: one part of a VTIMEZONE. */
export interface Observance {
  /** What the wall clock read at its onset, by the offset before it: a local number (see time/civil.ts). */
  onset: number
  /** Ms east of UTC, before and from then on. */
  before: number
  offset: number
  /** Ahead of the zone's least offset within the stretch: what a calendar calls daylight time. */
  daylight: boolean
}

/** Calendars let people drag an entry about, so the rules reach further than the entries. */
const AROUND = 400 * DAY

/**
 * How a zone's clock goes from well before `from` to well after `to` (epoch ms): the same offsets as every page shows.
 * The first one begins where the stretch does, and claims no change there. Throws on a zone that isn't one.
 */
export function observances(zone: string, from: number, to: number): Observance[] {
  const spans = offsetSpans(zone, Math.max(0, from - AROUND), to + AROUND)
  const least = Math.min(...spans.map((s) => s.offset))
  return spans.map((span, i) => {
    const before = spans[i - 1]?.offset ?? span.offset
    return { onset: span.from + before, before, offset: span.offset, daylight: span.offset > least }
  })
}

/**
 * Whether any calendar that is told only what the wall clock reads finds this instant again. Of an hour that comes
 * twice RFC 5545 (3.3.5) means the first, and some calendars take the second: all of it has to be said in UTC.
 */
export function saidByWallClock(instant: number, zone: string): boolean {
  return readingsOf(instant + offsetMs(zone, instant), zone).instants.length === 1
}
