import { DAY, isoWeekday, MINUTE, parseClock, writeDate } from '../time/civil.ts'
import { localNumber, readingsOf } from '../time/wall-time.ts'

/** When a person is on site: a weekly pattern on the site's wall clock. */
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
}

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

/** How far ahead `nextHands` and `handsLeaveAt` look. */
export const LOOK_AHEAD = 14 * DAY

interface Span {
  start: number
  end: number
}

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
    // Shifts last up to a day, so one of the day before may reach in; one day more on each side, so that a shift that
    // goes on beyond the edge is seen to do so.
    for (let day = firstDay - 2; day <= lastDay + 1; day++) spans.push(...shiftsOf(w, siteZone, day))
  }
  const intervals: HandsInterval[] = []
  for (const [person, spans] of byPerson) {
    for (const { start, end } of union(spans)) {
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
    const [first] = union(handsIntervals(theirs, siteZone, t, t + span))
    if (first === undefined || first.start > t) return null
    if (first.end < t + span) return first.end
  }
  return null
}

/**
 * Ids of the people on site at `t`, sorted. What they said overrules their windows: on site counts as in, away and
 * left as out. Nothing said, `unknown`, or a statement whose `until` has come leaves it to the windows.
 */
export function onSiteNow(
  windows: readonly HandsWindow[],
  presences: Readonly<Record<string, Presence>>,
  siteZone: string,
  t: number,
): string[] {
  const holds = (p: Presence) => p.state !== 'unknown' && (p.until === null || p.until > t)
  const there = new Set(onSiteByWindow(windows, siteZone, t))
  for (const [person, said] of Object.entries(presences)) {
    if (!holds(said)) continue
    if (said.state === 'on-site') there.add(person)
    else there.delete(person)
  }
  return [...there].sort(compare)
}

/** The shift or shifts of a window that begin on a day (a day number on the site's calendar), breaks cut out. */
function shiftsOf(w: HandsWindow, zone: string, day: number): Span[] {
  const date = writeDate(day)
  const dated = w.except.filter((e) => e.date === date)
  if (dated.some((e) => e.off === true && e.from === undefined && e.to === undefined)) return []
  const extra = dated.filter((e) => e.off !== true)
  const hours =
    extra.length > 0
      ? extra.map((e) => ({ from: e.from ?? w.from, to: e.to ?? w.to }))
      : w.days.includes(isoWeekday(day))
        ? [{ from: w.from, to: w.to }]
        : []
  if (hours.length === 0) return []
  // A day that the zone jumped over (Apia's 30 December 2011) has no shift to begin.
  if (edge(day * DAY, zone, 'earlier') === edge((day + 1) * DAY, zone, 'earlier')) return []
  const shifts = hours.map((h) => spanOf(day, minutesOf(h.from), minutesOf(h.to), zone, true))
  const off = dated.filter((e) => e.off === true).map((e) => ({ from: e.from ?? w.from, to: e.to ?? w.to }))
  const holes: Span[] = []
  // A shift may pass a break on its own day, on the next, or begin inside one of the night before.
  for (const b of [...w.breaks, ...off])
    for (const d of [day - 1, day, day + 1])
      holes.push(spanOf(d, minutesOf(b.from), minutesOf(b.to), zone, false))
  return cut(union(shifts), union(holes))
}

/** `equalIsDay`: whether equal edges mean the clock round (a shift) or nothing (a break). */
function spanOf(day: number, from: number, to: number, zone: string, equalIsDay: boolean): Span {
  const nextDay = to < from || (to === from && equalIsDay)
  return {
    start: edge(day * DAY + from * MINUTE, zone, 'earlier'),
    end: edge((nextDay ? day + 1 : day) * DAY + to * MINUTE, zone, 'later'),
  }
}

function edge(local: number, zone: string, which: 'earlier' | 'later'): number {
  const { instants, jump } = readingsOf(local, zone)
  if (jump !== null) return jump.at
  return (which === 'earlier' ? instants[0] : instants.at(-1)) as number
}

/** Spans as the least number of sorted, disjoint ones; empty ones are dropped. */
function union(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((s) => s.end > s.start).sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const s of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && s.start <= last.end) last.end = Math.max(last.end, s.end)
    else merged.push({ start: s.start, end: s.end })
  }
  return merged
}

/** What of `spans` is in none of `holes`; both sorted and disjoint. */
function cut(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = []
  for (const s of spans) {
    let start = s.start
    for (const h of holes) {
      if (h.end <= start || h.start >= s.end) continue
      if (h.start > start) left.push({ start, end: h.start })
      start = h.end
    }
    if (start < s.end) left.push({ start, end: s.end })
  }
  return left
}

// Not localeCompare: the order must be the same in every engine.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function minutesOf(text: string): number {
  const minutes = parseClock(text)
  if (minutes === null) throw new RangeError(`Not a clock reading: ${JSON.stringify(text)}`)
  return minutes
}
