import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { instant } from '../log/fields.ts'
import type { Card, Person, UpgradeState } from '../log/state.ts'
import { prune, put, without } from '../log/tables.ts'
import type { Role } from '../plan/plan.ts'
import { idSchema, roleSchema } from '../plan/schema.ts'
import { line } from '../text/schemas.ts'
import { parseZone } from '../time/zone.ts'
import { openFor, standingOf } from './invitations.ts'
import { namesake } from './namesake.ts'

export interface SeatEvents {
  'person.invited': { id: string; role: Role; person: string | null; expiresAt: number }
  'invite.revoked': { id: string }
  'person.joined': { invite: string | null; person: string; role: Role; zone: string; account: string }
  /** Apart from joining, so that a name can be erased and the seat stays. */
  'person.named': { person: string; name: string }
  'person.revoked': { person: string }
  'lead.taken': { person: string }
}

export interface SeatRefusals {
  'invite-over': { state: 'used' | 'revoked' | 'expired' | 'ended' }
  'already-a-member': Record<never, never>
  'seat-taken': { person: string }
  /** Somebody else has this name, or one that reads like it: theirs. '' where that isn't told. */
  'name-taken': { name: string }
  'not-a-member': Record<never, never>
  'last-lead': Record<never, never>
}

export const seatShapes = () => ({
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
})

export const seatRows: Rows<typeof seatShapes> = {
  'person.invite': row.planner,
  'invite.revoke': row.planner,
  // Anybody with a working invitation: the invitation is the right, and it is checked where it is used.
  'person.join': {},
  'person.revoke': row.planner,
  'seat.take': { owner: 'yes' },
  'lead.take': row.upgrader,
}

export const seatTries: Tries<typeof seatShapes> = (of) => ({
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
})

export const seatVerbs: Verbs<
  'person.invite' | 'invite.revoke' | 'person.join' | 'person.revoke' | 'seat.take' | 'lead.take'
> = {
  'person.invite'(state, { id, role, person, expiresAt }, _actor, { realNow }) {
    if (state.invites[id] !== undefined) return no('already-there', { kind: 'invitation', id })
    if (expiresAt <= realNow) return no('time-passed', { at: expiresAt, now: realNow })
    if (person !== null) {
      const seat = state.people[person]
      if (seat === undefined) return no('no-such', { kind: 'person', id: person })
      if (seat.account !== null && !seat.revoked) return no('seat-taken', { person: seat.name })
    }
    // One to a seat: who is sent a new one should not find two doors, nor somebody else the old.
    const before = person === null ? [] : openFor(state, person)
    return happens(...before.map((i) => ({ type: 'invite.revoked' as const, body: { id: i.id } })), {
      type: 'person.invited',
      body: { id, role, person, expiresAt },
    })
  },

  'invite.revoke'(state, { id }) {
    const invite = state.invites[id]
    if (invite === undefined) return no('no-such', { kind: 'invitation', id })
    if (invite.state === 'used') return no('invite-over', { state: 'used' })
    return invite.state === 'revoked' ? nothingToDo : happens({ type: 'invite.revoked', body: { id } })
  },

  'person.join'(state, { invite: inviteId, person, name, zone }, actor, { realNow }) {
    if (actor.who.kind !== 'account') return no('not-a-member', {})
    const invite = state.invites[inviteId]
    if (invite === undefined) return no('no-such', { kind: 'invitation', id: inviteId })
    const standing = standingOf(state, invite, realNow)
    if (standing !== 'open' && standing !== 'taken') return no('invite-over', { state: standing })
    if (actor.person !== null) return no('already-a-member', {})
    const seat = invite.person ?? person
    const there = state.people[seat]
    if (there !== undefined && (standing === 'taken' || invite.person === null))
      return no('seat-taken', { person: there.name })
    const same = namesake(state, name, { person: seat, account: actor.account })
    if (same !== undefined) return no('name-taken', { name: same.name })
    if (zone !== null && !parseZone(zone).ok)
      return no('bad-input', { issues: [{ path: 'zone', problem: 'unknown-zone' }] })
    const { site, home } = state.head
    const role = invite.role
    return happens(
      {
        type: 'person.joined',
        body: {
          invite: inviteId,
          person: seat,
          role,
          zone: zone ?? there?.zone ?? (role === 'sentinel' ? site.zone : home.zone),
          account: actor.account,
        },
      },
      { type: 'person.named', body: { person: seat, name } },
    )
  },

  'person.revoke'(state, { person }, actor) {
    const seat = state.people[person]
    if (seat === undefined) return no('no-such', { kind: 'person', id: person })
    if (seat.revoked) return nothingToDo
    const others = Object.values(state.people).some(
      (p) => p.id !== person && p.role === 'upgrader' && p.account !== null && !p.revoked,
    )
    const owner = actor.who.kind === 'account' && actor.who.owner
    // Nobody left at the keyboard would strand the sentinel; only the owner may do that knowingly.
    if (seat.role === 'upgrader' && !others && !owner) return no('last-lead', {})
    return happens({ type: 'person.revoked', body: { person } })
  },

  'seat.take'(state, { person, name }, actor) {
    const seat = state.people[person]
    if (seat === undefined) return no('no-such', { kind: 'person', id: person })
    if (actor.person?.id === person) return nothingToDo
    if (actor.person !== null) return no('already-a-member', {})
    const same = namesake(state, name, { person, account: actor.account })
    if (same !== undefined) return no('name-taken', { name: same.name })
    return happens(
      {
        type: 'person.joined',
        body: { invite: null, person, role: seat.role, zone: seat.zone, account: actor.account },
      },
      { type: 'person.named', body: { person, name } },
    )
  },

  'lead.take'(_state, _command, actor) {
    if (actor.person === null) return no('not-a-member', {})
    return actor.person.lead
      ? nothingToDo
      : happens({ type: 'lead.taken', body: { person: actor.person.id } })
  },
}

