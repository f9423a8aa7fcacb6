import { civilDate, DAY, dayNumber, HOUR, isoWeekday, MINUTE } from '../civil.ts'
import type { ClockOption } from './clock-options.ts'
import type { Mention } from './mentions.ts'
import type { Figures } from './senses.ts'
import type { Note, PhraseContext } from './types.ts'

/** A day number (see civil.ts) on the calendar of the clock that was named. */
export interface DayOption {
  day: number
  note: Note | null
  /** The weekday said is not this date's. */
  mismatch?: boolean
}

export interface DayFrame {
  context: PhraseContext
  /** What a calendar reads at an instant, in ms as if it were UTC. */
  localOf: (instant: number) => number
  /** Days that it is today for whoever may have said "tomorrow", beside the calendar of the clock that was named. */
  todays: number[]
  /** Epoch ms: another time of the phrase, said with its date; a time without one is beside it. */
  near: number | null
}

const dayOf = (local: number) => Math.floor(local / DAY)
const note: Note = { note: 'day' }

/** The days that a time may be meant on, the likelier first; none where no calendar has the date. */
export function dayOptions(mention: Mention, clock: ClockOption, frame: DayFrame): DayOption[] {
  const { context, localOf } = frame
  const anchor = context.date ?? context.now
  const anchorDay = dayOf(localOf(anchor))
  const { date, weekday, relativeDay } = mention
  const relatives = relativeDay === undefined ? [] : relativeDays(relativeDay, frame)
  if (date !== undefined) {
    const passed = (day: number) => context.date === undefined && timeOf(day, clock) < localOf(context.now)
    const days = dated(mention, anchorDay, passed)
    const both = days.filter(({ day }) => relatives.includes(day))
    if (relatives.length === 0 || both.length > 0) return relatives.length === 0 ? days : both
    // "Tonight, Dec 4th", said on the 2nd
    return [...days, ...relatives.map((day) => ({ day, note }))].map((o) => ({ ...o, note, mismatch: true }))
  }
  if (relativeDay !== undefined) {
    const fit = weekday === undefined ? relatives : relatives.filter((d) => isoWeekday(d) === weekday.weekday)
    if (fit.length > 0) return fit.map((day) => ({ day, note: fit.length > 1 ? note : null }))
    // "Tomorrow, Friday", said on a Wednesday
    const from = relatives[0] as number
    const named = from + (((((weekday as { weekday: number }).weekday - isoWeekday(from)) % 7) + 7) % 7)
    return [...relatives, named].map((day) => ({ day, note, mismatch: true }))
  }
  if (frame.near !== null) {
    const { near } = frame
    const nearDay = dayOf(localOf(near))
    const off = (day: number) => Math.abs(timeOf(day, clock) - localOf(near))
    const around = [-4, -3, -2, -1, 0, 1, 2, 3].map((by) => nearDay + by)
    return around
      .filter((day) => weekday === undefined || isoWeekday(day) === weekday.weekday)
      .sort((a, b) => off(a) - off(b))
      .slice(0, 1)
      .map((day) => ({ day, note: null }))
  }
  if (weekday !== undefined) {
    const ahead = (((weekday.weekday - isoWeekday(anchorDay)) % 7) + 7) % 7
    const first = anchorDay + ahead
    const both = (days: number[]) =>
      [...new Set(days)].map((day, _, all) => ({ day, note: all.length > 1 ? note : null }))
    if (typeof weekday.week === 'number') return both(weeksAhead(anchorDay, weekday.weekday, weekday.week))
    if (weekday.week === 'next') {
      const coming = ahead === 0 ? first + 7 : first
      return both([coming, coming + 7])
    }
    const passed = (day: number) => context.date === undefined && timeOf(day, clock) < localOf(context.now)
    if (weekday.week === 'this' && context.date === undefined) {
      // 本週一, said on a Wednesday, is over: whoever wrote it may mean the one to come.
      const [mine] = weeksAhead(anchorDay, weekday.weekday, 0) as [number]
      if (passed(mine)) return both([mine + 7, mine])
    }
    const over = ahead === 0 && passed(first)
    return [{ day: (over ? first + 7 : first) + (weekday.plus ?? 0), note: null }]
  }
  // With a date given, the day is that date's; else it is the next such time.
  const passed = context.date === undefined && timeOf(anchorDay, clock) < localOf(context.now)
  return [{ day: passed ? anchorDay + 1 : anchorDay, note: null }]
}

