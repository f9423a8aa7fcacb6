import { beatApplies } from '../beats/rules.ts'
import { blankBeat } from '../beats/state.ts'
import { cardApplies } from '../cards/rules.ts'
import { blankCard } from '../cards/state.ts'
import { clockApplies } from '../clock/rules.ts'
import { blankClock } from '../clock/state.ts'
import { gateApplies } from '../gates/rules.ts'
import { blankGate } from '../gates/state.ts'
import { handsApplies } from '../hands/rules.ts'
import { blankHands } from '../hands/state.ts'
import { noticeApplies } from '../notices/rules.ts'
import { peopleApplies } from '../people/rules.ts'
import { blankPeople } from '../people/state.ts'
import { forgetPhotos, photoApplies } from '../photos/rules.ts'
import { blankPhoto } from '../photos/state.ts'
import { planApplies } from '../plan/rules.ts'
import { blankPlan } from '../plan/state.ts'
import { presenceApplies } from '../presence/rules.ts'
import { blankPresence } from '../presence/state.ts'
import { signApplies } from '../signs/rules.ts'
import { talkApplies } from '../talk/rules.ts'
import { warningApplies } from '../warnings/rules.ts'
import { blankWarning } from '../warnings/state.ts'
import { workApplies } from '../work/rules.ts'
import { blankWork } from '../work/state.ts'
import { type AllEvents, type Capabilities, type Capability, merged } from './capabilities.ts'
import type { Applies } from './capability.ts'
import type { OpenEvent } from './events.ts'
import type { UpgradeState } from './state.ts'

/** What becomes of the state by each event there is. */
export const applies: Applies<AllEvents> = merged({
  plan: planApplies,
  work: workApplies,
  gates: gateApplies,
  cards: cardApplies,
  hands: handsApplies,
  presence: presenceApplies,
  talk: talkApplies,
  beats: beatApplies,
  signs: signApplies,
  photos: photoApplies,
  people: peopleApplies,
  notices: noticeApplies,
  warnings: warningApplies,
  clock: clockApplies,
} satisfies { [C in Capability]: Applies<Capabilities[C]['events']> })

/** The state before the first event. Pure data: every field is replaced, none is changed in place. */
export function blankState(id: string): UpgradeState {
  return {
    id,
    seq: 0,
    hash: '',
    at: 0,
    ...blankPlan(),
    ...blankWork(),
    ...blankPeople(),
    ...blankBeat(),
    ...blankHands(),
    ...blankPresence(),
    ...blankGate(),
    ...blankCard(),
    ...blankPhoto(),
    ...blankWarning(),
    ...blankClock(),
  }
}

/**
 * The state after an event. The one function by which server, browser and tests come from log to state; it knows
 * no clock and asks no policy, for what is in the log has happened. Events must come in order, none left out.
 */
export function apply(before: UpgradeState | null, event: OpenEvent): UpgradeState {
  const state = before ?? blankState(event.upgrade)
  if (event.seq !== state.seq + 1) throw new Error(`event ${event.seq} does not follow ${state.seq}`)
  const next = forgetPhotos(state, change(state, event))
  const at = event.type === 'clock.declared' ? event.at : Math.max(state.at, event.at)
  return { ...next, seq: event.seq, hash: event.hash, at }
}

/** What an event changes; its place in the log is not looked at. */
export function change(state: UpgradeState, event: OpenEvent): UpgradeState {
  // An erased body held nothing but words; the state never had them, or `event.erased` took them out.
  if (event.body === null) return state
  const rule = applies[event.type] as Applies<Record<string, unknown>>[string] | undefined
  if (rule === undefined) throw new Error(`no rule applies ${event.type}`)
  return rule(state, event.body, event)
}
