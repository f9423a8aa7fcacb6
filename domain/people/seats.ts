import type { Former, Person, UpgradeState } from '../log/state.ts'

/** The seat an account sits in now, or sat in before its phone was replaced; null for whoever never had one. */
export function seatOf(
  state: UpgradeState,
  account: string,
): { person: Person; former: Former | null } | null {
  const people = Object.values(state.people)
  const now = people.find((p) => p.account === account)
  if (now !== undefined) return { person: now, former: null }
  for (const person of people) {
    const former = person.former?.findLast((f) => f.account === account)
    if (former !== undefined) return { person, former }
  }
  return null
}

/**
 * Whether an account is this person's: the one they have now, or the one of a phone that was cut off and replaced. Who
 * had the seat under another name was somebody else.
 */
export function isTheirs(person: Person | undefined, account: string | null): boolean {
  if (person === undefined || account === null) return false
  if (person.account === account) return true
  return person.former?.some((f) => f.account === account && f.name === person.name) ?? false
}

/** Who sat in the seat before, when the log was at `seq`; null: who sits there now did, or nobody yet. */
export function formerAt(person: Person, seq: number): Former | null {
  return person.former?.find((f) => f.until > seq) ?? null
}

/** Whether somebody sits there now. */
export function isSeated(person: Pick<Person, 'account' | 'revoked'> | undefined): boolean {
  return person !== undefined && !person.revoked && person.account !== null
}
