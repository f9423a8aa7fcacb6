import type { Part } from './words.ts'

/** What a piece of a phrase says. */
export type Sense =
  /** `bare`: "9" or "half past 8", which may be morning or evening. */
  | { kind: 'clock'; hour: number; minute: number; half: 'am' | 'pm' | null; bare: boolean }
  | { kind: 'midnight' }
  | { kind: 'part'; part: Part }
  /** `other`: the same figures read as day/month. */
  | {
      kind: 'date'
      year: number | null
      /** Null: "the 13th", of this month or of the next that has one. */
      month: number | null
      day: number
      other: { month: number; day: number } | null
    }
  | { kind: 'weekday'; weekday: number; week: 'coming' | 'next' | 'following' }
  | { kind: 'relative-day'; days: number }
  /** From now; in ms. */
  | { kind: 'elapsed'; ms: number }
  | { kind: 'offset'; minutes: number; text: string }
  | { kind: 'abbreviation'; name: string }
  | { kind: 'place'; zone: string }
  | { kind: 'claim'; minutes: number; direction: 'ahead' | 'behind' | null }
  /** "or", "=", "(": what follows is another time, if one came before. */
  | { kind: 'join' }
  | { kind: 'comma' }
  | { kind: 'noise' }
