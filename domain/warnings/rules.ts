import { z } from 'zod'
import { row } from '../access/rows.ts'
import type { Rows, Tries } from '../log/capability.ts'
import { instant } from '../log/fields.ts'
import { type WarningKind, warningKinds } from './kinds.ts'

/** What happens. */
export interface WarningEvents {
  /** `about`: the moment that is warned of. */
  'warning.given': { kind: WarningKind; about: number }
  /** That moment is warned of no longer: it has moved, or passed out of reach. */
  'warning.lifted': { kind: WarningKind; about: number }
}

/** What is said. */
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
  'warning.lift': {
    kind: ['hands-leave', 'low-window', 'turn-back'],
    about: of.instants,
  },
  'warning.give': {
    kind: ['hands-leave', 'low-window', 'turn-back'],
    about: of.instants,
  },
})
