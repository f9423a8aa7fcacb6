export { buildMachine, buildPlan, buildStep } from './a-plan.ts'

import { personOf, rolesOf, type Who } from '../domain/access/table.ts'
import { happenedAt, momentOf, realMsUntil } from '../domain/clock/clock.ts'
import { apply } from '../domain/log/apply.ts'
import { type CommandInput, commandSchema } from '../domain/log/commands.ts'
import { actorOf, type Decision, decide, type Moment } from '../domain/log/decide.ts'
import { GENESIS, type LoggedEvent, seal } from '../domain/log/envelope.ts'
import { eventVersions, type NewEvent, openEvent } from '../domain/log/events.ts'
import { issuesOf } from '../domain/log/issues.ts'
import { type Refusal, refuse } from '../domain/log/refusals.ts'
import type { Status, UpgradeState } from '../domain/log/state.ts'
import { type Timer, timers } from '../domain/log/timers.ts'
import type { Plan } from '../domain/plan/plan.ts'
import { buildMachine, buildPlan, buildStep } from './a-plan.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
/** Saturday 12 September 1998, 09:00 in Taipei: the hands have just arrived, by their window. */
export const NINE = Date.UTC(1998, 8, 12, 1, 0)

export const owner: Who = { kind: 'account', account: 'acc-owner', owner: true, device: 'd-owner' }
export const dale: Who = { kind: 'account', account: 'acc-dale', owner: false, device: 'd-dale' }
export const mei: Who = { kind: 'account', account: 'acc-mei', owner: false, device: 'd-mei' }
export const boss: Who = { kind: 'account', account: 'acc-boss', owner: false, device: 'd-boss' }
export const stranger: Who = { kind: 'account', account: 'acc-eve', owner: false, device: 'd-eve' }
export const script: Who = { kind: 'script', token: 'tok', device: '' }
export const clock: Who = { kind: 'clock' }

/** Who somebody is on a screen of this night. */
export function meOf({ state }: Night, who: Who) {
  if (who.kind !== 'account') throw new Error('only people have screens')
  const person = personOf(state, who.account)
  return {
    account: who.account,
    device: who.device,
    owner: who.owner,
    name: person?.name ?? '',
    person: person?.id ?? null,
    roles: rolesOf(state, who),
  }
}

export interface Say {
  /** Real ms; the night's real clock moves there first. */
  at?: number
  id?: string
  said?: { saidAt: number; sentAt: number }
  lastHeard?: number
}

/** One upgrade in memory, decided, sealed and applied as the relay does it, on a clock that the test moves. */
export interface Night {
  readonly id: string
  readonly events: LoggedEvent[]
  /** Null before the first event. */
  readonly maybe: UpgradeState | null
  /** Throws before the first event. */
  readonly state: UpgradeState
  /** Real ms. */
  readonly realNow: number
  /** What the upgrade's own clock reads. */
  readonly now: number
  /** Moves the real clock and nothing else: what falls due stays due. */
  set(realNow: number): void
  /** Moves the real clock, firing what falls due on the way at the moment it does; gives what fired. */
  advance(to: number): Timer[]
  /** Says a command, keeps what comes of it. `bad-input` is a refusal here too. */
  say(who: Who, command: CommandInput, how?: Say): Decision
  /** Says a command that must be accepted; gives its events. */
  must(who: Who, command: CommandInput, how?: Say): NewEvent[]
  /** Says a command that must be refused; gives the refusal. */
  refused(who: Who, command: CommandInput, how?: Say): Refusal
  /** Decides without keeping anything. */
  would(who: Who, command: CommandInput, how?: Say): Decision
}

export function createNight(id = 'night', start = NINE): Night {
  const events: LoggedEvent[] = []
  let state: UpgradeState | null = null
  let realNow = start
  let made = 0

  function moment(
    command: { type: string; clock?: { at: number } | undefined; seq?: number },
    { said, lastHeard }: Say = {},
  ): Moment {
    const now = momentOf(state, command, realNow)
    const then =
      state === null ? now : Math.min(now, happenedAt(state.clock, realNow, said ?? null, lastHeard ?? null))
    return { now, realNow, happenedAt: then, erasing: erasing(command) }
  }

  function erasing(command: { type: string; seq?: number }): NonNullable<Moment['erasing']> | null {
    const row = command.type === 'event.erase' ? events[(command.seq ?? 0) - 1] : undefined
    if (row === undefined) return null
    if (row.body === null) return { type: row.type, erased: true }
    if (row.type === 'photo.added') {
      const { id, hash } = JSON.parse(row.body) as { id: string; hash: string }
      return { type: row.type, photo: { id, hash } }
    }
    if (row.type !== 'person.named') return { type: row.type }
    return { type: row.type, person: (JSON.parse(row.body) as { person: string }).person }
  }

  function would(who: Who, command: CommandInput, how: Say = {}): Decision {
    const parsed = commandSchema.safeParse(command)
    if (!parsed.success)
      return { ok: false, refusal: refuse('bad-input', { issues: issuesOf(parsed.error) }) }
    return decide(state, parsed.data, who, moment(parsed.data as never, how))
  }

  function say(who: Who, command: CommandInput, how: Say = {}): Decision {
    if (how.at !== undefined) realNow = how.at
    const decision = would(who, command, how)
    if (!decision.ok) return decision
    const now = momentOf(state, command as never, realNow)
    const said = how.said ?? null
    for (const e of decision.events) {
      const then: number =
        state === null ? now : Math.min(now, happenedAt(state.clock, realNow, said, how.lastHeard ?? null))
      const row = seal(
        {
          upgrade: id,
          seq: events.length + 1,
          commandId: how.id ?? `command-${String(made++).padStart(5, '0')}`,
          type: e.type,
          version: eventVersions[e.type],
          actor: actorOf(who),
          device: who.kind === 'clock' ? '' : who.device,
          saidAt: said?.saidAt ?? null,
          skew: said === null ? null : said.sentAt - realNow,
          happenedAt: then,
          at: now,
          prevHash: events.at(-1)?.hash ?? GENESIS,
        },
        JSON.stringify(e.body),
      )
      events.push(row)
      state = step(state, row)
      if (e.type === 'event.erased') {
        const gone = events[e.body.seq - 1] as LoggedEvent
        events[e.body.seq - 1] = { ...gone, body: null }
      }
    }
    return decision
  }

  function advance(to: number): Timer[] {
    const fired: Timer[] = []
    for (;;) {
      const now = state === null ? realNow : momentOf(state, { type: '' }, realNow)
      const next = state === null ? undefined : timers(state, now)[0]
      if (state === null || next === undefined) break
      const due = realNow + Math.ceil(realMsUntil(state.clock, next.at, realNow))
      if (due > to) break
      realNow = due
      const decision = say(clock, next.command, { id: next.id })
      if (!decision.ok || decision.events.length === 0)
        throw new Error(`${next.id} was due and nothing came of it`)
      fired.push(next)
    }
    realNow = Math.max(realNow, to)
    return fired
  }

  const night: Night = {
    id,
    events,
    get maybe() {
      return state
    },
    get state() {
      if (state === null) throw new Error('nothing has happened yet')
      return state
    },
    get realNow() {
      return realNow
    },
    get now() {
      return momentOf(state, { type: '' }, realNow)
    },
    set(to) {
      realNow = to
    },
    advance,
    say,
    would,
    must(who, command, how) {
      const decision = say(who, command, how)
      if (!decision.ok) throw new Error(`${command.type} was refused: ${JSON.stringify(decision.refusal)}`)
      return decision.events
    },
    refused(who, command, how) {
      const decision = say(who, command, how)
      if (decision.ok) throw new Error(`${command.type} was accepted: ${JSON.stringify(decision.events)}`)
      return decision.refusal
    },
  }
  return night
}

