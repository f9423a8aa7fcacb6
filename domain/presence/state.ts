import type { AwayCode } from '../hands/presets.ts'

export interface Presence {
  state: 'on-site' | 'away' | 'left' | 'unknown'
  until: number | null
  since: number
  /** Why somebody is away; left out or '' when nothing was said. */
  reason?: string
  /** Why, from the list. */
  code?: AwayCode
  /** When they meant to be back, once that has passed without a word of theirs (epoch ms). */
  due?: number
  /** How often the clock has said that they are overdue: 1 rang them, 2 rang who stands in. */
  overdue?: number
}

export type BreakAnswer = 'leaving' | 'staying' | 'later'

/** What somebody was asked of the next break, or end, of their hours, and what they said. All times epoch ms. */
export interface Break {
  /** When their hours have them leave. */
  from: number
  /** When they leave by what they said: `from`, or later. Between the two they are on site. */
  at: number
  /** When they are back; null: these were the last of their hours. */
  until: number | null
  /** What the plan calls it; '' where it says nothing. */
  label: string
  answer: BreakAnswer | null
  askedAt: number
  answeredAt: number | null
}

/** Who holds the baton: whoever has it acts, the others wait. */
export type BatonTo = 'keyboard' | 'hands' | 'link'

/** Its part of what the log says so far. */
export interface PresenceState {
  presence: Record<string, Presence>
  /** The last question of each person's break, by person id. */
  breaks: Record<string, Break>
  /** Who it was last passed to by word; what happened since may have passed it on (`batonNow`). */
  baton: { to: Exclude<BatonTo, 'link'>; by: string; since: number } | null
}

export const blankPresence = (): PresenceState => ({
  presence: {},
  breaks: {},
  baton: null,
})
