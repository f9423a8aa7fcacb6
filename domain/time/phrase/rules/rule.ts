import { readNumber } from '../numbers.ts'
import type { Sense } from '../senses.ts'

/** What a phrase is written in, as far as figures mean something else by it. */
export interface Writing {
  /** The year in which it is read: "26" is 2026 near it. */
  year: number
  month: number
  /** There are Chinese characters in it, so that 12/5 is December. */
  chinese: boolean
}

type Said = Sense | Sense[] | null

/** A pattern at a place of a phrase in lower case, and what it says; null: not this after all. */
export type Rule = [pattern: RegExp, read: (m: RegExpExecArray, writing: Writing) => Said]

/** A rule from the source of its pattern. */
export const rule = (source: string, read: Rule[1]): Rule => [new RegExp(source, 'y'), read]

/** The number written; 0 where nothing is, NaN where it is none. */
export const n = (text: string | undefined) => (text === undefined ? 0 : (readNumber(text) ?? Number.NaN))

/** AM or PM where there is room for either. */
export const half = '\\s*(am|pm|a\\.m\\.?|p\\.m\\.?|[ap])(?![a-z0-9])'

export const halfOf = (text: string | undefined) =>
  text === undefined ? null : text.startsWith('a') ? ('am' as const) : ('pm' as const)

/** A clock reading; null where no clock reads that. */
export function clock(hour: number, minute: number, h: 'am' | 'pm' | null, bare: boolean): Sense | null {
  // "00:30 AM" and "14:00 PM" say it twice.
  if ((h === 'am' && hour === 0) || (h === 'pm' && hour > 12 && hour < 24))
    return clock(hour, minute, null, false)
  return !(hour <= 24 && minute <= 59) ||
    (hour === 24 && minute > 0) ||
    (h !== null && (hour < 1 || hour > 12))
    ? null
    : { kind: 'clock', hour, minute, half: h, bare: bare && h === null && hour >= 1 && hour <= 12 }
}