/** The state after one more logged event; throws on a type or version nobody knows. */
export function step(state: UpgradeState | null, row: LoggedEvent): UpgradeState {
  const opened = openEvent(row)
  if (!opened.ok) throw new Error(`unknown event ${row.type} v${row.version}`)
  return apply(state, opened.event)
}

/** The state after all these events, from nothing or from a snapshot. */
export function fold(events: readonly LoggedEvent[], from: UpgradeState | null = null): UpgradeState | null {
  return events.reduce<UpgradeState | null>(step, from)
}

/**
 * An upgrade whose seats are taken: Dale leads, Mei is the sentinel, the boss observes, a script holds a token.
 * `status` takes it on from draft; `plan` overrides parts of the small plan.
 */
export function upgradeWith(
  options: { id?: string; plan?: Partial<Plan>; status?: Status; at?: number; onSite?: boolean } = {},
): Night {
  const night = createNight(options.id ?? 'night', options.at ?? NINE)
  const until = night.realNow + 72 * HOUR
  night.must(owner, { type: 'plan.import', plan: buildPlan(options.plan) })
  for (const [who, person, role, name] of [
    [dale, 'upgrader', 'upgrader', 'Dale'],
    [mei, 'sentinel', 'sentinel', 'Mei'],
    [boss, null, 'observer', 'Boss'],
  ] as const) {
    night.must(owner, { type: 'person.invite', id: `inv-${role}`, role, person, expiresAt: until })
    night.must(who, {
      type: 'person.join',
      invite: `inv-${role}`,
      person: person ?? 'boss',
      name,
      zone: null,
    })
  }
  night.must(owner, { type: 'token.add', id: 'tok', name: 'dolphin' })
  if (options.onSite === true) night.must(mei, { type: 'presence.arrive' })
  reach(night, options.status ?? 'draft')
  return night
}

function reach(night: Night, status: Status): void {
  if (status === 'draft') return
  night.must(dale, { type: 'upgrade.ready' })
  if (status === 'ready') return
  if (status === 'cancelled') return void night.must(dale, { type: 'upgrade.cancel', reason: 'typhoon' })
  night.must(dale, { type: 'upgrade.start' })
  if (status === 'running') return
  if (status === 'suspended')
    return void night.must(dale, {
      type: 'upgrade.suspend',
      reason: 'bed',
      handOver: 'all as it was',
      resumeAt: null,
    })
  if (status === 'closed') return void night.must(dale, { type: 'upgrade.close', followUps: [] })
  night.must(dale, { type: 'step.start', step: 'a' })
  night.must(dale, { type: 'step.finish', step: 'a' })
  night.must(dale, { type: 'step.start', step: 'b' })
  night.must(dale, { type: 'step.finish', step: 'b' })
  night.must(dale, { type: 'rollback.start', reason: 'it does not come up', downTo: null })
}

export const types = (decision: Decision | readonly NewEvent[]): string[] => {
  const events = 'ok' in decision ? (decision.ok ? decision.events : []) : decision
  return events.map((e) => e.type)
}

/** Twenty phases of five steps. */
/** A long plan: phases of five steps each. */
export function hundredSteps(steps = 100) {
  return buildPlan({
    machines: [buildMachine('box'), buildMachine('spare')],
    phases: Array.from({ length: steps / 5 }, (_, i) => ({ id: `p${i}`, order: i, title: `Phase ${i + 1}` })),
    steps: Array.from({ length: steps }, (_, i) =>
      buildStep(`s${i}`, {
        phase: `p${Math.floor(i / 5)}`,
        order: i % 5,
        machine: 'box',
        run: `echo ${i}`,
      }),
    ),
  })
}
