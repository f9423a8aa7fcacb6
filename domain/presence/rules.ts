import { type Tries, together } from '../log/capability.ts'
import type { Timers } from '../log/timers.ts'
import * as baton from './baton-rules.ts'
import * as breaks from './break-rules.ts'
import * as where from './where-rules.ts'

export interface PresenceEvents extends where.WhereEvents, breaks.BreakEvents, baton.BatonEvents {}

export const presenceShapes = () => ({
  ...where.whereShapes(),
  ...breaks.breakShapes(),
  ...baton.batonShapes(),
})

export const presenceTries: Tries<typeof presenceShapes> = (of) => ({
  ...where.whereTries(of),
  ...breaks.breakTries(of),
  ...baton.batonTries(of),
})

export const presenceRows = /* @__PURE__ */ together(where.whereRows, breaks.breakRows, baton.batonRows)

export const presenceVerbs = /* @__PURE__ */ together(where.whereVerbs, breaks.breakVerbs, baton.batonVerbs)

export const presenceApplies = /* @__PURE__ */ together(
  where.whereApplies,
  breaks.breakApplies,
  baton.batonApplies,
)

export const presenceLifts = where.whereLifts

export const presenceTimers: Timers = (state, now) => [
  ...where.whereTimers(state, now),
  ...breaks.breakTimers(state, now),
]
