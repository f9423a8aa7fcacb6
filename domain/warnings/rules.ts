import { z } from 'zod'
import { row } from '../access/rows.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { happens, nothingToDo, type Verbs } from '../log/decision.ts'
import { instant } from '../log/fields.ts'
import type { Timers } from '../log/timers.ts'
import { mayWarn, warningsOwed } from './due.ts'
import { type WarningKind, warningKinds } from './kinds.ts'

export interface WarningEvents {
  /** `about`: the moment that is warned of. */
  'warning.given': { kind: WarningKind; about: number }
  /** That moment is warned of no longer: it has moved, or passed out of reach. */
  'warning.lifted': { kind: WarningKind; about: number }
}

export const warningShapes = () => ({
  /** What was warned of is not so any more. */
  'warning.lift': { kind: z.enum(warningKinds), about: instant },
  'warning.give': { kind: z.enum(warningKinds), about: instant },
})

export const warningRows: Rows<typeof warningShapes> = {
  'warning.give': row.clock,
  'warning.lift': row.clock,
}

export const warningTries: Tries<typeof warningShapes> = (of) => ({
  'warning.lift': { kind: warningKinds, about: of.instants },
  'warning.give': { kind: warningKinds, about: of.instants },
})

/** What the clock warns both sides of, once for each moment, and takes back when the moment has moved. */
export const warningVerbs: Verbs<keyof ReturnType<typeof warningShapes>> = {
  'warning.lift'(state, { kind, about }, _actor, { now }) {
    const was = state.warned[kind]
    if (was === undefined || was.about !== about || was.lifted === true || about <= now) return nothingToDo
    return happens({ type: 'warning.lifted', body: { kind, about } })
  },

  'warning.give': (state, { kind, about }, _actor, { now }) =>
    mayWarn(state, kind, about, now)
      ? happens({ type: 'warning.given', body: { kind, about } })
      : nothingToDo,
}

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

/** How often it was given is in the id: hours that are changed and changed back are another warning. */
export const warningTimers: Timers = (state, now) =>
  warningsOwed(state, now).map(({ kind, about, at }) => ({
    at,
    id: `warn:${kind}:${about}:${state.warned[kind]?.times ?? 0}`,
    command: { type: 'warning.give', kind, about },
  }))
