import { z } from 'zod'
import { row } from '../access/rows.ts'
import { orNull, type Rows, type Tries } from '../log/capability.ts'
import { instant, reason, words } from '../log/fields.ts'
import { idSchema } from '../plan/schema.ts'
import { wordsOrNone } from '../text/schemas.ts'

/** What happens. */
export interface CardEvents {
  'card.armed': {
    id: string
    unless: string
    then: string
    machine: string | null
    dueAt: number
    /** Minutes it takes to get there. */
    walk?: number
    /** The step it was armed for. */
    step?: string
  }
  'card.held': { id: string; device: string; dueAt: number; awake: boolean }
  'card.disarmed': { id: string; reason: string }
  /** `conflict`: as for a card that fired, where nobody had said before that they carry it out. */
  'card.done': { id: string; saw: string; entered?: true; conflict?: 'confirmed' | 'disarmed' }
  'card.extended': { id: string; dueAt: number }
  'card.confirmed': { id: string }
  /**
   * By the clock: it has fallen due. By somebody: they carry it out. `conflict`: it had been confirmed or disarmed by then,
   * which did not reach whoever carried it out.
   */
  'card.fired': { id: string; conflict?: 'confirmed' | 'disarmed' }
}

/** Why it may be refused. */
export interface CardRefusals {
  'card-armed': { id: string }
  'card-over': { state: 'confirmed' | 'fired' | 'disarmed' }
  'no-card': { step: string }
}

/** What is said. */
export const cardShapes = () => ({
  // the card that stands when the line is dead
  'card.arm': {
    id: idSchema,
    unless: words,
    then: words,
    machine: idSchema.nullable(),
    /** When it is to be done, at the box. */
    dueAt: instant,
    /** Minutes it takes to get there. */
    walk: z.number().int().min(0).max(240).optional(),
    /** The step it is armed for; left out: for whatever happens to its box. */
    step: idSchema.optional(),
  },
  /** A phone has it: until when, and whether its screen stays on by itself. */
  'card.hold': { id: idSchema, dueAt: instant, awake: z.boolean() },
  'card.disarm': { id: idSchema, reason },
  'card.done': { id: idSchema, saw: wordsOrNone(2000).default('') },
  'card.extend': { id: idSchema, dueAt: instant },
  'card.confirm': { id: idSchema },
  'card.fire': { id: idSchema },
})

export const cardRows: Rows<typeof cardShapes> = {
  'card.arm': row.upgrader,
  'card.extend': row.upgrader,
  'card.confirm': { upgrader: 'yes', sentinel: 'yes' },
  'card.disarm': row.upgrader,
  'card.hold': { sentinel: 'yes' },
  'card.done': row.answer,
  'card.fire': { sentinel: 'yes', clock: 'yes' },
}

export const cardTries: Tries<typeof cardShapes> = (of) => ({
  'card.arm': {
    id: of.ids,
    unless: of.texts,
    then: of.texts,
    machine: orNull(of.machines),
    dueAt: of.instants,
    step: [undefined, 'e', 'none'],
  },
  'card.hold': { id: of.ids, dueAt: of.instants, awake: [true, false] },
  'card.disarm': { id: of.ids, reason: of.texts },
  'card.done': { id: of.ids, saw: of.texts },
  'card.extend': { id: of.ids, dueAt: of.instants },
  'card.confirm': { id: of.ids },
  'card.fire': { id: of.ids },
})
