import { realMsUntil } from '../../domain/clock/clock.ts'
import { demoOf } from '../../domain/demo/demo.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { openEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { ChannelKind } from '../../domain/notices/notices.ts'
import type { Clock } from '../clock/clock.ts'
import { LogDamaged } from '../relay/read-log.ts'
import type { Relay } from '../relay/relay.ts'
import type { JobRow, NewJob, NotifyStore } from '../store/notify.ts'
import { type Content, isAnswered, owedFor, type Reach } from './owed.ts'
import type { Went } from './went.ts'

/** Real time within which one try is over or has died with its process; after it another may take the job. */
export const LEASE = 30_000
/** How long until it is tried again, real ms; as many tries as these and one. */
export const BACK_OFF = [1000, 5000, 30_000, 120_000, 300_000]
/** How long a clean stop waits for what is being sent, real ms. */
const PATIENCE = 2000
/** So many events may be read again after a crash, to spare the disk a write at each. */
const READ_AGAIN = 200
const PAGE = 500
/** How soon to read again what could not be kept, real ms. */
const AGAIN = 1000

/** Sends one job's message by its rung; null: the rung is not there any more. Never throws for what the other side does. */
export type Send = (
  job: JobRow,
  content: Exclude<Content, { kind: 'nobody' }>,
  state: UpgradeState,
) => Promise<{ kind: ChannelKind; went: Went } | null>

export interface Notifier {
  /** Reads what the log has had since, and begins. */
  start(): Promise<void>
  /** Resolves once nothing is being read or sent. */
  idle(): Promise<void>
  close(): Promise<void>
}

/**
 * Tells people what is asked of them. The log is read once, in order; what an event makes owed is kept as jobs in the
 * same statement as how far it was read; a job is claimed with a lease, asked whether it still holds, sent, and how that
 * went is said in the log by the clock. So a crash at any point may send a message twice, and loses none.
 */
