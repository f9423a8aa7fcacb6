import { row } from '../access/rows.ts'
import { type Applies, type Rows, single, type Tries } from '../log/capability.ts'
import { type Decision, happens, no, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import { ownClock } from '../log/fields.ts'
import type { Machine, Person, UpgradeState } from '../log/state.ts'
import { beforeStart, wrongStatus } from '../work/status.ts'
import { untouched } from '../work/steps.ts'
import { type Plan, type PlanMachine, type PlanPerson, planFaults } from './plan.ts'
import { planSchema } from './schema.ts'
import { planMachine, planPerson } from './things.ts'
import { newWallFaults, wallFaults } from './wall-faults.ts'

export interface ImportEvents {
  'plan.imported': { plan: Plan }
}

export interface ImportRefusals {
  'plan-fault': { fault: 'doubled' | 'missing' | 'circle'; id: string; in: string }
}

export const importShapes = () => ({
  'plan.import': {
    plan: planSchema,
    /** For an upgrade that isn't there yet: a clock of its own from its first event on (demo, rehearsal). */
    clock: ownClock.optional(),
  },
})

export const importRows: Rows<typeof importShapes> = {
  'plan.import': row.planner,
}

export const importTries: Tries<typeof importShapes> = (of) => ({
  'plan.import': of.plans.map(single),
})

export const importVerbs: Verbs<'plan.import'> = {
  'plan.import'(state: UpgradeState | null, { plan, clock }, _actor, { now, realNow }) {
    if (state !== null && !beforeStart.includes(state.status)) return wrongStatus(state, beforeStart)
    if (state !== null && clock !== undefined) return no('clock-backwards', { at: clock.at, now })
    const fault = faultsIn(plan)
    if (fault !== null) return fault
    const imported: NewEvent = { type: 'plan.imported', body: { plan } }
    if (clock === undefined) return happens(imported)
    const own: NewEvent = { type: 'clock.set', body: { clock: { kind: 'own', ...clock, realAt: realNow } } }
    return happens(imported, own)
  },
}

export const importApplies: Applies<ImportEvents> = {
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
      runs: Object.fromEntries(plan.steps.map((s) => [s.id, untouched])),
    }
  },
}

/** What is wrong with a plan, or with what a change makes of the plan that it was. */
export function faultsIn(plan: Plan, was?: Plan): Decision | null {
  const [fault] = planFaults(plan)
  if (fault !== undefined) {
    const id = fault.fault === 'circle' ? fault.step : fault.id
    return no('plan-fault', { fault: fault.fault, id, in: fault.fault === 'missing' ? fault.in : '' })
  }
  const issues = was === undefined ? wallFaults(plan) : newWallFaults(plan, was)
  return issues.length > 0 ? no('bad-input', { issues }) : null
}

/** As after every change of the plan. */
export function edited(state: UpgradeState): UpgradeState {
  return { ...state, planVersion: state.planVersion + 1 }
}

/** A seat of the plan; who sits in it already stays, with the name and role they have there. */
export function toPerson(p: PlanPerson, seat: Person | undefined): Person {
  if (seat?.account != null) return { ...seat, zone: p.zone, lead: p.lead }
  return { ...planPerson(p), account: null, revoked: false, namedAt: null }
}

/** A machine of which nobody has said anything yet. */
export function toMachine(m: PlanMachine, at: number): Machine {
  return {
    ...planMachine(m),
    condition: { state: 'unknown', by: '', at, note: '' },
    pulse: { boot: null, goneSince: null, back: null },
    formerName: null,
    nameVersion: 1,
  }
}

function keyed<T extends { id: string }>(things: readonly T[]): Record<string, T> {
  return Object.fromEntries(things.map((t) => [t.id, t]))
}
