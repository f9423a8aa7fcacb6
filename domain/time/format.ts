import type { Lang } from '../messages/lang.ts'
import { civilDate, DAY, HOUR, isoWeekday, MINUTE, writeLocal } from './civil.ts'
import { timeWords } from './words/time.ts'
import { formatOffset, offsetAt } from './zone.ts'

export { formatOffset } from './zone.ts'

/**
 * The one module that turns instants into words. Everything is spelt out from our own tables, so that server, browser
 * and terminal print the same characters. Every zone is an argument; an unknown zone throws RangeError.
 */

/** What the clock and calendar of a zone say at an instant. */
export interface ClockParts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** ISO: 1 = Monday */
  weekday: number
  weekdayName: string
  weekdayLong: string
  /** Minutes east of UTC */
  offset: number
}

export function clockParts(instant: number, zone: string, lang: Lang): ClockParts {
  const offset = offsetAt(zone, instant)
  const local = instant + offset * MINUTE
  const days = Math.floor(local / DAY)
  const rest = local - days * DAY
  const weekday = isoWeekday(days)
  return {
    ...civilDate(days),
    hour: Math.floor(rest / HOUR),
    minute: Math.floor(rest / MINUTE) % 60,
    second: Math.floor(rest / 1000) % 60,
    weekday,
    weekdayName: timeWords[lang].weekdays[weekday - 1] as string,
    weekdayLong: timeWords[lang].weekdaysLong[weekday - 1] as string,
    offset,
  }
}

export interface ClockOptions {
  lang: Lang
  /** The other side's zone: the day shift is counted from its calendar day. Without it, from the same zone's. */
  refZone?: string | undefined
  /** The day shift is counted from the day of this instant instead (a start, for example). */
  refInstant?: number | undefined
  hour12?: boolean | undefined
  seconds?: boolean | undefined
}

/** One side's clock, in the pieces that a screen sets apart. */
export interface ClockFace {
  /** "08:00" */
  time: string
  /** "Sat" */
  weekday: string
  /** "12 Sep" */
  date: string
  /** Calendar days ahead of (+) or behind (−) the reference day. Up to ±2 between zones. */
  dayShift: number
  /** "+1", "−1", or '' on the same day */
  shiftMark: string
  /** "+08:00" */
  offset: string
  /** "Sat 08:00" */
  text: string
  /** The whole of it in words, for a screen reader: "Saturday, 12 September 1998, 08:00, UTC+08:00, one day later …". */
  spoken: string
  /** The same without the day shift. */
  spokenPlain: string
  /** For `<time dateTime>`: "1998-09-12T08:00+08:00". */
  iso: string
}

/** One side's clock at an instant. */
export function formatClock(instant: number, zone: string, options: ClockOptions): ClockFace {
  const { lang } = options
  const words = timeWords[lang]
  const parts = clockParts(instant, zone, lang)
  const time = timeOf(parts, options)
  const dayShift = localDay(instant, zone) - localDay(options.refInstant ?? instant, options.refZone ?? zone)
  const offset = formatOffset(parts.offset)
  const spokenPlain = [
    parts.weekdayLong,
    words.withYear(words.dateLong(parts.month, parts.day), parts.year),
    time,
    `UTC${offset}`,
  ].join(words.comma)
  return {
    time,
    weekday: parts.weekdayName,
    date: words.date(parts.month, parts.day),
    dayShift,
    shiftMark: dayShift === 0 ? '' : `${dayShift > 0 ? '+' : '−'}${Math.abs(dayShift)}`,
    offset,
    text: `${parts.weekdayName} ${time}`,
    spoken: dayShift === 0 ? spokenPlain : spokenPlain + words.comma + words.shift(dayShift),
    spokenPlain,
    iso: formatIso(instant, zone),
  }
}

/** The same instant on both sides' clocks; each side's day shift is relative to the other. */
export function bothClocks(
  instant: number,
  zones: { siteZone: string; homeZone: string },
  lang: Lang,
  options: { hour12?: boolean | undefined; seconds?: boolean | undefined } = {},
): { site: ClockFace; home: ClockFace } {
  return {
    site: formatClock(instant, zones.siteZone, { ...options, lang, refZone: zones.homeZone }),
    home: formatClock(instant, zones.homeZone, { ...options, lang, refZone: zones.siteZone }),
  }
}

