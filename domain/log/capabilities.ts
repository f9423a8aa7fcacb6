import type { BeatEvents, BeatRefusals, beatShapes } from '../beats/rules.ts'
import type { CardEvents, CardRefusals, cardShapes } from '../cards/rules.ts'
import type { ClockEvents, ClockRefusals, clockShapes } from '../clock/rules.ts'
import type { GateEvents, GateRefusals, gateShapes } from '../gates/rules.ts'
import type { HandsEvents, HandsRefusals, handsShapes } from '../hands/rules.ts'
import type { NoticeEvents, noticeShapes } from '../notices/rules.ts'
import type { PeopleEvents, PeopleRefusals, peopleShapes } from '../people/rules.ts'
import type { PhotoEvents, PhotoRefusals, photoShapes } from '../photos/rules.ts'
import type { PlanEvents, PlanRefusals, planShapes } from '../plan/rules.ts'
import type { PresenceEvents, presenceShapes } from '../presence/rules.ts'
import type { SignEvents, signShapes } from '../signs/rules.ts'
import type { TalkEvents, talkShapes } from '../talk/rules.ts'
import type { WarningEvents, warningShapes } from '../warnings/rules.ts'
import type { WorkEvents, WorkRefusals, workShapes } from '../work/rules.ts'
import type { Both } from './capability.ts'

type None = Record<never, never>

/**
 * Every capability there is, and what it adds to commands, events and refusals. Whatever is made of all of them (the role
 * table, what is decided, the words of the log …) is a record with one entry for each, so that none can be forgotten.
 */
export interface Capabilities {
  plan: { shapes: typeof planShapes; events: PlanEvents; refusals: PlanRefusals }
  work: { shapes: typeof workShapes; events: WorkEvents; refusals: WorkRefusals }
  gates: { shapes: typeof gateShapes; events: GateEvents; refusals: GateRefusals }
  cards: { shapes: typeof cardShapes; events: CardEvents; refusals: CardRefusals }
  hands: { shapes: typeof handsShapes; events: HandsEvents; refusals: HandsRefusals }
  presence: { shapes: typeof presenceShapes; events: PresenceEvents; refusals: None }
  talk: { shapes: typeof talkShapes; events: TalkEvents; refusals: None }
  beats: { shapes: typeof beatShapes; events: BeatEvents; refusals: BeatRefusals }
  signs: { shapes: typeof signShapes; events: SignEvents; refusals: None }
  photos: { shapes: typeof photoShapes; events: PhotoEvents; refusals: PhotoRefusals }
  people: { shapes: typeof peopleShapes; events: PeopleEvents; refusals: PeopleRefusals }
  notices: { shapes: typeof noticeShapes; events: NoticeEvents; refusals: None }
  warnings: { shapes: typeof warningShapes; events: WarningEvents; refusals: None }
  clock: { shapes: typeof clockShapes; events: ClockEvents; refusals: ClockRefusals }
}
export type Capability = keyof Capabilities
/** The commands of one. */
export type CommandsOf<C extends Capability> = keyof ReturnType<Capabilities[C]['shapes']> & keyof AllShapes

type Flat<T> = { [K in keyof T]: T[K] }
export type AllShapes = Flat<Both<ReturnType<Capabilities[Capability]['shapes']>>>
export type AllEvents = Flat<Both<Capabilities[Capability]['events']>>
export type AllRefusals = Flat<Both<Capabilities[Capability]['refusals']>>

/** What all of them add, in one table. */
export const merged = <All extends Record<Capability, object>>(by: All): Flat<Both<All[Capability]>> =>
  Object.assign({}, ...Object.values(by))
