import type { Who } from '../../domain/access/table.ts'
import { readClock } from '../../domain/clock/clock.ts'
import type { Answer, Stretch } from '../../domain/contract/wire.ts'
import { commandSchema } from '../../domain/log/commands.ts'
import type { Proven } from '../../domain/log/damage.ts'
import { actorOf } from '../../domain/log/decide.ts'
import { digest, type LoggedEvent } from '../../domain/log/envelope.ts'
import type { EventType } from '../../domain/log/events.ts'
import { issuesOf } from '../../domain/log/issues.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Clock } from '../clock/clock.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import { wantOf } from '../store/fault.ts'
import type { Answered, LogStore, StoredEvent } from '../store/types.ts'
import { createAlarms } from './alarms.ts'
import { fromReceipt, refused, unread } from './answers.ts'
import { createCarryOut, type Pending, type Submission } from './carry-out.ts'
import { createHeld, type Damaged } from './held.ts'
import { createReads } from './reads.ts'

export type { Submission } from './carry-out.ts'

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

/** So many commands share one flush at the most; more wait for the next. */
const ROUND = 512
/** Beyond this the server is drowning; better a clear no than a silent minute. */
const QUEUE = 20_000

interface Waiting extends Pending {
  resolve: (a: Answer) => void
}

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
  let ids: Promise<Set<string>> | null = null
  let queue: Waiting[] = []
  let pumping: Promise<void> | null = null
  let closed = false

  const held = createHeld({
    log,
    loaded: (state) => alarms.arm(state.id),
    damaged(d) {
      alarms.silence(d.upgrade)
      for (const tell of mourners) tell(d)
    },
  })
  const stateOf = async (upgrade: string) => held.stateOf(upgrade)
  const now = (state: UpgradeState) => Math.max(state.at, readClock(state.clock, clock.now()))
  const carryOut = createCarryOut({ log, held, clock, doubts })
  const alarms = createAlarms({ clock, doubts, held, now, submit })

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
        for (const upgrade of new Set(round.map((p) => p.s.upgrade))) alarms.retry(upgrade)
      }
    }
    pumping = null
  }

  async function runRound(round: Waiting[]): Promise<void> {
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
    const replies: { p: Waiting; answer: Answer }[] = []

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
      alarms.arm(upgrade)
    }
  }

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
    ...createReads(log, held),
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
    now,
    async close() {
      closed = true
      alarms.close()
      await pumping
    },
  }
  return relay
}
