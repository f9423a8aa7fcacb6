import { readClock } from '../../domain/clock/clock.ts'
import { type HelloAnswer, type Me, PROTOCOL, type Stretch } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import { deviceOutbox } from '../kept/device-store.ts'
import { Typists } from '../talk/typists.ts'
import { type DeviceClock, deviceClock, every } from './clock.ts'
import { newCommandId } from './command-id.ts'
import { heardOf, STALL } from './heard.ts'
import { compare, type History, historyOf, join, type LiveEvent } from './history.ts'
import { Holds } from './holds.ts'
import type { Line } from './line.ts'
import type { Gone, LiveNotice, LiveView, NewNotice } from './live-view.ts'
import { Outbox, type OutboxEntry, type OutboxStore } from './outbox.ts'
import { type Reload, reloadOnce } from './reload.ts'
import { isSetback, Sender } from './sender.ts'
import { ServerClock } from './server-clock.ts'
import { socketLine } from './socket-line.ts'

export type { Typist } from '../talk/typists.ts'
export type { LiveEvent } from './history.ts'
export type { Gone, LiveNotice, LiveView } from './live-view.ts'
export type { OutboxEntry } from './outbox.ts'

export interface LiveOptions {
  upgrade: string
  me: Me
  /** What the page came with: the state, the newest events (oldest first), and the server's real clock, ms. */
  state: UpgradeState
  events: readonly LoggedEvent[]
  now: number
  /** What came with it was kept on this device: opened events instead of `events`, as they were shown. */
  kept?: { lines: readonly LiveEvent[] }
  /** The page came from the device, without the server: the server's real clock when it was last heard, ms. */
  heardAt?: number
  /** The APPLY_VERSION that made `state`, where the page and this script may come from different builds. */
  applyVersion?: number
  /** The script of this page, where a newer one may be had. */
  shell?: string
  /** Whether the planner's figures are wanted. */
  planner?: boolean
  /** Where what is said is kept until it is stored: the browser's own database, unless another is given. */
  storage?: OutboxStore | null
  connect?: () => Line
  clock?: DeviceClock
  reload?: Reload
}

interface Point {
  seq: number
  hash: string
}

/** An answer to hello that doesn't come within this is not waited for, ms. */
const HELLO_WAIT = 10_000
/** Events that the server is known to have come within this, or were lost on the way, ms. */
const BEHIND = 2000
const TIME_EVERY = 20_000
/** How often it is looked whether what waits here is on the device's disk still, ms. */
export const KEEP_EVERY = 5000
/** What is said beside the work, or by the page itself: no tap takes anything before it for granted. */
const aside: readonly CommandInput['type'][] = ['talk.say', 'card.hold']
/** What was said longer ago than this is held back by no tab any more, ms. */
const OTHERS = 20_000
/** A first connection that does not come up within this is no longer said to be coming, ms. */
const COMES_UP = 5000
/** Nothing heard for so long, a try that woke us up makes a new connection, ms. */
const PROBE_WAIT = 5000

/**
 * One upgrade as it happens: the state and the newest events, kept up over a line that comes and goes, and an outbox
 * that loses nothing. Does nothing until somebody subscribes, so that a server may render with it.
 */
export class LiveUpgrade {
  readonly upgrade: string
  /** The upgrade's clock when the page was made; what the first rendering shows, on server and device alike. */
  readonly firstNow: number
  readonly #options: LiveOptions
  readonly #clock: DeviceClock
  readonly #serverClock: ServerClock
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #holds: Holds
  readonly #typists: Typists
  readonly #listeners = new Set<() => void>()
  readonly #timers = new Set<() => void>()
  #line: Line | null = null
  #view: LiveView
  /** Counts hellos, so that an answer to an old one is known as such. */
  #hello = 0
  /** Counts the lines there were: what was asked over one is not measured over the next. */
  #turn = 0
  /** The newest seq the server is known to have. */
  #known: number
  #read = 0
  #notice = 0
  /** What an earlier page left in the outbox has been taken up. */
  #loaded = false
  /** The state is of another make than this code's: asks for a fresh one. */
  #fresh: boolean
  /** Lines held from a history that turned out not to be the log's, until it is known which of them are gone. */
  #doubt: readonly LiveEvent[] | null = null

