import { rolesOf, type Who } from '../../domain/access/table.ts'
import { happenedAt, momentOf } from '../../domain/clock/clock.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import { apply } from '../../domain/log/apply.ts'
import type { Command } from '../../domain/log/commands.ts'
import { decide } from '../../domain/log/decide.ts'
import type { Moment } from '../../domain/log/decision.ts'
import { GENESIS, type LoggedEvent, seal } from '../../domain/log/envelope.ts'
import { type EventType, eventVersions, openEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Clock } from '../clock/clock.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import type { LogStore, StoredEvent } from '../store/types.ts'
import { refused } from './answers.ts'
import type { Held } from './held.ts'

export interface Submission {
  upgrade: string
  /** Command id: the same on every retry. */
  id: string
  command: unknown
  who: Who
  /** The device's own clock at the tap and at this try's sending; null when it said none. */
  said?: { saidAt: number; sentAt: number } | null
  /** Real ms when this device was last heard before its present connection. */
  lastHeard?: number | null
  /** The invitation whose secret was shown. Ids stand in the log for all to read, so an id alone lets nobody join. */
  invited?: string
  /** The hash of the picture that this server decoded and stored: nobody else may say that there is one. */
  stored?: string
}

/** A submission whose command has been read. */
export interface Pending {
  s: Submission
  command: Command
  digest: string
  actor: string
}

/** What a command comes to: nothing of it is stored yet. */
export interface Outcome {
  state: UpgradeState | null
  rows: StoredEvent[]
  erase: { upgrade: string; seq: number }[]
  answer: Answer
  /** Leaves no event, but must be answered the same again. */
  keep: boolean
}

export type CarryOut = (p: Pending, state: UpgradeState | null) => Promise<Outcome>

/** Decides one command on the state as its round has it so far. */
export function createCarryOut(deps: {
  log: Pick<LogStore, 'eventAt'>
  held: Pick<Held, 'checked'>
  clock: Clock
  doubts: Pick<ServerClock, 'other'> | undefined
}): CarryOut {
  const { log, held, clock, doubts } = deps

  /** What the line holds that is to lose its words. */
  async function erasingOf(upgrade: string, seq: number): Promise<Moment['erasing']> {
    const row = await log.eventAt(upgrade, seq)
    if (row === null) return null
    held.checked(upgrade, [row], [row])
    if (row.body === null) return { type: row.type, erased: true }
    if (row.type === 'photo.added') {
      const { id, hash } = JSON.parse(row.body) as { id: string; hash: string }
      return { type: row.type, photo: { id, hash } }
    }
    if (row.type !== 'person.named') return { type: row.type }
    return { type: row.type, person: (JSON.parse(row.body) as { person: string }).person }
  }

  return async (p, state) => {
    const roles = rolesOf(state, p.s.who)
    const none = { state, rows: [], erase: [] }
    if (!isVouchedFor(p)) {
      const stranger = state === null || roles.length === 0
      const answer = stranger
        ? refused('no-such-upgrade', {})
        : refused('not-allowed', { command: p.command.type, as: roles })
      return { ...none, answer, keep: false }
    }
    const realNow = clock.now()
    const { said = null } = p.s
    // What waited for a line was right when it was said.
    const age = said === null ? 0 : Math.max(0, said.sentAt - said.saidAt)
    const now = momentOf(state, p.command, realNow, age)
    const then =
      state === null ? now : Math.min(now, happenedAt(state.clock, realNow, said, p.s.lastHeard ?? null))
    const erasing = p.command.type === 'event.erase' ? await erasingOf(p.s.upgrade, p.command.seq) : null
    const other = doubts?.other()
    const doubt = other === undefined ? undefined : { other }
    const decision = decide(state, p.command, p.s.who, { now, realNow, doubt, happenedAt: then, erasing })
    // Strangers leave no trace on the disk, nor does the clock when it finds nothing to do.
    const known = state !== null && p.s.who.kind !== 'clock' && roles.length > 0
    if (!decision.ok) return { ...none, answer: { ok: false, refusal: decision.refusal }, keep: known }
    const rows: StoredEvent[] = []
    const gone: Outcome['erase'] = []
    let next = state
    for (const e of decision.events) {
      const row = sealed(next, p, e, { now, then, realNow })
      rows.push(row)
      next = applied(next, row)
      if (e.type === 'event.erased') gone.push({ upgrade: p.s.upgrade, seq: e.body.seq })
    }
    const answer: Answer = { ok: true, seqs: rows.map((r) => r.seq) }
    return { state: next, rows, erase: gone, answer, keep: known && rows.length === 0 }
  }
}

/** Whether it came the one way that its kind may come: by the invitation's secret, by the picture that was stored. */
function isVouchedFor({ s, command }: Pending): boolean {
  if (command.type === 'person.join') return s.invited === command.invite
  return command.type !== 'photo.add' || s.stored === command.hash
}

function applied(state: UpgradeState | null, row: LoggedEvent): UpgradeState {
  const opened = openEvent(row)
  if (!opened.ok)
    throw new Error(
      `event ${row.seq} is ${opened.unknown.type} v${opened.unknown.version}, which this version does not know`,
    )
  return apply(state, opened.event)
}

function sealed(
  state: UpgradeState | null,
  p: Pending,
  e: { type: EventType; body: unknown },
  { now, then, realNow }: { now: number; then: number; realNow: number },
): StoredEvent {
  const said = p.s.said ?? null
  const row = seal(
    {
      upgrade: p.s.upgrade,
      seq: (state?.seq ?? 0) + 1,
      commandId: p.s.id,
      type: e.type,
      version: eventVersions[e.type],
      actor: p.actor,
      device: p.s.who.kind === 'clock' ? '' : p.s.who.device,
      saidAt: said === null ? null : Math.floor(said.saidAt),
      skew: said === null ? null : Math.round(said.sentAt - realNow),
      happenedAt: then,
      at: now,
      prevHash: state?.hash || GENESIS,
    },
    JSON.stringify(e.body),
  )
  return { ...row, commandDigest: p.digest }
}
