import { type Leave, leaveFor, personOf, rolesOf, type Who } from '../access/table.ts'
import type { Command, CommandOf, CommandType } from './commands.ts'
import { cardVerbs, goVerbs } from './decide-agreements.ts'
import { machineVerbs, presenceVerbs, requestVerbs } from './decide-hands.ts'
import { peopleVerbs } from './decide-people.ts'
import { planVerbs } from './decide-plan.ts'
import { stepVerbs, upgradeVerbs } from './decide-work.ts'
import type { NewEvent } from './events.ts'
import { type Refusal, refuse } from './refusals.ts'
import type { Person, UpgradeState } from './state.ts'

/** What a decision may lean on besides the state. All times epoch ms. */
export interface Moment {
  /** The upgrade's own clock. */
  now: number
  /** The real clock: invitations, tokens and the clock's own setting live on it. */
  realNow: number
  /** Of the event an erasure names; null when there is none. `erased`: its words are gone already. */
  erasing?: { type: string; person?: string; erased?: boolean } | null
}

/** Who acts, with what they are in this upgrade and how wide their leave is for this verb. */
export interface Actor {
  who: Who
  account: string
  person: Person | null
  leave: Leave
}

export type Decision = { ok: true; events: NewEvent[] } | { ok: false; refusal: Refusal }

/** One verb: pure, no clock but `moment`. No events: nothing had to change. */
export type Verb<T extends CommandType> = (
  state: UpgradeState,
  command: CommandOf<T>,
  actor: Actor,
  moment: Moment,
) => Decision
export type Verbs<T extends CommandType> = { [K in T]: Verb<K> }

export const happens = (...events: NewEvent[]): Decision => ({ ok: true, events })
export const nothingToDo: Decision = { ok: true, events: [] }
export const no = <C extends Refusal['code']>(code: C, params: Extract<Refusal, { code: C }>['params']): Decision => ({
  ok: false,
  refusal: refuse(code, params as never),
})

const verbs: Verbs<CommandType> = {
  ...planVerbs,
  ...upgradeVerbs,
  ...stepVerbs,
  ...goVerbs,
  ...cardVerbs,
  ...requestVerbs,
  ...presenceVerbs,
  ...machineVerbs,
  ...peopleVerbs,
}

/**
 * What a command comes to: events, none (no-op), or a refusal. The role table is asked here, at every command.
 * `state` null: there is no such upgrade yet; only an import by the owner makes one.
 */
export function decide(state: UpgradeState | null, command: Command, who: Who, moment: Moment): Decision {
  const roles = rolesOf(state, who)
  if (state === null) {
    if (!roles.includes('owner')) return no('no-such-upgrade', {})
    if (command.type !== 'plan.import') return no('no-such-upgrade', {})
  }
  // A stranger learns no more than that there is nothing here for them.
  if (roles.length === 0 && command.type !== 'person.join') return no('no-such-upgrade', {})
  const leave = command.type === 'person.join' ? 'yes' : leaveFor(roles, command.type)
  if (leave === null) return no('not-allowed', { command: command.type, as: roles })
  if (leave === 'if-allowed' && state?.head.observersTalk !== true)
    return no('not-allowed', { command: command.type, as: roles })
  const account = who.kind === 'account' ? who.account : who.kind === 'script' ? `token:${who.token}` : 'clock'
  const person = state !== null && who.kind === 'account' ? (personOf(state, who.account) ?? null) : null
  const verb = verbs[command.type] as Verb<CommandType>
  return verb(state as UpgradeState, command as never, { who, account, person, leave }, moment)
}

/** The actor as it stands in the envelope. */
export function actorOf(who: Who): string {
  return who.kind === 'account' ? who.account : who.kind === 'script' ? `token:${who.token}` : 'clock'
}
