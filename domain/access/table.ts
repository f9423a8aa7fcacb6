import type { CommandType } from '../log/commands.ts'
import type { UpgradeState } from '../log/state.ts'

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
type Row = Partial<Record<ActorRole, Leave>>

const planner: Row = { owner: 'yes', upgrader: 'yes' }
const upgrader: Row = { upgrader: 'yes' }
const doer: Row = { upgrader: 'yes', sentinel: 'own' }
const answer: Row = { upgrader: 'entered', sentinel: 'yes' }
const own: Row = { owner: 'own', upgrader: 'own', sentinel: 'own' }
const clock: Row = { clock: 'yes' }

/** The role table. One row a command; who isn't in the row may not. */
export const accessTable: Record<CommandType, Row> = {
  'plan.import': planner,
  'plan.set-head': planner,
  'plan.set': planner,
  'plan.add': planner,
  'plan.remove': planner,
  'upgrade.ready': planner,
  'upgrade.start': upgrader,
  'upgrade.suspend': upgrader,
  'upgrade.resume': upgrader,
  'upgrade.close': upgrader,
  'upgrade.cancel': { owner: 'yes', upgrader: 'yes' },
  'follow-up.done': { owner: 'yes', upgrader: 'yes', sentinel: 'yes' },
  // The clock keeps an upgrade's own clock going when the server's is put right.
  'clock.set': { ...planner, clock: 'yes' },
  'clock.declare': { ...planner, clock: 'yes' },
  'step.start': doer,
  'step.unbegin': doer,
  'step.finish': doer,
  'step.fail': doer,
  'step.skip': doer,
  'step.redo': doer,
  'step.progress': { ...doer, script: 'yes' },
  'step.note': { upgrader: 'yes', sentinel: 'yes', script: 'yes' },
  'rollback.start': upgrader,
  'go.ask': upgrader,
  // Only who is named may: the question itself says so.
  'go.answer': { upgrader: 'yes', sentinel: 'yes', observer: 'own' },
  'go.expire': clock,
  'go.replace': upgrader,
  'talk.say': { owner: 'yes', upgrader: 'yes', sentinel: 'yes', observer: 'if-allowed' },
  'request.ask': upgrader,
  'request.read-back': answer,
  'request.clear': upgrader,
  'request.seen': answer,
  'request.on-my-way': answer,
  'request.done': answer,
  'request.cannot': answer,
  'request.withdraw': upgrader,
  'request.reopen': { upgrader: 'yes', sentinel: 'yes' },
  'request.take': { owner: 'yes', sentinel: 'yes' },
  'request.send': clock,
  'request.ring': clock,
  'request.escalate': clock,
  'request.expire': clock,
  'call.log': { upgrader: 'yes', sentinel: 'yes' },
  'presence.arrive': own,
  'presence.leave': own,
  'presence.away': own,
  'presence.back': own,
  'presence.return': clock,
  'presence.go': clock,
  'presence.overdue': clock,
  'break.ask': clock,
  'break.answer': { sentinel: 'own' },
  'baton.give': { upgrader: 'yes', sentinel: 'yes' },
  'baton.take': { upgrader: 'yes', sentinel: 'yes' },
  'machine.report': { upgrader: 'yes', sentinel: 'yes' },
  'machine.beat': { script: 'yes' },
  'machine.lose': clock,
  'machine.swap': upgrader,
  'machine.relabel': { upgrader: 'entered', sentinel: 'yes' },
  'card.arm': upgrader,
  'card.extend': upgrader,
  'card.confirm': { upgrader: 'yes', sentinel: 'yes' },
  'card.disarm': upgrader,
  'card.hold': { sentinel: 'yes' },
  'card.done': answer,
  'card.fire': { sentinel: 'yes', clock: 'yes' },
  'notice.report': clock,
  'photo.add': { upgrader: 'yes', sentinel: 'yes' },
  'sign.report': answer,
  'warning.give': clock,
  'warning.lift': clock,
  'person.invite': planner,
  'invite.revoke': planner,
  // Anybody with a working invitation: the invitation is the right, and it is checked where it is used.
  'person.join': {},
  'person.revoke': planner,
  'seat.take': { owner: 'yes' },
  'lead.take': upgrader,
  'token.add': planner,
  'token.revoke': planner,
  'event.erase': { owner: 'yes' },
}

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
