/**
 * Calendar arithmetic without a zone. A "local" number is a wall clock reading written as if it were UTC, in ms:
 * it can be added to and compared, but it is not an instant and must never be stored or shown as one.
 */

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface CivilDate {
  year: number
  month: number
  day: number
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar. Promises nothing for days that don't exist. */
export function dayNumber({ year, month, day }: CivilDate): number {
  // Years counted from March, so that the leap day is the last day of a year.
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `dayNumber`. */
export function civilDate(days: number): CivilDate {
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const m = Math.floor((5 * dayOfYear + 2) / 153)
  const month = m < 10 ? m + 3 : m - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  }
}

/** ISO weekday of a day number: 1 = Monday to 7 = Sunday. */
export function isoWeekday(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1
}

const two = (n: number) => String(n).padStart(2, '0')

/** `YYYY-MM-DD` as a day number, or null if it isn't a day of the years 1970 to 2199. */
export function parseDate(text: string): number | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (m === null) return null
  const date = { year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }
  // The plan stores instants from 1970 on; a bound above keeps the tables of offsets small whatever is typed.
  if (date.year < 1970 || date.year > 2199 || date.month < 1 || date.month > 12) return null
  const days = dayNumber(date)
  const back = civilDate(days)
  return back.month === date.month && back.day === date.day ? days : null
}

/** `HH:mm` as minutes since midnight, or null. 24:00 is not a reading of a clock. */
export function parseClock(text: string): number | null {
  const m = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return m === null ? null : Number(m[1]) * 60 + Number(m[2])
}

/** `YYYY-MM-DDTHH:mm` as a local number, or null if no calendar has it or it is outside 1970 to 2199. */
export function parseLocal(text: string): number | null {
  if (text.length !== 16 || text[10] !== 'T') return null
  const days = parseDate(text.slice(0, 10))
  const minutes = parseClock(text.slice(11))
  return days === null || minutes === null ? null : days * DAY + minutes * MINUTE
}

/** `YYYY-MM-DD` of a day number. */
export function writeDate(days: number): string {
  const { year, month, day } = civilDate(days)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

/** `YYYY-MM-DDTHH:mm` of a local number; seconds are dropped, not rounded. */
export function writeLocal(local: number): string {
  const days = Math.floor(local / DAY)
  const minutes = Math.floor((local - days * DAY) / MINUTE)
  return `${writeDate(days)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
