import { civilDate, DAY, dayNumber, isoWeekday, MINUTE } from '../civil.ts'
import type { ClockOption } from './clock-options.ts'
import type { Mention } from './mentions.ts'
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
  if (date !== undefined) return dated(mention, anchorDay)
  if (relativeDay !== undefined) {
    const here = dayOf(localOf(context.now))
    const days = [here, ...frame.todays].map((d) => d + relativeDay)
    const distinct = [...new Set(days)]
    const fit = weekday === undefined ? distinct : distinct.filter((d) => isoWeekday(d) === weekday.weekday)
    return fit.map((day) => ({ day, note: fit.length > 1 ? note : null }))
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
    if (weekday.week === 'following') {
      // 下週五: Friday of the week after this one, whose first day is Monday.
      return [{ day: anchorDay - isoWeekday(anchorDay) + 7 + weekday.weekday, note: null }]
    }
    if (weekday.week === 'next') {
      const coming = ahead === 0 ? first + 7 : first
      return [
        { day: coming, note },
        { day: coming + 7, note },
      ]
    }
    const over = ahead === 0 && context.date === undefined && timeOf(first, clock) < localOf(context.now)
    return [{ day: over ? first + 7 : first, note: null }]
  }
  // With a date given, the day is that date's; else it is the next such time.
  const passed = context.date === undefined && timeOf(anchorDay, clock) < localOf(context.now)
  return [{ day: passed ? anchorDay + 1 : anchorDay, note: null }]
}

function timeOf(day: number, clock: ClockOption): number {
  return (day + clock.later) * DAY + clock.minutes * MINUTE
}

function dated({ date, weekday }: Mention, anchorDay: number): DayOption[] {
  if (date === undefined) return []
  const read = (month: number | null, day: number): number | null => {
    if (month === null) return nextOfMonth(day, anchorDay)
    if (date.year !== null) return realDay(date.year, month, day)
    const { year } = civilDate(anchorDay)
    for (const y of [year, year + 1, year + 2, year + 3, year + 4]) {
      const d = realDay(y, month, day)
      if (d !== null && d >= anchorDay) return d
    }
    return null
  }
  const first = read(date.month, date.day)
  const second = date.other === null ? null : read(date.other.month, date.other.day)
  const days = [first, second].filter((d): d is number => d !== null)
  if (weekday === undefined) return days.map((day) => ({ day, note: days.length > 1 ? note : null }))
  const fit = days.filter((d) => isoWeekday(d) === weekday.weekday)
  if (fit.length > 0) return fit.map((day) => ({ day, note: fit.length > 1 ? note : null }))
  return days.flatMap((day) => {
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
