import type { Who } from '../../domain/access/table.ts'
import { rolesOf } from '../../domain/access/table.ts'
import { happenedAt, momentOf, readClock, realMsUntil } from '../../domain/clock/clock.ts'
import { isHeld } from '../../domain/clock/doubt.ts'
import type { Answer, Stretch } from '../../domain/contract/wire.ts'
import { toWire } from '../../domain/contract/wire.ts'
import { apply } from '../../domain/log/apply.ts'
import { type Command, commandSchema } from '../../domain/log/commands.ts'
import type { Proven } from '../../domain/log/damage.ts'
import { actorOf, decide } from '../../domain/log/decide.ts'
import type { Moment } from '../../domain/log/decision.ts'
import { digest, GENESIS, type LoggedEvent, seal } from '../../domain/log/envelope.ts'
import { type EventType, eventVersions, openEvent } from '../../domain/log/events.ts'
import { issuesOf } from '../../domain/log/issues.ts'
import { refuse } from '../../domain/log/refusals.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Timer, timers } from '../../domain/log/timers.ts'
import type { Clock } from '../clock.ts'
import type { ServerClock } from '../server-clock.ts'
import { wantOf } from '../store/fault.ts'
import type { Answered, LogStore, Receipt, StoredEvent } from '../store/types.ts'
import { createHeld, type Damaged } from './held.ts'
import { LogDamaged } from './read-log.ts'

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

export interface Batch {
  upgrade: string
  state: UpgradeState
  events: LoggedEvent[]
}

export interface Relay {
  /** Resolves after the answer is on disk. The same id again gets the same answer. Never throws for bad input. */
  submit(s: Submission): Promise<Answer>
  /** The state now; null when there is no such upgrade. Throws `LogDamaged` where its log breaks. */
  state(upgrade: string): Promise<UpgradeState | null>
  /** The state as far as the log is proven, and where it breaks; null when there is no such upgrade. */
  look(upgrade: string): Promise<Proven | null>
  /** The states of all upgrades whose logs hold, by id: one that is damaged takes none of the others away. */
  readable(): Promise<UpgradeState[]>
  /** Whether they are in the upgrade, as far as its log can be read, proven or not. */
  isIn(upgrade: string, who: Who): Promise<boolean>
  /** Whether they may be told, when they ask for it, that the log of this upgrade breaks. */
  mayKnow(upgrade: string, who: Who): Promise<boolean>
  /** At most `limit` events after a point of the log. `hash` null: the reader has no history to compare. */
  stretch(
    upgrade: string,
    after: { seq: number; hash: string | null },
    limit: number,
  ): Promise<
    { ok: true; stretch: Stretch; more: boolean } | { ok: false; why: 'no-such-upgrade' | 'other-history' }
  >
  /** At most `limit` events after `seq`, oldest first. Throws `LogDamaged` where the log breaks. */
  eventsAfter(upgrade: string, seq: number, limit: number): Promise<LoggedEvent[]>
  /** Newest first, below `seq`; with `types`, only those, found within a bounded number of pages. */
  before(upgrade: string, seq: number, limit: number, types?: readonly EventType[]): Promise<LoggedEvent[]>
  /** The ids of all there are, sorted. Read from the disk once: nobody else writes to the log. */
  upgrades(): Promise<string[]>
  /** Called once per committed batch, after commit, in order. Returns what stops it. */
  onBatch(listener: (b: Batch) => void): () => void
  /** Called when a log is found to break, once. Returns what stops it. */
  onDamage(listener: (d: Damaged) => void): () => void
  /** What the upgrade's own clock reads, ms. */
  now(state: UpgradeState): number
  /** Answers what is queued, stops the timers. */
  close(): Promise<void>
}

interface Pending {
  s: Submission
  command: Command
  digest: string
  actor: string
  resolve: (a: Answer) => void
}

interface Outcome {
  state: UpgradeState | null
  rows: StoredEvent[]
  erase: { upgrade: string; seq: number }[]
  answer: Answer
  /** Leaves no event, but must be answered the same again. */
  keep: boolean
}

/** So many commands share one flush at the most; more wait for the next. */
const ROUND = 512
/** Beyond this the server is drowning; better a clear no than a silent minute. */
const QUEUE = 20_000
/** How soon to try again what the clock owes and could not be stored, ms. */
const AGAIN = 1000

