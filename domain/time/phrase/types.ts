import type { WallTime } from '../wall-time.ts'

export type Side = 'home' | 'site'

/** A place of the plan: what people call it, and the IANA zone of its clock. */
export interface PhrasePlace {
  name: string
  zone: string
}

/** What a phrase is read against. */
export interface PhraseContext {
  /** Epoch ms: "tomorrow" and "in 2 hours" count from here. */
  now: number
  site: PhrasePlace
  home: PhrasePlace
  /** Epoch ms: a time without a day is on the day of this instant. Without it, it is the next such time after `now`. */
  date?: number | undefined
  /** The side whose choices come first, and on whose clock an instant without a clock of its own is told. */
  prefer?: Side | undefined
}

/** What tells one choice from the others. Both clocks of its instant are shown beside it. */
export type Note =
  /** On that side's clock. */
  | { note: 'side'; side: Side }
  /** On that place's clock as it stands then, whatever the abbreviation says. */
  | { note: 'clock-there'; zone: string; offset: number }
  /** At the offset that was said, whatever the clocks there say. */
  | { note: 'offset-said'; name: string; offset: number }
  | { note: 'am' | 'pm' }
  | { note: 'day-begins' | 'day-ends' }
  /** Two days that may be meant; its date tells them apart. */
  | { note: 'day' }
  /** The first or second time the clock shows it, or as far before or after a jump as was asked for. */
  | { note: 'before-change' | 'after-change' }
  /** The other time of the phrase is this one too. */
  | { note: 'agrees' }

export interface Choice {
  wall: WallTime
  side: Side | null
  notes: Note[]
}

export type Question =
  /** An abbreviation (or an offset beside a place) that is not what the clocks there say on that date. */
  | { kind: 'offset'; name: string; said: number; there: number; zone: string }
  /** An abbreviation that means several places. */
  | { kind: 'abbreviation'; name: string }
  | { kind: 'whose-clock' }
  | { kind: 'half-day' }
  | { kind: 'midnight' }
  | { kind: 'which-day' }
  /** The weekday said is not that of the date said. */
  | { kind: 'weekday' }
  /** Two times of one phrase that are not the same instant. */
  | { kind: 'disagree' }
  /** "-06:00" after a clock: an offset, or where a window ends. */
  | { kind: 'offset-or-range'; text: string }
  /** More than one of the above. */
  | { kind: 'several' }

/** A claim of how far apart the two clocks are, in minutes, against what they are at `at`. */
export interface ClaimCheck {
  said: number
  /** Minutes that the site is ahead of home; behind is negative. */
  ahead: number
  holds: boolean
  /** Epoch ms: the date it was checked for. */
  at: number
}

/** What made the answer this instant. */
export type How = 'place' | 'abbreviation' | 'offset' | 'one-zone' | 'only-ahead' | 'agreed' | 'elapsed'

export type WhyNot =
  | 'empty'
  | 'too-long'
  | 'word'
  | 'no-clock'
  | 'contradiction'
  | 'range'
  | 'bound'
  | 'no-such-day'
  | 'unknown-zone'

export type PhraseAnswer =
  | { ok: true; wall: WallTime; side: Side | null; how: How; claims: ClaimCheck[] }
  | { ok: false; code: 'ask'; question: Question; choices: Choice[]; claims: ClaimCheck[] }
  | {
      ok: false
      code: 'gap'
      local: string
      zone: string
      jumpsFrom: string
      jumpsTo: string
      choices: Choice[]
      claims: ClaimCheck[]
    }
  | { ok: false; code: 'overlap'; local: string; zone: string; choices: Choice[]; claims: ClaimCheck[] }
  /** Nothing but claims. */
  | { ok: false; code: 'claim'; claims: ClaimCheck[] }
  /**
   * `at` and `text`: the piece that was not understood, as an index into the phrase. `nearest`: the same words without
   * it, where those say a time or ask for one.
   */
  | { ok: false; code: 'not-understood'; why: WhyNot; at: number; text: string; nearest: string | null }