/** Both clocks in one line of plain text, for pushes, the terminal and curl: "Sat 08:00 +08:00 / Fri 20:00 −04:00". */
export function bothClocksText(
  instant: number,
  zones: { siteZone: string; homeZone: string },
  lang: Lang,
  options: { seconds?: boolean | undefined } = {},
): string {
  const { site, home } = bothClocks(instant, zones, lang, options)
  return `${site.text} ${site.offset} / ${home.text} ${home.offset}`
}

/** "12 Sep", or "12 Sep 1998" when asked: whether the year goes without saying is for the caller to know. */
export function formatDate(
  instant: number,
  zone: string,
  lang: Lang,
  options: { year?: boolean | undefined } = {},
): string {
  const words = timeWords[lang]
  const { year, month, day } = clockParts(instant, zone, lang)
  const date = words.date(month, day)
  return options.year === true ? words.withYear(date, year) : date
}

/** ISO 8601 with the zone's offset, for machines: "1998-09-12T08:00+08:00"; with seconds if there are any. */
export function formatIso(instant: number, zone: string): string {
  const { offset, second } = clockParts(instant, zone, 'en')
  const seconds = second === 0 ? '' : `:${String(second).padStart(2, '0')}`
  // HTML has no offsets with seconds, and the last of them ended in 1972: such an instant is written in UTC.
  if (!Number.isInteger(offset)) return `${writeLocal(instant)}Z`
  return `${writeLocal(instant + offset * MINUTE)}${seconds}${formatOffset(offset).replace('−', '-')}`
}

/** Elapsed minutes: "5 min", "1 h 5 min", "26 h". Rounded to the minute; hours don't become days, which differ. */
export function formatDuration(minutes: number, lang: Lang): string {
  const words = timeWords[lang]
  const whole = Math.round(Math.abs(minutes))
  const sign = minutes < 0 && whole > 0 ? '−' : ''
  const h = Math.floor(whole / 60)
  const m = whole % 60
  if (h === 0) return sign + words.minutes(m)
  return sign + (m === 0 ? words.hours(h) : `${words.hours(h)} ${words.minutes(m)}`)
}

/** A short while, counted in seconds to ten minutes and in minutes from there: "96 s", "12 min". Rounded down. */
export function formatWhile(ms: number, lang: Lang): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  return seconds < 600 ? timeWords[lang].seconds(seconds) : formatDuration(Math.floor(seconds / 60), lang)
}

/** How far ahead something is: "in 6 days", "in 5 h 10 min"; days from two on. Never negative. */
export function formatAhead(ms: number, lang: Lang): string {
  const words = timeWords[lang]
  const days = Math.floor(ms / DAY)
  return days >= 2 ? words.inDays(days) : words.in(formatDuration(Math.max(0, ms) / MINUTE, lang))
}

/** How long ago, rounded down: "just now", "12 s ago", "1 h 5 min ago", "3 days ago". The future counts as now. */
export function formatAge(ms: number, lang: Lang): string {
  const words = timeWords[lang]
  const seconds = Math.floor(ms / 1000)
  if (seconds < 5) return words.justNow
  if (seconds < 60) return words.secondsAgo(seconds)
  if (ms < 2 * DAY) return words.ago(formatDuration(Math.floor(ms / MINUTE), lang))
  return words.daysAgo(Math.floor(ms / DAY))
}

function timeOf(parts: ClockParts, options: ClockOptions): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const tail = `:${two(parts.minute)}${options.seconds === true ? `:${two(parts.second)}` : ''}`
  if (options.hour12 !== true) return two(parts.hour) + tail
  return timeWords[options.lang].half(
    parts.hour >= 12,
    `${parts.hour % 12 === 0 ? 12 : parts.hour % 12}${tail}`,
  )
}

function localDay(instant: number, zone: string): number {
  return Math.floor((instant + offsetAt(zone, instant) * MINUTE) / DAY)
}
