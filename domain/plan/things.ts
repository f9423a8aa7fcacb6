import type { Json } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Plan, PlanMachine, PlanPerson, ThingKind } from './plan.ts'

/** Where things of a kind are listed, in a plan as in the state. */
export const tableOf = {
  person: 'people',
  machine: 'machines',
  phase: 'phases',
  step: 'steps',
  hands: 'hands',
} as const satisfies Record<ThingKind, keyof UpgradeState & keyof Plan>

/** A thing of the plan by kind and id, as it stands; undefined when there is none. */
export function thingOf(state: UpgradeState, kind: ThingKind, id: string): Record<string, Json> | undefined {
  const table = state[tableOf[kind]] as Record<string, unknown>
  return Object.hasOwn(table, id) ? (table[id] as Record<string, Json>) : undefined
}

/** What a plan says of a person, and nothing of who sits there. */
export function planPerson({ id, name, role, zone, lead }: PlanPerson): PlanPerson {
  return { id, name, role, zone, lead }
}

/** What a plan says of a machine, and nothing of how it is. */
export function planMachine({ id, sticker, name, place, addresses, note, signs }: PlanMachine): PlanMachine {
  return { id, sticker, name, place, addresses, note, ...(signs == null ? {} : { signs }) }
}

/** The plan as it stands, in the form it is imported and exported. */
export function planOf(state: UpgradeState): Plan {
  return {
    head: state.head,
    people: Object.values(state.people).map(planPerson),
    machines: Object.values(state.machines).map(planMachine),
    phases: Object.values(state.phases),
    steps: Object.values(state.steps),
    hands: Object.values(state.hands),
  }
}

/** A thing as a plan has it; only its id when there is none. */
export function stripped(plan: Plan, kind: ThingKind, id: string): { id: string } & Record<string, Json> {
  const things = plan[tableOf[kind]] as unknown as ({ id: string } & Record<string, Json>)[]
  return things.find((t) => t.id === id) ?? { id }
}

/** The plan with a thing in it, instead of one of the same id. */
export function withThing(plan: Plan, kind: ThingKind, id: string, value: Record<string, Json>): Plan {
  const list = tableOf[kind]
  const others = (plan[list] as { id: string }[]).filter((t) => t.id !== id)
  return { ...plan, [list]: [...others, value] } as Plan
}