export const seatApplies: Applies<SeatEvents> = {
  'person.invited'(state, body) {
    return { ...state, invites: put(state.invites, { ...body, state: 'open' }) }
  },

  'invite.revoked'(state, body) {
    return setInvite(state, body.id, 'revoked')
  },

  'person.joined'(state, body, event) {
    const { invite, person, role, zone, account } = body
    const seat = state.people[person]
    const joined: Person = {
      ...(seat ?? { id: person, name: '', lead: false, namedAt: null }),
      role,
      zone,
      account,
      revoked: false,
      ...formerly(seat, account, event.seq),
    }
    const cards = seat?.account === account ? state.cards : letGo(state.cards, seat?.account ?? null)
    const next = { ...state, people: put(state.people, joined), cards }
    return invite === null ? next : setInvite(next, invite, 'used')
  },

  'person.named'(state, body, event) {
    const person = state.people[body.person]
    return person === undefined
      ? state
      : { ...state, people: put(state.people, { ...person, name: body.name, namedAt: event.seq }) }
  },

  'person.revoked'(state, body) {
    const person = state.people[body.person]
    if (person === undefined) return state
    return {
      ...state,
      people: put(state.people, { ...person, revoked: true }),
      presence: without(state.presence, person.id),
      breaks: without(state.breaks, person.id),
      cards: letGo(state.cards, person.account),
    }
  },

  'lead.taken'(state, body) {
    const lead = body.person
    const people = Object.fromEntries(
      Object.entries(state.people).map(([id, p]) => [
        id,
        p.lead === (id === lead) ? p : { ...p, lead: id === lead },
      ]),
    )
    return { ...state, people }
  },
}

/** Whoever sat there with another account stays known: what they said and did has their name. */
function formerly(seat: Person | undefined, account: string, until: number): Pick<Person, 'former'> {
  if (seat === undefined || seat.account === null || seat.account === account) return {}
  return { former: [...(seat.former ?? []), { account: seat.account, name: seat.name, until }] }
}

/** What a phone that was cut off still holds is nothing to count on: an armed card is to be held anew. */
function letGo(cards: UpgradeState['cards'], account: string | null): UpgradeState['cards'] {
  if (account === null) return cards
  const holds = (c: Card) => c.state === 'armed' && Object.values(c.held).some((h) => h.by === account)
  if (!Object.values(cards).some(holds)) return cards
  const rest = (c: Card) => Object.fromEntries(Object.entries(c.held).filter(([, h]) => h.by !== account))
  return Object.fromEntries(
    Object.entries(cards).map(([id, c]) => [id, holds(c) ? { ...c, held: rest(c) } : c]),
  )
}

function setInvite(state: UpgradeState, id: string, to: 'used' | 'revoked'): UpgradeState {
  const invite = state.invites[id]
  if (invite === undefined) return state
  const invites = prune(put(state.invites, { ...invite, state: to }), (i) =>
    i.state === 'open' ? null : i.expiresAt,
  )
  return { ...state, invites }
}
