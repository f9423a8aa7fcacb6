import type { Json, OpenEvent } from '../log/events.ts'
import type { Card, Machine, Person, StepRun, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import type { HandsWindow, PlanHead, PlanPhase, PlanStep, ThingKind } from './plan.ts'

const tableOf = {
  person: 'people',
  machine: 'machines',
  phase: 'phases',
  step: 'steps',
  hands: 'hands',
} as const satisfies Record<ThingKind, keyof UpgradeState>

/** A thing of the plan by kind and id, as it stands; undefined when there is none. */
export function thingOf(state: UpgradeState, kind: ThingKind, id: string): Record<string, Json> | undefined {
  const table = state[tableOf[kind]] as Record<string, unknown>
  return Object.hasOwn(table, id) ? (table[id] as Record<string, Json>) : undefined
}

/** Events of the plan, of people and of the clock; null for any other. */
export function applyPlan(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.body === null) return null
  switch (event.type) {
    case 'plan.imported': {
      const { plan } = event.body
      const seats = Object.values(state.people).filter((p) => p.account !== null)
      const people = keyed(plan.people.map((p) => toPerson(p, state.people[p.id])))
      // Who already sits at the table stays, whatever the new file says of seats.
      for (const p of seats) if (people[p.id] === undefined) people[p.id] = p
      return {
        ...edited(state),
        head: plan.head,
        people,
        machines: keyed(plan.machines.map((m) => toMachine(m, event.at))),
        phases: keyed(plan.phases),
        steps: keyed(plan.steps),
        hands: keyed(plan.hands),
        runs: keyed2(plan.steps.map((s) => s.id)),
      }
    }
    case 'plan.head-set':
      return { ...edited(state), head: { ...state.head, [event.body.field]: event.body.to } as PlanHead }
    case 'plan.set': {
      const { kind, id, field, to } = event.body
      const thing = thingOf(state, kind, id)
      if (thing === undefined) return edited(state)
      const table = tableOf[kind]
      return {
        ...edited(state),
        [table]: { ...state[table], [id]: { ...thing, [field]: to } },
      } as UpgradeState
    }
    case 'plan.added':
      return added(edited(state), event.body.kind, event.body.value, event.at)
    case 'plan.removed': {
      const { kind, id } = event.body
      const table = tableOf[kind]
      const next = {
        ...edited(state),
        [table]: without(state[table] as Record<string, unknown>, id),
      } as UpgradeState
      return kind === 'step' ? { ...next, runs: without(state.runs, id) } : next
    }
    case 'clock.set':
      return { ...state, clock: event.body.clock }
    case 'person.invited':
      return { ...state, invites: put(state.invites, { ...event.body, state: 'open' }) }
    case 'invite.revoked':
      return setInvite(state, event.body.id, 'revoked')
    case 'person.joined': {
      const { invite, person, role, zone, account } = event.body
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
    }
    case 'person.named': {
      const person = state.people[event.body.person]
      return person === undefined
        ? state
        : { ...state, people: put(state.people, { ...person, name: event.body.name, namedAt: event.seq }) }
    }
    case 'person.revoked': {
      const person = state.people[event.body.person]
      if (person === undefined) return state
      return {
        ...state,
        people: put(state.people, { ...person, revoked: true }),
        presence: without(state.presence, person.id),
        breaks: without(state.breaks, person.id),
        cards: letGo(state.cards, person.account),
      }
    }
    case 'lead.taken': {
      const lead = event.body.person
      const people = Object.fromEntries(
        Object.entries(state.people).map(([id, p]) => [
          id,
          p.lead === (id === lead) ? p : { ...p, lead: id === lead },
        ]),
      )
      return { ...state, people }
    }
    case 'token.added':
      return { ...state, tokens: put(state.tokens, { ...event.body, revoked: false }) }
    case 'token.revoked': {
      const token = state.tokens[event.body.id]
      return token === undefined
        ? state
        : { ...state, tokens: put(state.tokens, { ...token, revoked: true }) }
    }
    default:
      return null
  }
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

/** A step nobody has touched yet. */
export const untouched: StepRun = {
  state: 'todo',
  attempt: 0,
  startedAt: null,
  endedAt: null,
  by: '',
  entered: false,
  reason: '',
  progress: null,
  endedSeq: null,
}

function edited(state: UpgradeState): UpgradeState {
  return { ...state, planVersion: state.planVersion + 1 }
}

function added(state: UpgradeState, kind: ThingKind, value: Record<string, Json>, at: number): UpgradeState {
  const id = value['id'] as string
  switch (kind) {
    case 'person':
      return { ...state, people: put(state.people, toPerson(value as unknown as Person, undefined)) }
    case 'machine':
      return { ...state, machines: put(state.machines, toMachine(value as unknown as Machine, at)) }
    case 'phase':
      return { ...state, phases: put(state.phases, value as unknown as PlanPhase) }
    case 'step':
      return {
        ...state,
        steps: put(state.steps, value as unknown as PlanStep),
        runs: { ...state.runs, [id]: untouched },
      }
    case 'hands':
      return { ...state, hands: put(state.hands, value as unknown as HandsWindow) }
  }
}

function toPerson(p: Omit<Person, 'account' | 'revoked' | 'namedAt'>, seat: Person | undefined): Person {
  const { id, name, role, zone, lead } = p
  if (seat?.account != null) return { ...seat, zone, lead }
  return { id, name, role, zone, lead, account: null, revoked: false, namedAt: null }
}

function toMachine(
  m: Omit<Machine, 'condition' | 'pulse' | 'formerName' | 'nameVersion'>,
  at: number,
): Machine {
  const { id, sticker, name, place, addresses, note, signs } = m
  const condition = { state: 'unknown', by: '', at, note: '' } as const
  const pulse = { boot: null, goneSince: null, back: null }
  return {
    id,
    sticker,
    name,
    place,
    addresses,
    note,
    ...(signs == null ? {} : { signs }),
    condition,
    pulse,
    formerName: null,
    nameVersion: 1,
  }
}

function setInvite(state: UpgradeState, id: string, to: 'used' | 'revoked'): UpgradeState {
  const invite = state.invites[id]
  if (invite === undefined) return state
  const invites = prune(put(state.invites, { ...invite, state: to }), (i) =>
    i.state === 'open' ? null : i.expiresAt,
  )
  return { ...state, invites }
}

function keyed<T extends { id: string }>(things: readonly T[]): Record<string, T> {
  return Object.fromEntries(things.map((t) => [t.id, t]))
}

function keyed2(ids: readonly string[]): Record<string, StepRun> {
  return Object.fromEntries(ids.map((id) => [id, untouched]))
}

function without<T>(table: Record<string, T>, id: string): Record<string, T> {
  const { [id]: _gone, ...rest } = table
  return rest
}
