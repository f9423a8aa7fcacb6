import type { Applies } from '../log/capability.ts'
import { signKey } from './now.ts'
import type { SignEvents } from './rules.ts'
export const signApplies: Applies<SignEvents> = {
  // Told at last: the newest look stands, however late it was told.
  'sign.seen'(state, { on, id, sign, answer, entered }, event) {
    const key = signKey(on, id, sign)
    const former = state.seen?.[key]
    if (former !== undefined && former.at > event.happenedAt) return state
    const look = { answer, at: event.happenedAt, by: event.actor, entered: entered === true }
    return { ...state, seen: { ...state.seen, [key]: look } }
  },
}
