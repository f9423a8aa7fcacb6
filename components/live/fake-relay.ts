import { mayRead, personOf, rolesOf, type Who } from '../../domain/access/table.ts'
import { happenedAt, momentOf } from '../../domain/clock/clock.ts'
import { type Answer, type HelloAnswer, type ServerEvents, toWire } from '../../domain/contract/wire.ts'
import { apply } from '../../domain/log/apply.ts'
import { type CommandInput, commandSchema } from '../../domain/log/commands.ts'
import { actorOf, decide } from '../../domain/log/decide.ts'
import { GENESIS, type LoggedEvent, seal } from '../../domain/log/envelope.ts'
import { eventVersions, openEvent } from '../../domain/log/events.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import type { DeviceClock } from './clock.ts'
import type { Line, LineEvents } from './line.ts'

const damaged = refuse('log-damaged', { line: 3, what: 'changed' })

/** A frame on its way to a client. */
export interface Frame {
  kind: 'up' | 'answer' | 'hello' | 'time' | 'batch' | 'typing' | 'present'
  run(): void
}

/** A client's line, as a test holds it: it can be cut, and what is under way can be lost, doubled and shuffled. */
export interface FakeLine extends Line {
  /** What is under way to the client; edit it at will before `deliver`. */
  frames: Frame[]
  readonly isUp: boolean
  restarts: number
  cut(): void
  restore(): void
}

export interface FakeRelay {
  readonly state: UpgradeState
  readonly events: readonly LoggedEvent[]
  readonly now: number
  /** How many times each command id came in, tries included. */
  readonly tries: Map<string, number>
  /** Refuse every command with this, as a server in trouble does; null: no trouble. */
  trouble: 'not-stored' | 'too-many' | 'log-damaged' | null
  connect(who: Extract<Who, { kind: 'account' }>): FakeLine
  /** Somebody says something, over a line of their own. */
  say(who: Who, command: CommandInput, id?: string): Answer
  /** Hands over everything under way, and what comes of that, until nothing moves. */
  deliver(): void
  /** Goes back to `seq`, as a server does whose backup was restored. Receipts go with it. */
  restoreBackup(seq: number): void
}

/**
 * A relay in memory with the same rules and frames as the real one, on a clock that the test moves. It starts from the
 * events of an upgrade and does nothing by itself: `deliver` moves the frames.
 */
