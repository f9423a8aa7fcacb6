import { handsFor } from '../hands/hands-for.ts'
import { handsOnSite } from '../hands/on-site.ts'
import { batonNow } from '../log/baton.ts'
import type { Person, UpgradeState } from '../log/state.ts'

/** Who is where, found once for all jobs. */
export interface Crew {
  keyboard: readonly string[]
  hands: HandsAsked
}

/** Those who sit in a seat of that role now, by id. */
export function seated(state: UpgradeState, role: Person['role']): Person[] {
  return Object.values(state.people)
    .filter((p) => p.role === role && !p.revoked && p.account !== null)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Whose the keyboard is: of several upgraders the one who has the baton, else who leads; two must not start the same
 * thing at once. All of them where neither is seated; nobody where none is.
 */
export function atTheKeyboard(state: UpgradeState): string[] {
  const there = seated(state, 'upgrader')
  const { by } = batonNow(state)
  const one = there.find((p) => p.id === by) ?? there.find((p) => p.lead)
  return one === undefined ? there.map((p) => p.id) : [one.id]
}

/** Who is asked of what is asked of the hands, and when somebody will be where nobody is. */
export interface HandsAsked {
  people: readonly string[]
  /** When they are there next; null: they are there, or nobody knows. */
  next: number | null
}

/**
 * Of the sentinels those on site. Where none is: nobody, until the next of them comes; where nobody knows when that is,
 * whoever has a phone here.
 */
export function handsAsked(state: UpgradeState, now: number): HandsAsked {
  const there = seated(state, 'sentinel').map((p) => p.id)
  const onSite = handsOnSite(state, now).filter((id) => there.includes(id))
  if (onSite.length > 0) return { people: onSite, next: null }
  const hands = handsFor(state, now, 1)
  const next = hands.there ? null : hands.next
  return next === null ? { people: there, next: null } : { people: [], next }
}
