import { type Tries, together } from '../log/capability.ts'
import type { Timers } from '../log/timers.ts'
import {
  type BatonEvents,
  batonApplies,
  batonRows,
  batonShapes,
  batonTries,
  batonVerbs,
} from './baton-rules.ts'
import {
  type BreakEvents,
  breakApplies,
  breakRows,
  breakShapes,
  breakTimers,
  breakTries,
  breakVerbs,
} from './break-rules.ts'
import {
  type WhereEvents,
  whereApplies,
  whereLifts,
  whereRows,
  whereShapes,
  whereTimers,
  whereTries,
  whereVerbs,
} from './where-rules.ts'

export interface PresenceEvents extends WhereEvents, BreakEvents, BatonEvents {}

export const presenceShapes = () => ({ ...whereShapes(), ...breakShapes(), ...batonShapes() })

export const presenceTries: Tries<typeof presenceShapes> = (of) => ({
  ...whereTries(of),
  ...breakTries(of),
  ...batonTries(of),
})

export const presenceRows = /* @__PURE__ */ together(whereRows, breakRows, batonRows)

export const presenceVerbs = /* @__PURE__ */ together(whereVerbs, breakVerbs, batonVerbs)

export const presenceApplies = /* @__PURE__ */ together(whereApplies, breakApplies, batonApplies)

export const presenceLifts = whereLifts

export const presenceTimers: Timers = (state, now) => [...whereTimers(state, now), ...breakTimers(state, now)]
