import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { type EventType, erasable } from '../log/events.ts'
import { parseZone } from '../time/zone.ts'
import { openFor, standingOf } from './invitations.ts'
import { namesake } from './namesake.ts'

export const peopleVerbs: Verbs<
  | 'person.invite'
  | 'invite.revoke'
  | 'person.join'
  | 'person.revoke'
  | 'seat.take'
  | 'lead.take'
  | 'token.add'
  | 'token.revoke'
  | 'event.erase'
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

  'token.add'(state, { id, name, machine, every }) {
    if (state.tokens[id] !== undefined) return no('already-there', { kind: 'token', id })
    if (machine === undefined) return happens({ type: 'token.added', body: { id, name } })
    if (!Object.hasOwn(state.machines, machine)) return no('no-such', { kind: 'machine', id: machine })
    const often = every === undefined ? {} : { every }
    return happens({ type: 'token.added', body: { id, name, machine, ...often } })
  },

  'token.revoke'(state, { id }) {
    const token = state.tokens[id]
    if (token === undefined) return no('no-such', { kind: 'token', id })
    return token.revoked ? nothingToDo : happens({ type: 'token.revoked', body: { id } })
  },

  'event.erase'(_state, { seq }, _actor, { erasing }) {
    if (erasing === undefined || erasing === null) return no('no-such', { kind: 'event', id: String(seq) })
    if (!erasable.includes(erasing.type as EventType)) return no('not-erasable', { type: erasing.type })
    if (erasing.erased === true) return nothingToDo
    const person = erasing.person === undefined ? {} : { person: erasing.person }
    const photo = erasing.photo === undefined ? {} : { photo: erasing.photo }
    return happens({ type: 'event.erased', body: { seq, type: erasing.type, ...person, ...photo } })
  },
}
