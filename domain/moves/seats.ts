import type { HandsRequest, Person, UpgradeState } from '../log/state.ts'
import { forWhom, onDuty } from '../people/on-duty.ts'
import { isSeated } from '../people/seats.ts'
import type { PlanStep } from '../plan/plan.ts'
import { batonNow } from '../presence/baton.ts'
import { nextOnSite } from '../presence/next-on-site.ts'
import { handsOnSite } from '../presence/on-site.ts'

/** Who is where, found once for all jobs. */
export interface Crew {
  keyboard: readonly string[]
  /** Any of the hands. */
  hands: HandsAsked
}

/** Those who sit in a seat of that role now, by id. */
export function seated(state: UpgradeState, role: Person['role']): Person[] {
  return Object.values(state.people)
    .filter((p) => p.role === role && isSeated(p))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Whose the keyboard is: of several upgraders the one who has the baton, else who leads; two must not start the same
 * thing at once. All of them where neither is seated; nobody where none is.
 */
export function atTheKeyboard(state: UpgradeState, now: number): string[] {
  const there = seated(state, 'upgrader')
  const { by } = batonNow(state, now)
  const one = there.find((p) => p.id === by) ?? there.find((p) => p.lead)
  return one === undefined ? there.map((p) => p.id) : [one.id]
}

/** Who is asked of what is asked of the hands, and when somebody will be where nobody is. */
export interface HandsAsked {
  people: readonly string[]
  /** When they are there next; null: they are, or nobody knows when. */
  next: number | null
}

/**
 * Whom of the hands a request or a step is asked of: who has it in hand or is named, else who is on duty. Where none of
 * them is on site: nobody, until the next of them comes; where nobody knows when that is, they are asked all the same.
 * `thing` null: what any of them could do.
 */
export function handsAsked(
  state: UpgradeState,
  thing: HandsRequest | PlanStep | null,
  now: number,
): HandsAsked {
  const there = seated(state, 'sentinel').map((p) => p.id)
  const whose = thing === null ? onDuty(state, now) : forWhom(state, thing, now)
  const people = (whose.length === 0 ? there : whose).filter((id) => there.includes(id))
  const onSite = handsOnSite(state, now)
  if (people.some((id) => onSite.includes(id)) || isWithThem(state, thing)) return { people, next: null }
  const comes = people.flatMap((person) => nextOnSite(state, now, { person }) ?? [])
  return comes.length === 0 ? { people, next: null } : { people: [], next: Math.min(...comes) }
}

/** Sent, it rings on their phones; taken up, it is with who took it: wherever they are, and whatever the hour. */
function isWithThem(state: UpgradeState, thing: HandsRequest | PlanStep | null): boolean {
  if (thing === null) return false
  return 'phase' in thing ? state.runs[thing.id]?.state === 'running' : thing.state !== 'queued'
}
