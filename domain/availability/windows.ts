import { DAY, isoWeekday, MINUTE, parseClock, writeDate } from '../time/civil.ts'
import { localNumber, type WallTime } from '../time/wall-time.ts'
import { cut, hasDay, instantOf, merge, type Span } from './spans.ts'

/** When a person is on site: a weekly pattern on the site's wall clock, or one shift by date. */
export interface HandsWindow {
  id: string
  /** Person id */
  person: string
  /** ISO weekdays, 1 = Monday, on which a shift begins. */
  days: number[]
  /** `HH:mm`. A `to` at or before `from` is on the next day; equal, the shift lasts the clock round. */
  from: string
  to: string
  /** Cut out of every shift wherever the wall clock passes them; a `to` before `from` is on the next day. */
  breaks: { from: string; to: string; label?: string | undefined }[]
  /**
   * What replaces the pattern for shifts that begin on a date (not for what is left of a shift of the day before).
   * `off` alone: no shift; `off` with `from` or `to`: only those hours are cut out, as a break is. Otherwise a shift, on
   * a day of the pattern or an extra one, at the hours given. A `from` or `to` left out is the window's. Several on
   * one date add up; a whole day off wins.
   */
  except: { date: string; from?: string | undefined; to?: string | undefined; off?: boolean | undefined }[]
  /** One shift by date, in a zone of its own: where given, it alone counts. */
  once?: Once | null | undefined
}

export type Once = { from: WallTime; to: WallTime }

/** A stretch of presence, half-open: there at `start`, gone at `end` (epoch ms). */
export interface HandsInterval {
  start: number
  end: number
  person: string
  /** The edge is that of the question, not of the shift. */
  truncatedStart: boolean
  truncatedEnd: boolean
}

/** What somebody said of themselves, which overrules their windows. */
export interface Presence {
  state: 'on-site' | 'away' | 'left' | 'unknown'
  /** The instant until which it holds; null for open-ended. */
  until: number | null
  since: number
}

/** What somebody answered when asked of the next break of their hours. */
export interface AnsweredBreak {
  /** When their hours have them leave, when they do leave, and when they are back (null: the hours were over). */
  from: number
  at: number
  until: number | null
  /** Null: not answered yet. */
  answer: string | null
}

/** How far ahead `nextHands` and `handsLeaveAt` look. */
export const LOOK_AHEAD = 14 * DAY

/**
 * Who is there when, by the windows alone, within [from, to): sorted by start, then person; the shifts of one person
 * that touch or overlap are one interval, breaks cut out.
 *
 * Changes of the site's clock: an edge that is skipped (gap) becomes the first instant after the gap. When an hour
 * comes twice, a shift or a break that begins in it begins at the earlier reading, and one that ends in it ends at
 * the later. A shift of 01:00 to 02:30 on such a night is an hour longer; on the night of a gap, an hour shorter.
 *
 * Windows must have passed the plan's schema and the zone `parseZone`: anything else throws.
 */
export function handsIntervals(
  windows: readonly HandsWindow[],
  siteZone: string,
  fromInstant: number,
  toInstant: number,
): HandsInterval[] {
  if (!(fromInstant < toInstant)) return []
  const firstDay = Math.floor(localNumber(fromInstant, siteZone) / DAY)
  const lastDay = Math.floor(localNumber(toInstant, siteZone) / DAY)
  const byPerson = new Map<string, Span[]>()
  for (const w of windows) {
    const spans = byPerson.get(w.person) ?? []
    byPerson.set(w.person, spans)
    if (w.once) spans.push(onceOf(w.once))
    // Shifts last up to a day, so one of the day before may reach in; one day more on each side, so that a shift that
    // goes on beyond the edge is seen to do so.
    else for (let day = firstDay - 2; day <= lastDay + 1; day++) spans.push(...shiftsOf(w, siteZone, day))
  }
  const intervals: HandsInterval[] = []
  for (const [person, spans] of byPerson) {
    for (const { start, end } of merge(spans)) {
      if (end <= fromInstant || start >= toInstant) continue
      intervals.push({
        start: Math.max(start, fromInstant),
        end: Math.min(end, toInstant),
        person,
        truncatedStart: start < fromInstant,
        truncatedEnd: end > toInstant,
      })
    }
  }
  return intervals.sort((a, b) => a.start - b.start || compare(a.person, b.person))
}