  constructor(options: LiveOptions) {
    const { upgrade, me, state, events, now } = options
    this.upgrade = upgrade
    this.#options = options
    this.#clock = options.clock ?? deviceClock
    this.#serverClock = new ServerClock(now - this.#clock.now())
    this.#fresh = (options.applyVersion ?? APPLY_VERSION) !== APPLY_VERSION
    this.#known = state.seq
    this.firstNow = Math.max(state.at, readClock(state.clock, now))
    const { storage = deviceOutbox(upgrade, me.account) } = options
    this.#outbox = new Outbox(storage, () => this.#change({}))
    this.#sender = new Sender(this.#outbox, this.#clock, {
      send: (frame, answer) => this.#line?.command({ upgrade, ...frame }, answer),
      changed: () => this.#change({}),
      silent: () => this.#line?.restart(),
      stored: ({ seqs }) => this.#has(Math.max(...seqs)),
    })
    this.#holds = new Holds(this.#outbox, this.#clock, () => {
      this.#change({})
      this.#sender.flush()
    })
    this.#typists = new Typists(this.#clock, () => this.#change({}))
    this.#view = {
      ...(options.kept === undefined ? historyOf(state, events) : { state, events: options.kept.lines }),
      me,
      // From the device alone there is no line until one is found.
      connection: options.heardAt === undefined ? 'connecting' : 'lost',
      gone: null,
      damage: null,
      lastHeard: options.heardAt ?? null,
      outbox: [],
      present: [],
      lately: [],
      rtt: null,
      typing: [],
      told: null,
      serverSkew: this.#serverClock.skew,
      doubt: null,
      notices: [],
    }
  }

  // Bound, since React takes them as they are.
  readonly view = (): LiveView => this.#view

  /** Calls `listener` at each change, and connects if nobody had yet. Returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#open()
    return () => this.#listeners.delete(listener)
  }

  /** The upgrade's clock now, ms: the server's reckoning, not this device's. */
  now(): number {
    const { state, serverSkew } = this.#view
    return Math.max(state.at, readClock(state.clock, this.#clock.now() + serverSkew))
  }

  /** The server's real clock now, ms: what `lastHeard` and `present` are measured on. */
  realNow(): number {
    return this.#clock.now() + this.#view.serverSkew
  }

  /**
   * Says a command. It is kept until the log has it, through reloads and dead links. The same `id` is said once. With
   * `holdMs` it goes out only after so long, and can be taken back until then; its time is the tap's all the same. The
   * next command ends the hold of those before it, unless it is a line of talk.
   */
  send(command: CommandInput, id = newCommandId(), holdMs = 0): string {
    if (this.#outbox.find(id) === undefined) {
      if (!aside.includes(command.type)) this.#holds.release()
      const now = this.#clock.now()
      this.#outbox.add(id, command, now, holdMs > 0 ? now + holdMs : null)
      if (holdMs > 0) this.#holds.start(id, holdMs)
      this.#change({})
      this.#sender.flush()
    }
    return id
  }

  /** Takes a held command back, as if it had never been said. False: it has gone out. */
  undo(id: string): boolean {
    const undone = this.#holds.undo(id)
    if (undone) this.#change({})
    return undone
  }

  /** Sends what is held now, and sees that all is kept: nobody may be there to see the rest of it out. */
  release(): void {
    this.#holds.release()
    this.#outbox.keepAgain()
  }

  /** How long until a held command goes out, ms. */
  heldFor({ heldUntil }: OutboxEntry): number {
    return heldUntil == null ? 0 : Math.max(0, heldUntil - this.#clock.now())
  }

  /** Takes a refused command off the list. Anything else stays: it may be stored already. */
  dismiss(id: string): void {
    if (this.#outbox.find(id)?.state !== 'refused') return
    this.#outbox.remove(id)
    this.#change({})
  }

  dismissNotice(id: number): void {
    this.#change({ notices: this.#view.notices.filter((n) => n.id !== id) })
  }

  /** What is being typed here now, for the other side to see at once; '' when nothing is. */
  type(text: string): void {
    this.#typists.say(text, (now) => this.#line?.typing({ upgrade: this.upgrade, text: now.slice(0, 500) }))
  }

  /** Tells the others how far this screen has shown the log. */
  read(seq: number): void {
    if (seq <= this.#read) return
    this.#read = seq
    if (this.#view.connection === 'live') this.#line?.read({ upgrade: this.upgrade, seq })
  }

  /** Cuts the line. What is in the outbox stays in the browser. Subscribing again connects again. */
  close(): void {
    this.#line?.stop()
    this.#line = null
    this.#hello++
    for (const cancel of this.#timers) cancel()
    this.#timers.clear()
    this.#sender.down()
    this.#holds.release()
    this.#typists.close()
    if (this.#view.connection !== 'gone') this.#change({ connection: 'connecting' })
  }

  get #state(): UpgradeState {
    return this.#view.state
  }

  #open(): void {
    if (this.#line !== null || this.#view.gone !== null) return
    const line = (this.#options.connect ?? socketLine)()
    this.#line = line
    this.#change({})
    this.#outbox.load(Number.POSITIVE_INFINITY, () => {
      // What was said before this page goes out before what is said on it.
      this.#loaded = true
      this.#change({})
      if (this.#view.connection === 'live') this.#sender.up()
    })
    line.start({
      up: () => {
        this.#turn++
        this.#sayHello()
      },
      down: () => this.#down(),
      signedOut: (moved) => this.#leave(moved ? 'moved' : 'signed-out'),
      heard: () => this.#heard(),
      woke: () => this.#woke(),
      batch: ({ upgrade, stretch }) => this.#mine(upgrade, () => this.#take(stretch)),
      typing: ({ upgrade, account, text }) => this.#mine(upgrade, () => this.#typists.hear(account, text)),
      present: ({ upgrade, present, lately }) =>
        this.#mine(upgrade, () => this.#change({ present, lately: lately ?? [] })),
      clock: ({ now, doubt }) => {
        // Put right, it is another clock than the one measured so far.
        this.#serverClock.forget(now - this.#clock.now())
        this.#change({ doubt, serverSkew: this.#serverClock.skew })
        this.#askTime()
      },
      told: ({ upgrade, told }) => this.#mine(upgrade, () => this.#change({ told })),
      // The answer says where.
      damaged: ({ upgrade }) => this.#mine(upgrade, () => this.#sayHello()),
      // A server that stops comes back; the line waits for it.
      gone: ({ why, moved }) => (why === 'stopping' ? undefined : this.#leave(moved ? 'moved' : why)),
    })
    this.#after(COMES_UP, () => {
      if (this.#view.connection === 'connecting') this.#lost()
    })
    this.#every(TIME_EVERY, () => this.#askTime())
    this.#every(KEEP_EVERY, () => this.#outbox.keepAgain())
  }

  #mine(upgrade: string, then: () => void): void {
    if (upgrade === this.upgrade) then()
  }

  #down(): void {
    this.#hello++
    this.#turn++
    // What was promised over the old line may not be in the log that the next one brings (a restored backup).
    this.#known = this.#state.seq
    this.#sender.down()
    this.#typists.close()
    this.#lost()
  }

  #lost(): void {
    const { connection, present, lately, lastHeard } = this.#view
    if (connection === 'gone') return
    this.#change({
      connection: 'lost',
      present: [],
      lately: heardOf(present, lately),
      rtt: null,
      // The page itself came from the server.
      lastHeard: lastHeard ?? this.#options.now,
    })
  }

  #leave(gone: Gone): void {
    this.close()
    this.#change({ connection: 'gone', gone, present: [] })
  }

  #heard(): void {
    const heard = this.realNow()
    // Shown to the second; more often would only draw the screen again.
    if (this.#view.lastHeard === null || heard - this.#view.lastHeard >= 1000)
      this.#change({ lastHeard: heard })
  }

  #woke(): void {
    const line = this.#line
    if (line === null) return
    // Another tab may have gone and left something; what it may still hold for its undo is its own.
    this.#outbox.load(this.#clock.now() - OTHERS, () => {
      this.#change({})
      this.#sender.flush()
    })
    if (this.#view.connection !== 'live') {
      line.hurry()
      return
    }
    // It looks up. After a night in a pocket that means little: ask something.
    let answered = false
    this.#askTime(() => {
      answered = true
    })
    this.#after(PROBE_WAIT, () => {
      if (!answered && this.#line === line) line.restart()
    })
    this.#sender.flush()
  }

  #askTime(then: () => void = () => {}): void {
    const sent = this.#clock.now()
    const { rtt } = this.#view
    const turn = this.#turn
    this.#line?.time({ sent, ...(rtt === null ? {} : { rtt }) }, (a) => {
      const answered = this.#clock.now()
      const trip = Math.max(0, answered - a.sent)
      // What waited for another line, or out a dead one, says nothing of how good this one is.
      const measured = turn === this.#turn && trip <= STALL
      this.#serverClock.learn(a.sent, answered, a.now)
      if (measured) {
        this.#change({ rtt: trip })
        // The others are told with the next question; of the first, at once.
        if (rtt === null) this.#askTime()
      }
      const { skew } = this.#serverClock
      if (Math.abs(skew - this.#view.serverSkew) > 20) this.#change({ serverSkew: skew })
      this.#heard()
      then()
    })
  }

  /** Asks for what was missed. `after` null: for the whole state. */
  #sayHello(after: Point | null = this.#fresh ? null : this.#state): void {
    const turn = ++this.#hello
    const asked = this.#clock.now()
    const point = after === null ? null : { seq: after.seq, hash: after.hash }
    const { upgrade } = this
    const { planner, shell } = this.#options
    const wants = { ...(planner === true ? { planner } : {}), ...(shell === undefined ? {} : { shell }) }
    this.#line?.hello({ protocol: PROTOCOL, upgrade, after: point, ...wants }, (answer) => {
      if (turn !== this.#hello) return
      this.#hello++
      this.#greeted(answer, asked)
    })
    this.#after(HELLO_WAIT, () => {
      if (turn === this.#hello) this.#line?.restart()
    })
  }

  #greeted(answer: HelloAnswer, asked: number): void {
    if (!answer.ok) {
      const { code } = answer.refusal
      if (code === 'signed-out' || code === 'no-such-upgrade') {
        this.#leave(code)
        return
      }
      if (answer.refusal.code === 'log-damaged') {
        // All that waits is kept, nothing more comes, and it is asked again until the log is whole.
        this.#sender.down()
        this.#lost()
        this.#change({ damage: answer.refusal.params })
      }
      this.#change({ connection: 'lost' })
      if (isSetback(answer.refusal.code)) this.#after(BEHIND, () => this.#sayHello())
      else this.#outdated(code)
      return
    }
    // Somebody else has signed in in this browser since: nothing of the one is said, or shown, as the other.
    if (answer.me.account !== this.#view.me.account) {
      this.#leave('signed-out')
      return
    }
    this.#serverClock.learn(asked, this.#clock.now(), answer.now)
    this.#change({
      damage: null,
      me: answer.me,
      present: answer.present,
      lately: answer.lately ?? [],
      doubt: answer.doubt ?? null,
      serverSkew: this.#serverClock.skew,
    })
    this.#heard()
    const { shell } = this.#options
    if (shell !== undefined && answer.shell !== undefined && answer.shell !== shell)
      this.#outdated(answer.shell)
    if (answer.snapshot !== null) {
      if (answer.snapshot.applyVersion !== APPLY_VERSION) {
        this.#change({ connection: 'lost' })
        this.#outdated(`apply@${answer.snapshot.applyVersion}`)
        return
      }
      this.#adopt(answer.snapshot.state, answer.why)
    } else if (answer.stretch !== null && !this.#take(answer.stretch, null)) return
    this.#live()
  }

  #live(): void {
    // A batch came before what it follows.
    if (this.#state.seq < this.#known) {
      this.#sayHello()
      return
    }
    if (this.#view.connection !== 'live') {
      this.#change({ connection: 'live' })
      this.#askTime()
      if (this.#read > 0) this.#line?.read({ upgrade: this.upgrade, seq: this.#read })
    }
    if (this.#loaded) this.#sender.up()
    if (this.#doubt !== null) this.#reconcile(this.#doubt)
  }

  /**
   * Takes in a stretch of the log. False: it can't be joined, and hello was said again: with the point we stand at, or,
   * when `otherwise` is null, for the whole state.
   */
  #take(stretch: Stretch, otherwise: Point | null = this.#state): boolean {
    this.#known = Math.max(this.#known, stretch.head.seq)
    const { state, events } = this.#view
    const joined = joinOr(() => join({ state, events }, stretch))
    if (joined.ok) {
      this.#show(joined.history, joined.fresh)
      return true
    }
    if (joined.why === 'unknown') this.#outdated(joined.what, () => this.#sayHello(null))
    // Before the first answer to hello a gap is no surprise, and that answer fills it.
    else if (joined.why === 'mismatch' || this.#view.connection === 'live') this.#sayHello(otherwise)
    return false
  }

  #show(history: History, fresh: readonly LiveEvent[]): void {
    for (const e of fresh) {
      if (e.type === 'talk.said') this.#typists.hear(e.actor, '')
      // Seen in the log: stored, whether or not its answer found the way back.
      if (e.actor === this.#view.me.account) this.#outbox.remove(e.commandId)
    }
    this.#sender.passed(history.state.seq)
    this.#change(history)
    this.#sender.flush()
  }

  /** Whether `seq` is shown here. What the server has and nobody brings within a moment is asked for. */
  #has(seq: number): boolean {
    if (this.#state.seq >= seq) return true
    this.#known = Math.max(this.#known, seq)
    this.#after(BEHIND, () => {
      if (this.#state.seq < this.#known && this.#view.connection === 'live') this.#sayHello()
    })
    return false
  }

  #adopt(state: UpgradeState, why: 'catch-up' | 'fresh' | 'other-history' | 'too-far'): void {
    const { events, state: before } = this.#view
    this.#fresh = false
    this.#known = state.seq
    this.#change({ state })
    if (why === 'other-history') {
      this.#sender.again()
      this.#doubt ??= events
      this.#change({ events: [] })
      return
    }
    this.#sender.shown()
    if (state.seq === before.seq && state.hash === before.hash) return
    // The events held end before the state does: a hole in the talk would look like silence.
    this.#change({ events: [] })
    if (events.length > 0) this.#notify({ kind: 'skipped' })
  }

  /** Another history: finds out which of the lines held here are gone, from the oldest of them on. */
  #reconcile(held: readonly LiveEvent[]): void {
    const settle = (stretch: Stretch | null) => {
      if (this.#doubt === null) return
      this.#doubt = null
      const { events, gone } = compare(held, this.#state, stretch)
      const since = this.#view.events.filter((e) => e.seq > (events.at(-1)?.seq ?? 0))
      this.#change({ events: [...events, ...since] })
      this.#notify({ kind: 'other-history', gone })
    }
    const [oldest] = held
    if (oldest === undefined || oldest.seq > this.#state.seq) {
      settle(null)
      return
    }
    const after = { seq: oldest.seq, hash: oldest.hash }
    this.#line?.hello({ protocol: PROTOCOL, upgrade: this.upgrade, after }, (a) => {
      if (!a.ok) return
      settle(a.stretch)
      if (a.stretch !== null) this.#take(a.stretch)
    })
  }

  #outdated(what: string, otherwise: () => void = () => {}): void {
    const reload = this.#options.reload ?? reloadOnce
    if (reload(`${this.upgrade} ${what}`)) return
    otherwise()
    this.#notify({ kind: 'outdated' })
  }

  #notify(notice: NewNotice): void {
    // Said once is enough, but other lines may be gone each time.
    if (notice.kind !== 'other-history' && this.#view.notices.some((n) => n.kind === notice.kind)) return
    this.#change({ notices: [...this.#view.notices, { ...notice, id: ++this.#notice } as LiveNotice] })
  }

  #change(change: Partial<LiveView>): void {
    this.#view = { ...this.#view, ...change, outbox: this.#outbox.entries, typing: this.#typists.now }
    for (const listener of this.#listeners) listener()
  }

  #after(ms: number, wake: () => void): void {
    const cancel = this.#clock.after(ms, () => {
      this.#timers.delete(cancel)
      wake()
    })
    this.#timers.add(cancel)
  }

  #every(ms: number, wake: () => void): void {
    this.#timers.add(every(this.#clock, ms, wake))
  }
}

/** A rule that breaks on an event would break again at the next: it counts as a chain that does not hold. */
function joinOr(attempt: () => ReturnType<typeof join>): ReturnType<typeof join> {
  try {
    return attempt()
  } catch {
    return { ok: false, why: 'mismatch' }
  }
}
