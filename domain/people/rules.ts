import { type Tries, together } from '../log/capability.ts'
import * as erasure from './erasure-rules.ts'
import * as seat from './seat-rules.ts'
import * as token from './token-rules.ts'

export interface PeopleEvents extends seat.SeatEvents, token.TokenEvents, erasure.ErasureEvents {}

export interface PeopleRefusals extends seat.SeatRefusals, erasure.ErasureRefusals {}

export const peopleShapes = () => ({
  ...seat.seatShapes(),
  ...token.tokenShapes(),
  ...erasure.erasureShapes(),
})

export const peopleTries: Tries<typeof peopleShapes> = (of) => ({
  ...seat.seatTries(of),
  ...token.tokenTries(of),
  ...erasure.erasureTries(of),
})

export const peopleRows = /* @__PURE__ */ together(seat.seatRows, token.tokenRows, erasure.erasureRows)

export const peopleVerbs = /* @__PURE__ */ together(seat.seatVerbs, token.tokenVerbs, erasure.erasureVerbs)

export const peopleApplies = /* @__PURE__ */ together(
  seat.seatApplies,
  token.tokenApplies,
  erasure.erasureApplies,
)
