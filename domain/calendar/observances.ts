import { civilDate, DAY, dayNumber, isoWeekday } from '../time/civil.ts'
import { readingsOf } from '../time/wall-time.ts'
import { offsetMs, offsetSpans } from '../time/zone.ts'

/** A day of every year: the nth of its weekdays in its month. */
export interface YearlyDay {
  /** 1 to 12 */
  month: number
  /** ISO: Monday is 1, Sunday 7. */
  weekday: number
  /** 1 to 4; −1: the last. */
  nth: number
}

/** From when on a zone's clock keeps an offset: one part of a VTIMEZONE. */
export interface Observance {
  /** What the wall clock read at its onset, by the offset before it: a local number (see time/civil.ts). */
  onset: number
  /** Ms east of UTC, before and from then on. */
  before: number
  offset: number
  /** Ahead of the zone's least offset within the stretch: what a calendar calls daylight time. */
  daylight: boolean
  /** Where it begins anew each year: on this day, by the clock of its onset. */
  yearly: YearlyDay | null
}

/** Calendars let people drag an entry about, so the rules reach further than the entries. */
const AROUND = 400 * DAY
/** So much further is looked to tell the fourth Sunday of a month from its last. */
const FURTHER = 6 * 366 * DAY

/**
 * How a zone's clock goes from well before `from` to well after `to` (epoch ms): the same offsets as every page shows.
 * Where it changes twice a year by a rule, that is the two rules; else each stretch of one offset, of which the first begins
 * where the whole does, and claims no change there. Each begins before `from` that holds there. Throws on a zone that isn't
 * one.
 */
export function observances(zone: string, from: number, to: number): Observance[] {
  const end = to + AROUND
  const spans = offsetSpans(zone, Math.max(0, from - AROUND), end + FURTHER)
  const within = spans.filter((span) => span.from <= end)
  const least = Math.min(...within.map((s) => s.offset))
  const parts = spans.map((span, i): Observance => {
    const before = spans[i - 1]?.offset ?? span.offset
    return {
      onset: span.from + before,
      before,
      offset: span.offset,
      daylight: span.offset > least,
      yearly: null,
    }
  })
  return inTwoRules(parts.slice(1), within.length - 1) ?? parts.slice(0, within.length)
}

/** The first `count` changes as two that come back each year; null where they don't. */
function inTwoRules(changes: Observance[], count: number): Observance[] | null {
  const two = changes.slice(0, 2)
  // Fewer than two of each are no rule yet.
  if (count < 4) return null
  const rules = two.flatMap((part, i) => {
    const [own, further] = [0, count].map((start) =>
      changes.filter((_, n) => n % 2 === i && (start === 0 ? n < count : n >= count)),
    ) as [Observance[], Observance[]]
    const alike = own.every((c) => c.before === part.before && c.offset === part.offset)
    const yearly = alike ? dayOf(own, further) : null
    return yearly === null ? [] : [{ ...part, yearly }]
  })
  return rules.length === 2 ? rules : null
}

/** The day on which all of these begin, one a year, and of those that fit the one by which the `further` ones go longest. */
function dayOf(own: readonly Observance[], further: readonly Observance[]): YearlyDay | null {
  const [first] = own
  if (first === undefined) return null
  const date = civilDate(Math.floor(first.onset / DAY))
  const days = [-1, Math.ceil(date.day / 7)].map((nth) => ({
    month: date.month,
    weekday: isoWeekday(Math.floor(first.onset / DAY)),
    nth,
  }))
  const goesBy = (day: YearlyDay) => (c: Observance, i: number) =>
    c.onset === onsetIn(date.year + i, day, first.onset)
  const fit = days.filter((day) => day.nth < 5 && own.every(goesBy(day)))
  const how = (day: YearlyDay) => {
    const until = further.findIndex((c, i) => !goesBy(day)(c, i + own.length))
    return until === -1 ? further.length : until
  }
  return fit.sort((a, b) => how(b) - how(a))[0] ?? null
}

/** When it begins in a year, by the clock of `onset`: a local number. */
function onsetIn(year: number, { month, weekday, nth }: YearlyDay, onset: number): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }
  const [first, after] = [dayNumber({ year, month, day: 1 }), dayNumber(next)]
  const day =
    nth === -1
      ? after - 1 - ((isoWeekday(after - 1) - weekday + 7) % 7)
      : first + ((weekday - isoWeekday(first) + 7) % 7) + (nth - 1) * 7
  return day * DAY + (onset - Math.floor(onset / DAY) * DAY)
}

/**
 * What Outlook makes of an instant's reading by these parts: of each kind it knows the last alone, and takes it to come back
 * every year ([MS-OXCICAL] 2.1.3.1.1.19.2 and .3). Ms east of UTC.
 */
export function outlooksOffset(parts: readonly Observance[], instant: number, offset: number): number {
  const standard = parts.findLast((p) => !p.daylight)
  const daylight = parts.findLast((p) => p.daylight)
  if (standard === undefined || daylight === undefined) return (standard ?? daylight)?.offset ?? offset
  const local = instant + offset
  const { year } = civilDate(Math.floor(local / DAY))
  const [from, to] = [daylight, standard].map((part) => {
    const { onset, yearly } = part
    const days = Math.floor(onset / DAY)
    const { month, day } = civilDate(days)
    // Its fifth weekday is the last.
    const nth = day > 28 ? -1 : Math.ceil(day / 7)
    return onsetIn(year, yearly ?? { month, weekday: isoWeekday(days), nth }, onset)
  }) as [number, number]
  const summer = from < to ? local >= from && local < to : local >= from || local < to
  return (summer ? daylight : standard).offset
}

/**
 * Whether any calendar that is told only what the wall clock reads finds this instant again. Of an hour that comes
 * twice RFC 5545 (3.3.5) means the first, and some calendars take the second: all of it has to be said in UTC.
 */
export function saidByWallClock(instant: number, zone: string): boolean {
  return readingsOf(instant + offsetMs(zone, instant), zone).instants.length === 1
}
