import { cardTimers } from '../cards/rules.ts'
import { gateTimers } from '../gates/rules.ts'
import { handsTimers } from '../hands/rules.ts'
import { presenceTimers } from '../presence/rules.ts'
import { warningTimers } from '../warnings/rules.ts'
import type { Capability } from './capabilities.ts'
import type { Command } from './commands.ts'
import type { UpgradeState } from './state.ts'

/** A command the clock owes: due at `at` (upgrade's clock), under an id that is the same whoever fires it. */
export interface Timer {
  at: number
  id: string
  command: Command
}
/** What the clock owes of one capability, in any order; each id begins with a word that no other capability's does. */
export type Timers = (state: UpgradeState, now: number) => Timer[]

/** Null: the clock owes nothing of it. */
const owed = Object.values({
  plan: null,
  work: null,
  gates: gateTimers,
  cards: cardTimers,
  hands: handsTimers,
  presence: presenceTimers,
  talk: null,
  beats: null,
  signs: null,
  photos: null,
  people: null,
  notices: null,
  warnings: warningTimers,
  clock: null,
} satisfies { [C in Capability]: Timers | null })

/** Everything the clock owes, from the state alone: any server may fire it, after any restart, and it happens once. */
export function timers(state: UpgradeState, now: number): Timer[] {
  if (state.status === 'closed' || state.status === 'cancelled') return []
  return owed
    .flatMap((timersOf) => timersOf?.(state, now) ?? [])
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