/** Ids of the people whose windows have them on site at `t`, sorted. */
export function onSiteByWindow(windows: readonly HandsWindow[], siteZone: string, t: number): string[] {
  return [...new Set(handsIntervals(windows, siteZone, t, t + 1).map((i) => i.person))].sort(compare)
}

/** The first instant after `t` at which a person's stretch begins by the windows; null if none within 14 days. */
export function nextHands(windows: readonly HandsWindow[], siteZone: string, t: number): number | null {
  // Most answers are within a day or two: look there before building two weeks of shifts.
  for (const span of [2 * DAY, LOOK_AHEAD]) {
    const next = handsIntervals(windows, siteZone, t, t + span).find((i) => !i.truncatedStart && i.start > t)
    if (next !== undefined) return next.start
  }
  return null
}

/**
 * When the last of those who are there at `t` by the windows is gone, one relieving the other without a gap; for one
 * `person` only if given. Null if nobody is there at `t`, or if no end is in sight within 14 days.
 */
export function handsLeaveAt(
  windows: readonly HandsWindow[],
  siteZone: string,
  t: number,
  person?: string,
): number | null {
  const theirs = person === undefined ? windows : windows.filter((w) => w.person === person)
  for (const span of [2 * DAY, LOOK_AHEAD]) {
    const [first] = merge(handsIntervals(theirs, siteZone, t, t + span))
    if (first === undefined || first.start > t) return null
    if (first.end < t + span) return first.end
  }
  return null
}

/**
 * Ids of the people on site at `t`, sorted. What they said overrules their windows: on site counts as in, away and
 * left as out, and so does what they answered of a break. Nothing said, `unknown`, or a statement whose time has
 * passed (`saidUntil`) leaves it to the windows.
 */
export function onSiteNow(
  windows: readonly HandsWindow[],
  presences: Readonly<Record<string, Presence>>,
  siteZone: string,
  t: number,
  breaks: Readonly<Record<string, AnsweredBreak>> = {},
): string[] {
  const there = new Set(onSiteByWindow(windows, siteZone, t))
  for (const [person, asked] of Object.entries(breaks)) {
    if (stays(asked).some((s) => s.start <= t && t < s.end)) there.add(person)
  }
  for (const [person, said] of Object.entries(presences)) {
    const own = windows.filter((w) => w.person === person)
    if (said.state === 'unknown' || (saidUntil(own, siteZone, said) ?? Number.POSITIVE_INFINITY) <= t)
      continue
    if (said.state === 'on-site') there.add(person)
    else there.delete(person)
  }
  for (const [person, asked] of Object.entries(breaks)) {
    if (goes(asked).some((s) => s.start <= t && t < s.end)) there.delete(person)
  }
  return [...there].sort(compare)
}

/**
 * Until when a statement holds (epoch ms); null: until the next one. "On site" holds until the next edge of the
 * person's own `windows`: whoever came at nine is not expected to work through lunch, nor to stay past the last hour.
 */
export function saidUntil(own: readonly HandsWindow[], siteZone: string, said: Presence): number | null {
  if (said.until !== null || said.state !== 'on-site') return said.until
  for (const span of [2 * DAY, LOOK_AHEAD]) {
    const [next] = handsIntervals(own, siteZone, said.since, said.since + span)
    if (next === undefined) continue
    if (next.start > said.since) return next.start
    if (!next.truncatedEnd) return next.end
  }
  return null
}

/** The stretch that somebody said they stay beyond their hours; asked again, what was put off stays put off. */
export function stays({ from, at }: AnsweredBreak): Span[] {
  return from < at ? [{ start: from, end: at }] : []
}

/** The stretch that somebody said they are gone for. */
export function goes({ from, at, until, answer }: AnsweredBreak): Span[] {
  return until !== null && at < until && (answer !== null || from < at) ? [{ start: at, end: until }] : []
}

/** Why the windows have somebody out at a moment they might have been in. */
export type Hole =
  | { why: 'break'; label: string | null; until: number }
  /** A dated exception: the whole day, or some hours of it. */
  | { why: 'day-off'; label: null; until: number }