function timeOf(day: number, clock: ClockOption): number {
  return (day + clock.later) * DAY + clock.minutes * MINUTE
}

/** The days that are so many from today, on the calendar of the clock that was named and on the speaker's. */
function relativeDays(by: number, { context, localOf, todays }: DayFrame): number[] {
  const here = dayOf(localOf(context.now))
  // Who has not slept yet may mean by tomorrow the day that has begun.
  const awake = by === 1 && localOf(context.now) - here * DAY < WAKING ? [here - 1] : []
  return [...new Set([here, ...awake, ...todays].map((d) => d + by))]
}

/** A weekday of a week that many ahead; two where it depends on whether weeks begin on Monday or on Sunday. */
function weeksAhead(today: number, weekday: number, weeks: number): number[] {
  const monday = today - isoWeekday(today) + 1
  const sunday = today - (isoWeekday(today) % 7)
  const days = [monday + 7 * weeks + weekday - 1, sunday + 7 * weeks + (weekday % 7)]
  // Of this week, what is over on one calendar is not on the other.
  return weeks === 0 ? days.sort((a, b) => b - a).slice(0, 1) : days
}

const WAKING = 4 * HOUR

// So long after a date, whoever names it without a year has the next one in mind.
const JUST_PAST = 120

function dated({ date, weekday }: Mention, anchorDay: number, passed: (day: number) => boolean): DayOption[] {
  if (date === undefined) return []
  const read = ({ year, month, day }: Figures): number[] => {
    const days: (number | null)[] = []
    if (month === null) {
      const coming = nextOfMonth(day, anchorDay)
      // "The 1st", said on the 2nd
      const last = [1, 2, 3].map((by) => anchorDay - by).find((d) => civilDate(d).day === day)
      days.push(
        last ?? null,
        coming !== null && passed(coming) ? nextOfMonth(day, anchorDay + 1) : null,
        coming,
      )
    } else if (year !== null) days.push(realDay(year, month, day))
    else {
      const now = civilDate(anchorDay).year
      const ahead = [0, 1, 2, 3, 4, 5, 6, 7, 8]
        .map((by) => realDay(now + by, month, day))
        .find((d) => d !== null && d >= anchorDay && !passed(d))
      const past = [0, -1]
        .map((by) => realDay(now + by, month, day))
        .find((d) => d !== null && (d < anchorDay || passed(d)))
      if (past != null && anchorDay - past <= JUST_PAST) days.push(past)
      days.push(ahead ?? null)
    }
    return days.filter((d): d is number => d !== null)
  }
  const readings = [read(date), date.other === null ? [] : read(date.other)]
  const options = [...new Set(readings.flat())]
  const noted = (days: number[]) => days.map((day) => ({ day, note: days.length > 1 ? note : null }))
  // Of figures in an order nobody said, what is ahead is the likelier.
  const sorted =
    date.other === null
      ? options
      : [...options.filter((d) => d >= anchorDay), ...options.filter((d) => d < anchorDay)]
  if (weekday === undefined) return noted(sorted)
  const fit = sorted.filter((d) => isoWeekday(d) === weekday.weekday)
  if (fit.length > 0) {
    // The weekday tells one year from another, but a day that is over is asked about all the same.
    return fit.some((d) => d >= anchorDay && !passed(d)) || date.year !== null
      ? noted(fit)
      : noted([...fit, ...sorted.filter((d) => !fit.includes(d))])
  }
  return readings
    .flatMap((days) => days.slice(-1))
    .flatMap((day) => {
      const by = (((weekday.weekday - isoWeekday(day) + 3) % 7) + 7) % 7
      return [
        { day, note, mismatch: true },
        { day: day + by - 3, note, mismatch: true },
      ]
    })
}

/** The next day on or after another that has this number in its month; null: no month has it. */
function nextOfMonth(day: number, from: number): number | null {
  const start = civilDate(from)
  for (let i = 0; i < 3; i++) {
    const month = ((start.month - 1 + i) % 12) + 1
    const found = realDay(start.year + Math.floor((start.month - 1 + i) / 12), month, day)
    if (found !== null && found >= from) return found
  }
  return null
}

function realDay(year: number, month: number, day: number): number | null {
  if (year < 1970 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const number = dayNumber({ year, month, day })
  return civilDate(number).month === month ? number : null
}
