import { leaveFor, personOf, rolesOf, type Who } from '../access/table.ts'
import { beatVerbs } from '../beats/rules.ts'
import { cardVerbs } from '../cards/rules.ts'
import { clockVerbs } from '../clock/rules.ts'
import { gateVerbs } from '../gates/rules.ts'
import { handsVerbs } from '../hands/rules.ts'
import { noticeVerbs } from '../notices/rules.ts'
import { peopleVerbs } from '../people/rules.ts'
import { photoVerbs } from '../photos/rules.ts'
import { planVerbs } from '../plan/rules.ts'
import { presenceVerbs } from '../presence/rules.ts'
import { signVerbs } from '../signs/rules.ts'
import { talkVerbs } from '../talk/rules.ts'
import { warningVerbs } from '../warnings/rules.ts'
import { workVerbs } from '../work/rules.ts'
import { type Capability, type CommandsOf, merged } from './capabilities.ts'
import type { Command, CommandType } from './commands.ts'
import { type Decision, type Moment, no, type Verb, type Verbs } from './decision.ts'
import type { UpgradeState } from './state.ts'

export type { Actor, Decision, Moment } from './decision.ts'

const verbs: Verbs<CommandType> = merged({
  plan: planVerbs,
  work: workVerbs,
  gates: gateVerbs,
  cards: cardVerbs,
  hands: handsVerbs,
  presence: presenceVerbs,
  talk: talkVerbs,
  beats: beatVerbs,
  signs: signVerbs,
  photos: photoVerbs,
  people: peopleVerbs,
  notices: noticeVerbs,
  warnings: warningVerbs,
  clock: clockVerbs,
} satisfies { [C in Capability]: Verbs<CommandsOf<C>> })

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
  // A machine's own line lies on the machine: it may say that this is up, and nothing else.
  if (
    who.kind === 'script' &&
    command.type !== 'machine.beat' &&
    state?.tokens[who.token]?.machine !== undefined
  )
    return no('not-allowed', { command: command.type, as: roles })
  const account =
    who.kind === 'account' ? who.account : who.kind === 'script' ? `token:${who.token}` : 'clock'
  const person = state !== null && who.kind === 'account' ? (personOf(state, who.account) ?? null) : null
  const verb = verbs[command.type] as Verb<CommandType>
  return verb(state as UpgradeState, command as never, { who, account, person, leave }, moment)
}

/** The actor as it stands in the envelope. */
export function actorOf(who: Who): string {
  return who.kind === 'account' ? who.account : who.kind === 'script' ? `token:${who.token}` : 'clock'
}
