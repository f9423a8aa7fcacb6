import type { HandsRequest, Person, StepRun, UpgradeState } from '../log/state.ts'
import type { Doer, PlanStep } from '../plan/plan.ts'
import { handsOnSite } from '../presence/on-site.ts'
import { isTheirs } from './seats.ts'

/** Ids of the sentinels who are on duty at `now`: seated, and on site by their word, else by their hours. None: nobody is. */
export function onDuty(state: UpgradeState, now: number): string[] {
  return handsOnSite(state, now).filter((id) => state.people[id]?.account != null)
}

/** Whoever of that role could do it: those with an account, or where nobody has one yet, all. */
function anyOf(state: UpgradeState, role: Doer): string[] {
  const there = Object.values(state.people).filter((p) => p.role === role && !p.revoked)
  const seated = there.filter((p) => p.account !== null)
  return (seated.length > 0 ? seated : there).map((p) => p.id)
}

/** Who is named for it, where that person is still one who can do it. */
export function namedFor(state: UpgradeState, thing: HandsRequest | PlanStep): string | null {
  if (!('phase' in thing)) return sentinelNamed(state, thing.to)
  const person = thing.person == null ? undefined : state.people[thing.person]
  return person?.role === thing.by && !person.revoked ? person.id : null
}

/** Who has it in hand, or did it: who is said to, else whose tap it was; null: nobody of that role is known. */
export function doerOf(
  state: UpgradeState,
  did: Pick<HandsRequest | StepRun, 'by' | 'doer'>,
  role: Doer = 'sentinel',
): string | null {
  if (did.doer !== undefined) return did.doer
  const theirs = (p: Person) => p.role === role && isTheirs(p, did.by)
  return Object.values(state.people).find(theirs)?.id ?? null
}

/**
 * Whose job a request or a step is at `now`, by person id: who has it in hand, else who is named, else who is on duty, else
 * anybody of the role, so that nothing is nobody's as long as anybody has the role.
 */
export function forWhom(state: UpgradeState, thing: HandsRequest | PlanStep, now: number): string[] {
  const step = 'phase' in thing
  const role = step ? thing.by : 'sentinel'
  const did = step ? state.runs[thing.id] : thing
  const inHand = did?.state === 'seen' || did?.state === 'on-my-way' || did?.state === 'running'
  const doer = did !== undefined && inHand ? doerOf(state, did, role) : null
  if (doer !== null && state.people[doer]?.revoked === false) return [doer]
  const named = namedFor(state, thing)
  if (named !== null) return [named]
  const duty = role === 'sentinel' ? onDuty(state, now) : []
  return duty.length > 0 ? duty : anyOf(state, role)
}

/** Whether a request or a step is this person's to do at `now`. Anybody else may still take it over. */
export function isFor(
  state: UpgradeState,
  thing: HandsRequest | PlanStep,
  person: string,
  now: number,
): boolean {
  return forWhom(state, thing, now).includes(person)
}

/** Who did what the upgrader enters for the hands, where that can only have been one; null: it must be said. */
export function doerFor(state: UpgradeState, thing: HandsRequest | PlanStep, now: number): string | null {
  const whose = forWhom(state, thing, now)
  return whose.length === 1 ? (whose[0] ?? null) : null
}

/** The sentinel who is meant by `to`; null: nobody in particular, or somebody who is none any more. */
export function sentinelNamed(state: UpgradeState, to: string | null | undefined): string | null {
  const person = to == null ? undefined : state.people[to]
  return person?.role === 'sentinel' && !person.revoked ? person.id : null
}

/** The sentinels on site who could take what is asked of `to`, or of nobody in particular. */
export function onSiteFor(state: UpgradeState, to: string | null | undefined, now: number): string[] {
  const named = sentinelNamed(state, to)
  return handsOnSite(state, now).filter((id) => named === null || id === named)
}
