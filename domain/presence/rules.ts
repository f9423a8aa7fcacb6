import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type AwayCode, awayCodes } from '../hands/presets.ts'
import { type Lifts, orNull, type Rows, type Tries, type Version } from '../log/capability.ts'
import type { Json } from '../log/events.ts'
import { instant } from '../log/fields.ts'
import type { BreakAnswer } from '../log/state.ts'
import { idSchema } from '../plan/schema.ts'
import { lineOrNone } from '../text/schemas.ts'

/** What happens. */
export interface PresenceEvents {
  'presence.arrived': { person: string }
  'presence.left': { person: string }
  'presence.away': Version<2, { person: string; until: number; reason: string; code?: AwayCode }>
  'presence.returned': { person: string }
  /** The time away has passed and nobody came: 1 rings the person, 2 the backup; null: there is nobody to stand in. */
  'presence.overdue': { person: string; n: number; backup: string | null }
  /** `until` null: it is the end of their hours. */
  'break.asked': { person: string; at: number; until: number | null; label: string }
  /** `until`: staying to this moment, or leaving only then; left out where the question says it all. */
  'break.answered': { person: string; at: number; answer: BreakAnswer; until?: number }
  'baton.passed': { to: 'keyboard' | 'hands'; by: string }
}

/** What is said. */
export const presenceShapes = () => ({
  'presence.arrive': {},
  'presence.leave': {},
  'presence.away': {
    until: instant,
    code: z.enum(awayCodes).optional(),
    reason: lineOrNone(200).default(''),
  },
  'presence.back': {},
  'presence.return': { person: idSchema },
  'presence.go': { person: idSchema, at: instant },
  'presence.overdue': { person: idSchema, n: z.number().int().min(1).max(2) },
  'break.ask': { person: idSchema, at: instant },
  'break.answer': {
    at: instant,
    answer: z.enum(['leaving', 'staying', 'later']),
    until: instant.nullable().default(null),
  },
  // who acts, and who waits
  'baton.give': { to: z.enum(['keyboard', 'hands']) },
  'baton.take': {},
})

export const presenceRows: Rows<typeof presenceShapes> = {
  'presence.arrive': row.own,
  'presence.leave': row.own,
  'presence.away': row.own,
  'presence.back': row.own,
  'presence.return': row.clock,
  'presence.go': row.clock,
  'presence.overdue': row.clock,
  'break.ask': row.clock,
  'break.answer': { sentinel: 'own' },
  'baton.give': { upgrader: 'yes', sentinel: 'yes' },
  'baton.take': { upgrader: 'yes', sentinel: 'yes' },
}

export const presenceLifts: Lifts<PresenceEvents> = {
  // Before, nobody was asked why.
  'presence.away': [(body) => ({ ...(body as Record<string, Json>), reason: '' })],
}

export const presenceTries: Tries<typeof presenceShapes> = (of) => ({
  'presence.arrive': {},
  'presence.leave': {},
  'presence.away': {
    until: of.instants,
    reason: ['', 'lunch'],
    code: [undefined, 'meal'],
  },
  'presence.back': {},
  'presence.return': { person: of.people },
  'presence.go': { person: of.people, at: of.leaving },
  'presence.overdue': { person: of.people, n: [1, 2] },
  'break.ask': { person: of.people, at: of.leaving },
  'break.answer': {
    at: of.leaving,
    answer: ['leaving', 'staying', 'later'],
    until: orNull(of.instants),
  },
  'baton.give': { to: ['keyboard', 'hands'] },
  'baton.take': {},
})
