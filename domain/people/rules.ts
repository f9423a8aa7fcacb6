import { type Tries, together } from '../log/capability.ts'
import {
  type ErasureEvents,
  type ErasureRefusals,
  erasureApplies,
  erasureRows,
  erasureShapes,
  erasureTries,
  erasureVerbs,
} from './erasure-rules.ts'
import {
  type SeatEvents,
  type SeatRefusals,
  seatApplies,
  seatRows,
  seatShapes,
  seatTries,
  seatVerbs,
} from './seat-rules.ts'
import {
  type TokenEvents,
  tokenApplies,
  tokenRows,
  tokenShapes,
  tokenTries,
  tokenVerbs,
} from './token-rules.ts'

export interface PeopleEvents extends SeatEvents, TokenEvents, ErasureEvents {}

export interface PeopleRefusals extends SeatRefusals, ErasureRefusals {}

export const peopleShapes = () => ({ ...seatShapes(), ...tokenShapes(), ...erasureShapes() })

export const peopleTries: Tries<typeof peopleShapes> = (of) => ({
  ...seatTries(of),
  ...tokenTries(of),
  ...erasureTries(of),
})

export const peopleRows = /* @__PURE__ */ together(seatRows, tokenRows, erasureRows)

export const peopleVerbs = /* @__PURE__ */ together(seatVerbs, tokenVerbs, erasureVerbs)

export const peopleApplies = /* @__PURE__ */ together(seatApplies, tokenApplies, erasureApplies)