/**
 * The one writer. Commands queue; a round decides them one after the other on a working copy, writes all their events
 * and answers in one durable flush, and only then answers and publishes. If the flush fails, the working copy is thrown
 * away, the states it touched are read again from disk, and every command in it is told that it was not stored.
 */
export function createRelay(deps: {
  log: LogStore
  clock: Clock
  /** What the clock is not sure of, where it can doubt. */
  doubts?: Pick<ServerClock, 'doubt' | 'other' | 'onChange'>
}): Relay {
  const { log, clock, doubts } = deps
  const listeners = new Set<(b: Batch) => void>()
  const mourners = new Set<(d: Damaged) => void>()
  const wakes = new Map<string, () => void>()
  let ids: Promise<Set<string>> | null = null
  let queue: Pending[] = []
  let pumping: Promise<void> | null = null
  let closed = false

  const held = createHeld({
    log,
    loaded: (state) => arm(state.id),
    damaged(d) {
      // From here on its clock rings nothing.
      wakes.get(d.upgrade)?.()
      wakes.delete(d.upgrade)
      for (const tell of mourners) tell(d)
    },
  })
  const stateOf = async (upgrade: string) => held.stateOf(upgrade)

  function step(state: UpgradeState | null, row: LoggedEvent): UpgradeState {
    const opened = openEvent(row)
    if (!opened.ok)
      throw new Error(
        `event ${row.seq} is ${opened.unknown.type} v${opened.unknown.version}, which this version does not know`,
      )
    return apply(state, opened.event)
  }

  function submit(s: Submission): Promise<Answer> {
    const parsed = commandSchema.safeParse(s.command)
    // A pure function of what was sent, so the same again gets the same without a receipt.
    if (!parsed.success) return Promise.resolve(refused('bad-input', { issues: issuesOf(parsed.error) }))
    if (closed || queue.length >= QUEUE) return Promise.resolve(refused('not-stored', {}))
    return new Promise((resolve) => {
      const command = parsed.data
      queue.push({ s, command, digest: digest(JSON.stringify(command)), actor: actorOf(s.who), resolve })
      pumping ??= pump()
    })
  }

  async function pump(): Promise<void> {
    // One turn of the event loop, so that commands that came together share the first flush too.
    await new Promise((go) => setImmediate(go))
    while (queue.length > 0) {
      const round = queue.slice(0, ROUND)
      queue = queue.slice(ROUND)
      try {
        await runRound(round)
      } catch (error) {
        // Whatever broke (a full disk, most likely): nothing of it was kept, and what stands is read again from disk.
        for (const p of round) held.drop(p.s.upgrade)
        const answer = wantOf(error)?.want === 'damaged' ? unread(error) : refused('not-stored', {})
        for (const p of round) p.resolve(answer)
        for (const upgrade of new Set(round.map((p) => p.s.upgrade))) alarm(upgrade, AGAIN)
      }
    }
    pumping = null
  }

  async function runRound(round: Pending[]): Promise<void> {
    const working = new Map<string, UpgradeState | null>()
    const broken = new Map<string, Answer>()
    for (const { s } of round) {
      if (working.has(s.upgrade) || broken.has(s.upgrade)) continue
      // One log that can't be read must not take the others' commands with it.
      await stateOf(s.upgrade).then(
        (state) => working.set(s.upgrade, state),
        (error: unknown) => broken.set(s.upgrade, unread(error)),
      )
    }
    const before = new Map(working)
    const known = await log.receipts(
      round.map((p) => ({ upgrade: p.s.upgrade, actor: p.actor, commandId: p.s.id })),
    )
    const events: StoredEvent[] = []
    const answers: Answered[] = []
    const erase: { upgrade: string; seq: number }[] = []
    const given = new Map<string, { digest: string; answer: Answer }>()
    const replies: { p: Pending; answer: Answer }[] = []

    for (const [i, p] of round.entries()) {
      const key = JSON.stringify([p.s.upgrade, p.actor, p.s.id])
      const no = broken.get(p.s.upgrade)
      // Not even what it says of earlier answers is proven.
      if (no !== undefined) {
        const secret = !no.ok && no.refusal.code === 'log-damaged' && p.s.invited === undefined
        const told = !secret || (await held.mayKnow(p.s.upgrade, p.s.who))
        replies.push({ p, answer: told ? no : refused('no-such-upgrade', {}) })
        continue
      }
      const receipt = known[i]
      const earlier = receipt === null || receipt === undefined ? given.get(key) : fromReceipt(receipt)
      if (earlier !== undefined) {
        replies.push({ p, answer: earlier.digest === p.digest ? earlier.answer : refused('other-body', {}) })
        continue
      }
      const state = working.get(p.s.upgrade) ?? null
      const outcome = await carryOut(p, state).catch(() => null)
      // A rule that breaks over one command keeps nothing of it, and must not take the round's others with it.
      if (outcome === null) {
        replies.push({ p, answer: refused('server-fault', {}) })
        continue
      }
      const { answer, rows } = outcome
      working.set(p.s.upgrade, outcome.state)
      events.push(...rows)
      erase.push(...outcome.erase)
      if (outcome.keep)
        answers.push({
          upgrade: p.s.upgrade,
          actor: p.actor,
          commandId: p.s.id,
          commandDigest: p.digest,
          answer: JSON.stringify(answer),
        })
      given.set(key, { digest: p.digest, answer })
      replies.push({ p, answer })
    }

    if (events.length > 0 || answers.length > 0) await log.append({ events, answers, erase })

    for (const state of working.values()) if (state !== null) held.keep(state)
    for (const [upgrade, state] of working)
      if (state !== null && before.get(upgrade) === null)
        ids?.then((known) => known.add(upgrade)).catch(() => {})
    for (const { p, answer } of replies) p.resolve(answer)
    for (const [upgrade, state] of working) {
      if (state === null || state === before.get(upgrade)) continue
      const mine: LoggedEvent[] = events.filter((e) => e.upgrade === upgrade)
      for (const tell of listeners) tell({ upgrade, state, events: mine })
      arm(upgrade)
    }
  }

  /** What one command comes to, on the state as the round has it so far. Nothing is stored here. */
  async function carryOut(p: Pending, state: UpgradeState | null): Promise<Outcome> {
    const roles = rolesOf(state, p.s.who)
    const none = { state, rows: [], erase: [] }
    if (p.command.type === 'person.join' && p.s.invited !== p.command.invite) {
      const stranger = state === null || roles.length === 0
      const answer = stranger
        ? refused('no-such-upgrade', {})
        : refused('not-allowed', { command: 'person.join', as: roles })
      return { ...none, answer, keep: false }
    }
    if (p.command.type === 'photo.add' && p.s.stored !== p.command.hash) {
      const answer =
        state === null || roles.length === 0
          ? refused('no-such-upgrade', {})
          : refused('not-allowed', { command: 'photo.add', as: roles })
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
      next = step(next, row)
      if (e.type === 'event.erased') gone.push({ upgrade: p.s.upgrade, seq: e.body.seq })
    }
    const answer: Answer = { ok: true, seqs: rows.map((r) => r.seq) }
    return { state: next, rows, erase: gone, answer, keep: known && rows.length === 0 }
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

  /** Sets one alarm per upgrade, for the next thing its clock owes. */
  function arm(upgrade: string, atLeast = 0): void {
    wakes.get(upgrade)?.()
    wakes.delete(upgrade)
    const state = held.live(upgrade)
    if (closed || state === undefined) return
    const realNow = clock.now()
    const [next] = owed(state, relay.now(state))
    if (next === undefined) return
    const wait = Math.max(atLeast, Math.ceil(realMsUntil(state.clock, next.at, realNow)))
    // A paused clock owes nothing; far-off ones are looked at again each day (setTimeout ends at 24.8 days).
    if (wait !== Number.POSITIVE_INFINITY) alarm(upgrade, Math.min(wait, 86_400_000))
  }

  function alarm(upgrade: string, wait: number): void {
    wakes.get(upgrade)?.()
    if (closed) return
    wakes.set(
      upgrade,
      clock.after(wait, () => {
        wakes.delete(upgrade)
        // The disk may still be full: what the clock owes is owed until it is paid. From a damaged log nothing follows.
        ring(upgrade).catch((error: unknown) => {
          if (!(error instanceof LogDamaged)) alarm(upgrade, AGAIN)
        })
      }),
    )
  }

  /** What fell due while nobody looked waits until somebody has. */
  function owed(state: UpgradeState, now: number): Timer[] {
    const down = doubts?.doubt()?.down ?? null
    return timers(state, now).filter((t) => !isHeld(t, state.clock, down))
  }

  async function ring(upgrade: string): Promise<void> {
    const state = held.stateOf(upgrade)
    if (closed || state === null) return
    const now = relay.now(state)
    const due = owed(state, now).filter((t) => t.at <= now)
    await Promise.all(
      due.map((t) => submit({ upgrade, id: t.id, command: t.command, who: { kind: 'clock' } })),
    )
    // Not stored: the failed round has set the alarm. Still due for another reason: not in a busy loop.
    if (held.live(upgrade) !== undefined) arm(upgrade, due.length > 0 ? AGAIN : 0)
  }

  const stopDoubts =
    doubts?.onChange(() => {
      for (const upgrade of held.all()) arm(upgrade)
    }) ?? (() => {})

  const relay: Relay = {
    submit,
    state: stateOf,
    look: async (upgrade) => held.look(upgrade),
    async readable() {
      return (await relay.upgrades()).flatMap((id) => {
        const found = held.look(id)
        return found?.damage === null && found.state !== null ? [found.state] : []
      })
    },
    isIn: held.isIn,
    mayKnow: held.mayKnow,
    async stretch(upgrade, after, limit) {
      // Of a damaged log, the lines that are proven.
      const state = held.look(upgrade)?.state ?? null
      if (state === null) return { ok: false, why: 'no-such-upgrade' }
      if (after.seq > state.seq) return { ok: false, why: 'other-history' }
      const here =
        after.seq === 0
          ? GENESIS
          : after.seq === state.seq
            ? state.hash
            : (await log.eventAt(upgrade, after.seq))?.hash
      if (here === undefined || (after.hash !== null && after.hash !== here))
        return { ok: false, why: 'other-history' }
      const most = Math.min(limit, state.seq - after.seq)
      const read = most === 0 ? [] : await log.eventsAfter(upgrade, after.seq, most)
      const rows = held.checked(upgrade, read, read, { seq: after.seq, hash: here })
      const last = rows.at(-1)
      const head = last === undefined ? { seq: after.seq, hash: here } : { seq: last.seq, hash: last.hash }
      const stretch = { after: { seq: after.seq, hash: here }, events: rows.map(toWire), head }
      return { ok: true, stretch, more: head.seq < state.seq }
    },
    async eventsAfter(upgrade, seq, limit) {
      held.stateOf(upgrade)
      const rows = await log.eventsAfter(upgrade, seq, limit)
      return held.checked(upgrade, rows, rows)
    },
    async before(upgrade, seq, limit, types) {
      const top = Math.min(seq, (held.look(upgrade)?.state?.seq ?? 0) + 1)
      const read = async (below: number, most: number) => {
        const rows = await log.eventsBefore(upgrade, below, most)
        return held.checked(upgrade, rows, rows.toReversed()).map(bare)
      }
      if (types === undefined) return read(top, limit)
      const found: LoggedEvent[] = []
      let below = top
      for (let page = 0; page < 10 && found.length < limit; page++) {
        const rows = await read(below, 200)
        for (const r of rows) if (found.length < limit && types.includes(r.type as EventType)) found.push(r)
        const last = rows.at(-1)
        if (last === undefined || last.seq === 1) break
        below = last.seq
      }
      return found
    },
    async upgrades() {
      ids ??= log.upgrades().then(
        (all) => new Set(all),
        (error: unknown) => {
          ids = null
          throw error
        },
      )
      return [...(await ids)].sort()
    },
    onBatch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onDamage(listener) {
      mourners.add(listener)
      return () => mourners.delete(listener)
    },
    now: (state) => Math.max(state.at, readClock(state.clock, clock.now())),
    async close() {
      closed = true
      stopDoubts()
      for (const stop of wakes.values()) stop()
      wakes.clear()
      await pumping
    },
  }
  return relay
}

function refused<C extends Parameters<typeof refuse>[0]>(
  code: C,
  params: Parameters<typeof refuse<C>>[1],
): Answer {
  return { ok: false, refusal: refuse(code, params) }
}

/** The answer where a log can't be read: damaged, or the disk just now. */
function unread(error: unknown): Answer {
  if (error instanceof LogDamaged) return refused('log-damaged', error.damage)
  const want = wantOf(error)?.want
  return refused(
    want === undefined ? 'server-fault' : want === 'damaged' ? 'database-damaged' : 'not-stored',
    {},
  )
}

/** What a reader needs of a row: 30 lines with the digest of their commands are 1.3 kB more on a phone's bad line. */
const bare = ({ commandDigest: _, ...event }: StoredEvent): LoggedEvent => event

function fromReceipt(r: Receipt): { digest: string; answer: Answer } {
  return {
    digest: r.commandDigest,
    answer: r.answer === null ? { ok: true, seqs: r.seqs } : (JSON.parse(r.answer) as Answer),
  }
}