/** Whether a window has its person in at `t`, by its pattern or an exception; else which hole of it `t` is in, if any. */
export function reasonAt(w: HandsWindow, siteZone: string, t: number): 'pattern' | 'exception' | Hole | null {
  const within = (s: Span) => s.start <= t && t < s.end
  if (w.once) return within(onceOf(w.once)) ? 'exception' : null
  const today = Math.floor(localNumber(t, siteZone) / DAY)
  let hole: Hole | null = null
  for (const day of [today - 1, today]) {
    const { shifts, breaks, off, dated, wholeDayOff } = dayOf(w, siteZone, day)
    if (!shifts.some(within)) continue
    const rest = breaks.find(within)
    const cutOut = off.find(within)
    if (wholeDayOff) {
      const until = shifts.filter(within).at(-1)?.end ?? t
      hole ??= { why: 'day-off', label: null, until }
    } else if (rest !== undefined) hole ??= { why: 'break', label: rest.label ?? null, until: rest.end }
    else if (cutOut !== undefined) hole ??= { why: 'day-off', label: null, until: cutOut.end }
    else return dated ? 'exception' : 'pattern'
  }
  return hole
}

const onceOf = ({ from, to }: Once): Span => ({ start: from.instant, end: to.instant })

/** The shift or shifts of a window that begin on a day (a day number on the site's calendar), breaks cut out. */
function shiftsOf(w: HandsWindow, zone: string, day: number): Span[] {
  let known = shiftsKnown.get(w)
  if (known === undefined || known.zone !== zone || known.days.size > DAYS_KEPT) {
    known = { zone, days: new Map() }
    shiftsKnown.set(w, known)
  }
  let shifts = known.days.get(day)
  if (shifts === undefined) {
    const found = dayOf(w, zone, day)
    shifts = found.wholeDayOff ? [] : cut(merge(found.shifts), merge([...found.breaks, ...found.off]))
    known.days.set(day, shifts)
  }
  return shifts
}

// Windows are never changed in place, and every event asks about the same fortnight again.
const shiftsKnown = new WeakMap<HandsWindow, { zone: string; days: Map<number, Span[]> }>()
const DAYS_KEPT = 400

interface Day {
  /** Nothing cut out; on a whole day off, what would have been. */
  shifts: Span[]
  breaks: (Span & { label?: string | undefined })[]
  off: Span[]
  /** The hours are those of an exception. */
  dated: boolean
  wholeDayOff: boolean
}

function dayOf(w: HandsWindow, zone: string, day: number): Day {
  const date = writeDate(day)
  const dated = w.except.filter((e) => e.date === date)
  const wholeDayOff = dated.some((e) => e.off === true && e.from === undefined && e.to === undefined)
  const extra = dated.filter((e) => e.off !== true)
  const hours =
    extra.length > 0
      ? extra.map((e) => ({ from: e.from ?? w.from, to: e.to ?? w.to }))
      : w.days.includes(isoWeekday(day))
        ? [{ from: w.from, to: w.to }]
        : []
  const none = { shifts: [], breaks: [], off: [], dated: false, wholeDayOff }
  if (hours.length === 0) return none
  // A day that the zone jumped over (Apia's 30 December 2011) has no shift to begin.
  if (!hasDay(day, zone)) return none
  // A shift may pass a break on its own day, on the next, or begin inside one of the night before.
  const around = [day - 1, day, day + 1]
  const part = (d: number, h: { from: string; to: string }) =>
    spanOf(d, minutesOf(h.from), minutesOf(h.to), zone, false)
  const off = dated.filter((e) => e.off === true).map((e) => ({ from: e.from ?? w.from, to: e.to ?? w.to }))
  return {
    shifts: hours.map((h) => spanOf(day, minutesOf(h.from), minutesOf(h.to), zone, true)),
    breaks: w.breaks.flatMap((b) => around.map((d) => ({ ...part(d, b), label: b.label }))),
    off: off.flatMap((o) => around.map((d) => part(d, o))),
    dated: extra.length > 0,
    wholeDayOff,
  }
}

/** `equalIsDay`: whether equal edges mean the clock round (a shift) or nothing (a break). */
function spanOf(day: number, from: number, to: number, zone: string, equalIsDay: boolean): Span {
  const nextDay = to < from || (to === from && equalIsDay)
  return {
    start: instantOf(day * DAY + from * MINUTE, zone, 'earlier'),
    end: instantOf((nextDay ? day + 1 : day) * DAY + to * MINUTE, zone, 'later'),
  }
}

// Not localeCompare: the order must be the same in every engine.
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function minutesOf(text: string): number {
  const minutes = parseClock(text)
  if (minutes === null) throw new RangeError(`Not a clock reading: ${JSON.stringify(text)}`)
  return minutes
}
