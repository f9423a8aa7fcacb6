import type { PlanPerson, Role } from '../plan/plan.ts'

export interface Person extends PlanPerson {
  /** The account that sits in this seat; null while nobody does. */
  account: string | null
  revoked: boolean
  /** Seq of the event that gave the present name to who joined; null when the plan gave it. */
  namedAt: number | null
  /** Who sat here before with another account, the oldest first. Absent: nobody did. */
  former?: readonly Former[]
}

/** What an account that was cut off is still called by: its lines stay in the log. */
export interface Former {
  account: string
  name: string
  /** Seq of the joining that put another in its place. */
  until: number
}

export interface Invite {
  id: string
  role: Role
  person: string | null
  expiresAt: number
  state: 'open' | 'used' | 'revoked'
}

/** A script's right to speak here. */
export interface Token {
  id: string
  name: string
  revoked: boolean
  /** The one machine it speaks for. Left out: for none, or for whichever it names. */
  machine?: string
  /** Its machine reports in every so many seconds; left out: at boot only. */
  every?: number
}

/** Its part of what the log says so far. */
export interface PeopleState {
  people: Record<string, Person>
  invites: Record<string, Invite>
  tokens: Record<string, Token>
}

export const blankPeople = (): PeopleState => ({
  people: {},
  invites: {},
  tokens: {},
})
