import type { Applies } from '../log/capability.ts'
import { notAfter } from './declared.ts'
import type { ClockEvents } from './rules.ts'
export const clockApplies: Applies<ClockEvents> = {
  'clock.set'(state, body) {
    return { ...state, clock: body.clock }
  },

  'clock.declared': (state, body) => notAfter(state, body.at),
}
