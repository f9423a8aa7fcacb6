import type { Applies } from '../log/capability.ts'
import type { WarningEvents } from './rules.ts'
export const warningApplies: Applies<WarningEvents> = {
  'warning.given'(state, body) {
    const { kind, about } = body
    const times = (state.warned[kind]?.times ?? 0) + 1
    return { ...state, warned: { ...state.warned, [kind]: { about, times } } }
  },

  'warning.lifted'(state, body) {
    const was = state.warned[body.kind]
    if (was === undefined || was.about !== body.about) return state
    return { ...state, warned: { ...state.warned, [body.kind]: { ...was, lifted: true } } }
  },
}
