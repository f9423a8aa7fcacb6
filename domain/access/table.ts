import { beatRows } from '../beats/rules.ts'
import { cardRows } from '../cards/rules.ts'
import { clockRows } from '../clock/rules.ts'
import { gateRows } from '../gates/rules.ts'
import { handsRows } from '../hands/rules.ts'
import { type Capability, type CommandsOf, merged } from '../log/capabilities.ts'
import type { Row } from '../log/capability.ts'
import type { CommandType } from '../log/commands.ts'
import type { UpgradeState } from '../log/state.ts'
import { noticeRows } from '../notices/rules.ts'
import { peopleRows } from '../people/rules.ts'
import { photoRows } from '../photos/rules.ts'
import { planRows } from '../plan/rules.ts'
import { presenceRows } from '../presence/rules.ts'
import { signRows } from '../signs/rules.ts'
import { talkRows } from '../talk/rules.ts'
import { warningRows } from '../warnings/rules.ts'
import { workRows } from '../work/rules.ts'

/** Who speaks, as the edge proved it. What they may do is looked up at each command, never remembered. */
export type Who =
  | { kind: 'account'; account: string; owner: boolean; device: string }
  | { kind: 'script'; token: string; device: string }
  | { kind: 'clock' }

export type ActorRole = 'owner' | 'upgrader' | 'sentinel' | 'observer' | 'script' | 'clock'

/**
 * yes: may. own: only for themselves. entered: may for the other, marked "entered by".
 * if-allowed: observers talk only where the upgrade lets them.
 */
export type Leave = 'yes' | 'own' | 'entered' | 'if-allowed'

const rows: { [C in Capability]: Record<CommandsOf<C>, Row> } = {
  plan: planRows,
  work: workRows,
  gates: gateRows,
  cards: cardRows,
  hands: handsRows,
  presence: presenceRows,
  talk: talkRows,
  beats: beatRows,
  signs: signRows,
  photos: photoRows,
  people: peopleRows,
  notices: noticeRows,
  warnings: warningRows,
  clock: clockRows,
}

/** The role table. One row a command; who isn't in the row may not. */
export const accessTable: Record<CommandType, Row> = merged(rows)

/** The roles somebody has in this upgrade now. Empty: a stranger (or somebody revoked). */
export function rolesOf(state: UpgradeState | null, who: Who): ActorRole[] {
  if (who.kind === 'clock') return ['clock']
  if (who.kind === 'script') {
    if (state === null || !Object.hasOwn(state.tokens, who.token)) return []
    return state.tokens[who.token]?.revoked === false ? ['script'] : []
  }
  const roles: ActorRole[] = who.owner ? ['owner'] : []
  const person = state === null ? undefined : personOf(state, who.account)
  if (person !== undefined) roles.push(person.role)
  return roles
}

/** The seat an account holds in this upgrade; undefined for strangers and the revoked. */
export function personOf(state: UpgradeState, account: string) {
  return Object.values(state.people).find((p) => p.account === account && !p.revoked)
}

/** The widest leave these roles have for a command; null: none. */
export function leaveFor(roles: readonly ActorRole[], command: CommandType): Leave | null {
  const row = accessTable[command]
  const leaves = roles.map((r) => row[r])
  for (const l of ['yes', 'own', 'entered', 'if-allowed'] as const) if (leaves.includes(l)) return l
  return null
}

/** Whether they may read the upgrade at all. Scripts see only their own answers. */
export function mayRead(roles: readonly ActorRole[]): boolean {
  return roles.some((r) => r === 'owner' || r === 'upgrader' || r === 'sentinel' || r === 'observer')
}

/** What a screen shows buttons for: the same table the server asks. */
export function mayDo(state: UpgradeState, who: Who, command: CommandType): boolean {
  const leave = leaveFor(rolesOf(state, who), command)
  return leave !== null && (leave !== 'if-allowed' || state.head.observersTalk)
}
