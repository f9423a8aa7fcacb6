import type { BeatState } from '../beats/state.ts'
import type { CardState } from '../cards/state.ts'
import type { ClockState } from '../clock/state.ts'
import type { GateState } from '../gates/state.ts'
import type { HandsState } from '../hands/state.ts'
import type { PeopleState } from '../people/state.ts'
import type { PhotoState } from '../photos/state.ts'
import type { PlanState } from '../plan/state.ts'
import type { PresenceState } from '../presence/state.ts'
import type { SignState } from '../signs/state.ts'
import type { WarningState } from '../warnings/state.ts'
import type { WorkState } from '../work/state.ts'

/** Raised whenever `apply` computes another state from the same events; snapshots of another version are rebuilt. */
export const APPLY_VERSION = 9

/** All that is needed to work and to decide. Talk, notes and past attempts are not here: they are read from the log. */
export interface UpgradeState
  extends PlanState,
    WorkState,
    PeopleState,
    BeatState,
    HandsState,
    PresenceState,
    GateState,
    CardState,
    PhotoState,
    SignState,
    WarningState,
    ClockState {
  id: string
  seq: number
  hash: string
  /** `at` of the newest event: the upgrade's clock never reads less. */
  at: number
}

export type * from '../beats/state.ts'
export type * from '../cards/state.ts'
export type * from '../clock/state.ts'
export type * from '../gates/state.ts'
export type * from '../hands/state.ts'
export type * from '../people/state.ts'
export type * from '../photos/state.ts'
// A name of a part of the state is asked for here, whichever capability it is of.
export type * from '../plan/state.ts'
export type * from '../presence/state.ts'
export type * from '../signs/state.ts'
export type * from '../warnings/state.ts'
export type * from '../work/state.ts'

/** How many ended requests, cards, questions and invitations the state keeps; older ones are in the log only. */
export const KEEP_ENDED = 40