export function createNotifier(deps: {
  store: NotifyStore
  relay: Relay
  clock: Clock
  reach: Reach
  send: Send
}): Notifier {
  const { store, relay, clock } = deps
  const read = new Map<string, { at: number; kept: number }>()
  const reading = new Map<string, Promise<void>>()
  const busy = new Map<string, Promise<void>>()
  let owing = new Set<string>()
  let looking: Promise<void> | null = null
  let lookAgain = false
  let stopAlarm = () => {}
  let stopListening = () => {}
  let closed = false

  /** One after the other for each upgrade, so that the cursor only goes forward. */
  function follow(upgrade: string, fresh: readonly LoggedEvent[] | null): void {
    if (closed || demoOf(upgrade) !== null) return
    const before = reading.get(upgrade) ?? Promise.resolve()
    const mine = before
      .then(() => catchUp(upgrade, fresh))
      .catch((error: unknown) => {
        if (error instanceof LogDamaged) return
        // The disk, most likely. What was not kept is read again, from where the disk says that it was.
        read.delete(upgrade)
        if (!closed) clock.after(AGAIN, () => follow(upgrade, null))
      })
      .finally(() => {
        if (reading.get(upgrade) === mine) reading.delete(upgrade)
      })
    reading.set(upgrade, mine)
  }

  async function catchUp(upgrade: string, fresh: readonly LoggedEvent[] | null): Promise<void> {
    let place = read.get(upgrade)
    if (place === undefined) {
      const state = await relay.state(upgrade)
      const kept = await store.cursor(upgrade)
      // Further than the log goes, it would keep quiet about what comes: read anew, a job that was made is not made again.
      const seq = kept > (state?.seq ?? 0) ? 0 : kept
      place = { at: seq, kept: seq }
      read.set(upgrade, place)
    }
    for (let rows = fresh; ; rows = null) {
      const from = place.at
      const next =
        rows !== null && rows[0]?.seq === from + 1 ? rows : await relay.eventsAfter(upgrade, from, PAGE)
      const last = next.at(-1)
      if (last === undefined || last.seq <= from) return
      const state = await relay.state(upgrade)
      const jobs: NewJob[] = []
      for (const row of next) {
        const opened = openEvent(row)
        if (state !== null && opened.ok) jobs.push(...(await owedFor(state, opened.event, deps.reach)))
      }
      if (jobs.length > 0 || last.seq - place.kept >= READ_AGAIN) {
        await store.flush(upgrade, last.seq, jobs)
        place.kept = last.seq
      }
      place.at = last.seq
      if (jobs.length > 0) look()
      if (rows !== null || next.length < PAGE) return
    }
  }

  /** Begins what is due and sets one alarm for what is due next. */
  function look(): void {
    if (closed) return
    if (looking !== null) {
      lookAgain = true
      return
    }
    looking = lookOnce()
      .catch(() => alarm(AGAIN))
      .finally(() => {
        looking = null
        if (lookAgain) {
          lookAgain = false
          look()
        }
      })
  }

  async function lookOnce(): Promise<void> {
    const rows = await store.queued()
    owing = new Set(rows.map((r) => r.upgrade))
    let wait = Number.POSITIVE_INFINITY
    for (const row of rows) {
      if (closed || busy.has(row.id)) continue
      const state = await relay.state(row.upgrade).catch(() => null)
      if (state === null) continue
      const realNow = clock.now()
      const left = Math.max(
        row.leaseUntil - realNow,
        row.dueAt <= relay.now(state) ? 0 : realMsUntil(state.clock, row.dueAt, realNow),
      )
      if (left > 0) wait = Math.min(wait, left)
      else begin(row, state)
    }
    if (wait !== Number.POSITIVE_INFINITY) alarm(Math.ceil(wait))
  }

  function alarm(ms: number): void {
    stopAlarm()
    if (!closed) stopAlarm = clock.after(Math.min(ms, 86_400_000), look)
  }

  function begin(row: JobRow, state: UpgradeState): void {
    const mine = carry(row, state)
      // The disk, or a fault of ours: the lease runs out, and it is tried again.
      .catch(() => alarm(LEASE))
      .finally(() => {
        busy.delete(row.id)
        look()
      })
    busy.set(row.id, mine)
  }

  async function carry(row: JobRow, state: UpgradeState): Promise<void> {
    const now = clock.now()
    if (!(await store.claim(row.id, now, now + LEASE))) return
    const content = JSON.parse(row.content) as Content
    if (isMoot(state, row, content)) return store.settle(row.id, 'void', null, 0)
    if (content.kind === 'nobody') {
      await report(row, content, null, { ok: false, why: 'nobody', status: null, again: false }, 1)
      return store.settle(row.id, 'failed', 'nobody', 0)
    }
    const sent = await deps.send(row, content, state)
    if (sent === null) return store.settle(row.id, 'void', null, 0)
    const tries = row.tries + 1
    const { kind, went } = sent
    // Said before it is settled: what dies in between is tried and said again, and never goes unsaid.
    if (content.kind !== 'answered') await report(row, content, kind, went, tries)
    if (went.ok) return store.settle(row.id, 'sent', null, 0)
    const pause = went.again ? BACK_OFF[tries - 1] : undefined
    if (pause !== undefined)
      return store.settle(row.id, 'queued', went.why, clock.now() + Math.max(pause, went.after ?? 0))
    await store.settle(row.id, 'failed', went.why, 0)
    // This rung holds nobody: the next need not wait for its time.
    if (content.kind !== 'answered') await store.hasten(row, relay.now(state))
  }

  async function report(
    row: JobRow,
    content: Exclude<Content, { kind: 'answered' }>,
    channel: ChannelKind | null,
    went: Went,
    tries: number,
  ): Promise<void> {
    await relay.submit({
      upgrade: row.upgrade,
      id: `notice:${row.id.slice(row.upgrade.length + 1)}:${tries}`,
      command: {
        type: 'notice.report',
        about: { kind: aboutOf[content.kind], id: content.id },
        person: row.person === '' ? null : row.person,
        channel,
        n: content.kind === 'request' ? content.ring + tries : tries,
        why: went.ok ? null : went.why,
        status: went.ok ? null : went.status,
      },
      who: { kind: 'clock' },
    })
  }

  return {
    async start() {
      stopListening = relay.onBatch(({ upgrade, events }) => {
        follow(upgrade, events)
        // Its clock may have been put forward, or set going.
        if (owing.has(upgrade) && events.some((e) => e.type === 'clock.set')) look()
      })
      for (const upgrade of await relay.upgrades()) follow(upgrade, null)
      look()
    },
    async idle() {
      for (;;) {
        const doing = [...reading.values(), ...busy.values(), ...(looking === null ? [] : [looking])]
        if (doing.length === 0) return
        await Promise.all(doing)
      }
    },
    async close() {
      closed = true
      stopListening()
      stopAlarm()
      const all = Promise.all([...reading.values(), ...busy.values(), looking])
      // A mail server may take its time: what is not over by then is sent again by whoever comes next.
      await Promise.race([all, new Promise<void>((go) => clock.after(PATIENCE, go))])
    },
  }
}

/** Whether there is nothing left to tell, when its time has come. */
function isMoot(state: UpgradeState, row: JobRow, content: Content): boolean {
  if (state.status === 'closed' || state.status === 'cancelled') return content.kind !== 'answered'
  if (content.kind === 'away') return isAnswered(state, content)
  if (content.kind === 'card') return !isDue(state, content.id)
  if (content.kind === 'answered' && content.of === 'card') return isDue(state, content.id)
  const r = state.requests[content.id]
  if (r === undefined) return true
  // Asked again since: that has jobs of its own.
  if (r.askedAt !== null && r.askedAt > row.at) return true
  if (content.kind === 'answered') return r.state === 'asked' || r.state === 'queued'
  if (content.kind === 'request' && content.ring > 0)
    return r.state !== 'asked' && r.state !== 'seen' && r.state !== 'on-my-way'
  return r.state !== 'asked'
}

/** Whether a card has fallen due and nobody has answered yet. */
function isDue(state: UpgradeState, id: string): boolean {
  const card = state.cards[id]
  return card?.state === 'fired' && card.by === 'clock' && card.doneAt === null
}

const aboutOf = { request: 'request', nobody: 'request', card: 'card', away: 'person' } as const
