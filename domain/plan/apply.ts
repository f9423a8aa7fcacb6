import type { Applies } from '../log/capability.ts'
import type { Json } from '../log/events.ts'
import type { Machine, Person, StepRun, UpgradeState } from '../log/state.ts'
import { put, without } from '../log/tables.ts'
import { untouched } from '../work/steps.ts'
import type { HandsWindow, PlanHead, PlanPhase, PlanStep, ThingKind } from './plan.ts'
import type { PlanEvents } from './rules.ts'

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

export const planApplies: Applies<PlanEvents> = {
  'plan.imported'(state, body, event) {
    const { plan } = body
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
  },

  'plan.head-set'(state, body) {
    return { ...edited(state), head: { ...state.head, [body.field]: body.to } as PlanHead }
  },

  'plan.set'(state, body) {
    const { kind, id, field, to } = body
    const thing = thingOf(state, kind, id)
    if (thing === undefined) return edited(state)
    const table = tableOf[kind]
    return {
      ...edited(state),
      [table]: { ...state[table], [id]: { ...thing, [field]: to } },
    } as UpgradeState
  },

  'plan.added'(state, body, event) {
    return added(edited(state), body.kind, body.value, event.at)
  },

  'plan.removed'(state, body) {
    const { kind, id } = body
    const table = tableOf[kind]
    const next = {
      ...edited(state),
      [table]: without(state[table] as Record<string, unknown>, id),
    } as UpgradeState
    return kind === 'step' ? { ...next, runs: without(state.runs, id) } : next
  },
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

function keyed<T extends { id: string }>(things: readonly T[]): Record<string, T> {
  return Object.fromEntries(things.map((t) => [t.id, t]))
}

function keyed2(ids: readonly string[]): Record<string, StepRun> {
  return Object.fromEntries(ids.map((id) => [id, untouched]))
}
