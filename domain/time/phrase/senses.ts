import type { Part } from './words.ts'

/** A day as figures: a year that was not said is null, and so is a month ("the 13th"). */
export interface Figures {
  year: number | null
  month: number | null
  day: number
}

/** What a piece of a phrase says. */
export type Sense =
  /**
   * `bare`: "9" or "half past 8", which may be morning or evening. `loose`: "2:30", which may be too unless the rest is
   * written for machines.
   */
  | { kind: 'clock'; hour: number; minute: number; half: 'am' | 'pm' | null; bare: boolean; loose?: boolean }
  | { kind: 'midnight' }
  | { kind: 'part'; part: Part }
  /** `other`: the same figures in another order. `iso`: the year first, with hyphens or nothing between. */
  | ({ kind: 'date'; other: Figures | null; iso?: boolean } & Figures)
  /** Four figures that may be a year or a clock: see `settleFours`. */
  | { kind: 'four'; value: number }
  /**
   * `week`: the next such day, "this" one, "next" one (which people mean in two ways), or so many calendar weeks ahead.
   * `plus`: days after that ("a week from Friday").
   */
  | { kind: 'weekday'; weekday: number; week: 'coming' | 'this' | 'next' | number; plus?: number }
  | { kind: 'relative-day'; days: number }
  /** From now; in ms. */
  | { kind: 'elapsed'; ms: number }
  /** `maybeRange`: "-06:00" after a clock, which may be where a window ends. */
  | { kind: 'offset'; minutes: number; text: string; maybeRange?: boolean }
  | { kind: 'abbreviation'; name: string }
  /** `several`: every zone with a place of that name. */
  | { kind: 'place'; zone: string; several?: Several }
  | { kind: 'claim'; minutes: number; direction: 'ahead' | 'behind' | null }
  /** "or", "=", "(": what follows is another time, if one came before. */
  | { kind: 'join' }
  | { kind: 'comma'; and?: boolean }
  /** "to", "-": a range where there is a time on both sides. `strict`: nothing else can be meant ("until"). */
  | { kind: 'to'; strict: boolean }
  | { kind: 'between' }
  /** "for 4 hours": how long it lasts. */
  | { kind: 'lasting' }
  /** "by", "before": no moment, but one side of it. */
  | { kind: 'bound' }
  /** "The next day", 隔日: known only where a range began the day before. */
  | { kind: 'day-after' }
  | { kind: 'noise' }

export interface Several {
  name: string
  zones: string[]
}
