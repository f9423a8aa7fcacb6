import { z } from 'zod'
import { row } from '../access/rows.ts'
import { orNull, type Rows, range, type Tries } from '../log/capability.ts'
import { everySchema, instant } from '../log/fields.ts'
import type { Role } from '../plan/plan.ts'
import { idSchema, roleSchema } from '../plan/schema.ts'
import { line } from '../text/schemas.ts'

/** What happens. */
export interface PeopleEvents {
  'person.invited': { id: string; role: Role; person: string | null; expiresAt: number }
  'invite.revoked': { id: string }
  'person.joined': { invite: string | null; person: string; role: Role; zone: string; account: string }
  /** Apart from joining, so that a name can be erased and the seat stays. */
  'person.named': { person: string; name: string }
  'person.revoked': { person: string }
  'lead.taken': { person: string }
  'token.added': { id: string; name: string; machine?: string; every?: number }
  'token.revoked': { id: string }
  /** `person` is set when what was erased is a name somebody joined under, `photo` when it is a picture. */
  'event.erased': { seq: number; type: string; person?: string; photo?: { id: string; hash: string } }
}

/** Why it may be refused. */
export interface PeopleRefusals {
  'invite-over': { state: 'used' | 'revoked' | 'expired' | 'ended' }
  'already-a-member': Record<never, never>
  'seat-taken': { person: string }
  /** Somebody else has this name, or one that reads like it: theirs. '' where that isn't told. */
  'name-taken': { name: string }
  'not-a-member': Record<never, never>
  'last-lead': Record<never, never>
  'not-erasable': { type: string }
}

/** What is said. */
export const peopleShapes = () => ({
  // people
  'person.invite': { id: idSchema, role: roleSchema, person: idSchema.nullable(), expiresAt: instant },
  'invite.revoke': { id: idSchema },
  'person.join': {
    invite: idSchema,
    person: idSchema,
    name: line(80),
    zone: z.string().max(64).nullable(),
  },
  'person.revoke': { person: idSchema },
  'seat.take': { person: idSchema, name: line(80) },
  'lead.take': {},
  'token.add': {
    id: idSchema,
    name: line(80),
    machine: idSchema.optional(),
    every: everySchema.optional(),
  },
  'token.revoke': { id: idSchema },
  'event.erase': { seq: z.number().int().min(1) },
})

export const peopleRows: Rows<typeof peopleShapes> = {
  'person.invite': row.planner,
  'invite.revoke': row.planner,
  // Anybody with a working invitation: the invitation is the right, and it is checked where it is used.
  'person.join': {},
  'person.revoke': row.planner,
  'seat.take': { owner: 'yes' },
  'lead.take': row.upgrader,
  'token.add': row.planner,
  'token.revoke': row.planner,
  'event.erase': { owner: 'yes' },
}

export const peopleTries: Tries<typeof peopleShapes> = (of) => ({
  'person.invite': {
    id: of.ids,
    role: ['upgrader', 'sentinel', 'observer'],
    person: orNull(of.people),
    expiresAt: of.instants,
  },
  'invite.revoke': { id: of.ids },
  'person.join': {
    invite: of.ids,
    person: ['new', 'eve', 'sentinel'],
    name: of.texts,
    zone: orNull(['Asia/Kathmandu', 'CST']),
  },
  'person.revoke': { person: of.people },
  'seat.take': { person: of.people, name: of.texts },
  'lead.take': {},
  'token.add': {
    id: ['constructor', 'tok', 'tok2'],
    name: of.texts,
    machine: [undefined, ...of.machines],
    every: [undefined, 5, 60],
  },
  'token.revoke': { id: ['tok2', 'none'] },
  'event.erase': { seq: range(1, 60) },
})