export function createFakeRelay(options: {
  events: readonly LoggedEvent[]
  clock: Pick<DeviceClock, 'now'>
}): FakeRelay {
  const { clock } = options
  let events = [...options.events]
  let state = fold(events)
  let receipts = new Map<string, Answer>()
  let made = 0
  const tries = new Map<string, number>()
  const lines = new Set<
    FakeLine & {
      tell<T extends keyof ServerEvents & keyof LineEvents>(kind: T, m: Parameters<ServerEvents[T]>[0]): void
    }
  >()

  function submit(
    who: Who,
    id: string,
    input: unknown,
    said: { saidAt: number; sentAt: number } | null,
  ): Answer {
    tries.set(id, (tries.get(id) ?? 0) + 1)
    if (relay.trouble === 'not-stored') return { ok: false, refusal: refuse('not-stored', {}) }
    if (relay.trouble === 'log-damaged') return { ok: false, refusal: damaged }
    if (relay.trouble === 'too-many') return { ok: false, refusal: refuse('too-many', { perMinute: 600 }) }
    const key = `${actorOf(who)} ${id}`
    const earlier = receipts.get(key)
    if (earlier !== undefined) return earlier
    const command = commandSchema.parse(input)
    const realNow = clock.now()
    const now = momentOf(state, command, realNow)
    const decision = decide(state, command, who, { now, realNow })
    const before = state
    const fresh: LoggedEvent[] = []
    for (const e of decision.ok ? decision.events : []) {
      const row = seal(
        {
          upgrade: state.id,
          seq: state.seq + 1,
          commandId: id,
          type: e.type,
          version: eventVersions[e.type],
          actor: actorOf(who),
          device: who.kind === 'clock' ? '' : who.device,
          saidAt: said?.saidAt ?? null,
          skew: said === null ? null : said.sentAt - realNow,
          happenedAt: Math.min(now, happenedAt(state.clock, realNow, said, null)),
          at: now,
          prevHash: state.hash || GENESIS,
        },
        JSON.stringify(e.body),
      )
      fresh.push(row)
      state = step(state, row)
    }
    events.push(...fresh)
    const answer: Answer = decision.ok ? { ok: true, seqs: fresh.map((e) => e.seq) } : decision
    receipts.set(key, answer)
    const stretch = {
      after: { seq: before.seq, hash: before.hash },
      events: fresh.map(toWire),
      head: { seq: state.seq, hash: state.hash },
    }
    if (fresh.length > 0) for (const line of lines) line.tell('batch', { upgrade: state.id, stretch })
    return answer
  }

  function greet(
    who: Extract<Who, { kind: 'account' }>,
    after: { seq: number; hash: string } | null,
  ): HelloAnswer {
    if (!mayRead(rolesOf(state, who))) return { ok: false, refusal: refuse('no-such-upgrade', {}) }
    if (relay.trouble === 'log-damaged') return { ok: false, refusal: damaged }
    const person = personOf(state, who.account)
    const common = {
      ok: true as const,
      me: {
        account: who.account,
        device: who.device,
        owner: who.owner,
        name: person?.name ?? '',
        person: person?.id ?? null,
        roles: rolesOf(state, who),
      },
      now: clock.now(),
      present: [],
    }
    const snapshot = { applyVersion: APPLY_VERSION, state }
    if (after === null) return { ...common, stretch: null, snapshot, why: 'fresh' }
    if (events[after.seq - 1]?.hash !== after.hash)
      return { ...common, stretch: null, snapshot, why: 'other-history' }
    const head = { seq: state.seq, hash: state.hash }
    const stretch = { after, events: events.slice(after.seq).map(toWire), head }
    return { ...common, stretch, snapshot: null, why: 'catch-up' }
  }

  function connect(who: Extract<Who, { kind: 'account' }>): FakeLine {
    let on: LineEvents | null = null
    let up = false
    const put = (kind: Frame['kind'], run: () => void) => {
      if (up) line.frames.push({ kind, run })
    }
    const line = {
      frames: [] as Frame[],
      restarts: 0,
      get isUp() {
        return up
      },
      start(events: LineEvents) {
        on = events
        line.restore()
      },
      cut() {
        if (!up) return
        up = false
        line.frames = []
        lines.delete(line)
        on?.down()
      },
      restore() {
        if (up) return
        up = true
        lines.add(line)
        put('up', () => on?.up())
      },
      hello: (m, answer) => put('hello', () => answer(greet(who, m.after))),
      command(m, answer) {
        if (!up) return
        const given = submit(who, m.id, m.command, m)
        put('answer', () => answer(given))
      },
      time: (m, answer) => put('time', () => answer({ sent: m.sent, now: clock.now() })),
      typing({ text }) {
        for (const other of lines)
          if (other !== line) other.tell('typing', { upgrade: state.id, account: who.account, text })
      },
      read({ seq }) {
        const seen = { account: who.account, device: who.device, heard: clock.now(), read: seq, rtt: null }
        for (const other of lines) other.tell('present', { upgrade: state.id, present: [seen] })
      },
      hurry: () => line.restore(),
      restart() {
        line.restarts++
        line.cut()
        line.restore()
      },
      stop() {
        line.cut()
        on = null
      },
      tell(kind, m) {
        put(kind as Frame['kind'], () => {
          on?.heard()
          ;(on?.[kind] as ((m: unknown) => void) | undefined)?.(m)
        })
      },
    } satisfies FakeLine & { tell(kind: keyof ServerEvents & keyof LineEvents, m: unknown): void }
    return line
  }

  const relay: FakeRelay = {
    get state() {
      return state
    },
    get events() {
      return events
    },
    get now() {
      return momentOf(state, { type: '' }, clock.now())
    },
    tries,
    trouble: null,
    connect,
    say: (who, command, id = `said-elsewhere-${made++}`) => submit(who, id, command, null),
    deliver() {
      for (let moved = true; moved; ) {
        moved = false
        for (const line of lines) {
          const frame = line.frames.shift()
          if (frame === undefined) continue
          moved = true
          frame.run()
        }
      }
    },
    restoreBackup(seq) {
      events = events.slice(0, seq)
      state = fold(events)
      receipts = new Map()
    },
  }
  return relay
}

function fold(events: readonly LoggedEvent[]): UpgradeState {
  const state = events.reduce<UpgradeState | null>(step, null)
  if (state === null) throw new Error('an upgrade has at least one event')
  return state
}

function step(state: UpgradeState | null, row: LoggedEvent): UpgradeState {
  const opened = openEvent(row)
  if (!opened.ok) throw new Error(`unknown event ${row.type}`)
  return apply(state, opened.event)
}
