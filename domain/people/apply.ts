import type { Applies } from '../log/capability.ts'
import type { Card, Person, UpgradeState } from '../log/state.ts'
import { prune, put, without } from '../log/tables.ts'
import { erasePhoto } from '../photos/apply.ts'
import type { PeopleEvents } from './rules.ts'
import { formerAt } from './seats.ts'
export const peopleApplies: Applies<PeopleEvents> = {
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

  'token.added'(state, body) {
    return { ...state, tokens: put(state.tokens, { ...body, revoked: false }) }
  },

  'token.revoked'(state, body) {
    const token = state.tokens[body.id]
    return token === undefined ? state : { ...state, tokens: put(state.tokens, { ...token, revoked: true }) }
  },

  'event.erased'(state, body) {
    if (body.photo !== undefined) return erasePhoto(state, body.photo.id)
    const person = body.person === undefined ? undefined : state.people[body.person]
    const former = person === undefined ? null : formerAt(person, body.seq)
    if (person !== undefined && former !== null) {
      const list = person.former?.map((f) => (f === former ? { ...f, name: '' } : f)) ?? []
      return { ...state, people: { ...state.people, [person.id]: { ...person, former: list } } }
    }
    // Whoever was named in that seat since keeps the name. Read from the start, the erased naming was passed over, so
    // an older one or none stands here: that goes too, as it went when the name was first given.
    if (person === undefined || (person.namedAt ?? 0) > body.seq) return state
    return { ...state, people: { ...state.people, [person.id]: { ...person, name: '', namedAt: null } } }
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
