import { readClock } from '../../domain/clock/clock.ts'
import type { Me } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import { deviceOutbox } from '../kept/device-store.ts'
import { createTypists } from '../talk/typists.ts'
import { createCatchUp } from './catch-up.ts'
import { createTimers, type DeviceClock, deviceClock, type Timers } from './clock.ts'
import { newCommandId } from './command-id.ts'
import { historyOf, type LiveEvent } from './history.ts'
import type { Line } from './line.ts'
import { blankView, type Gone, type LiveView } from './live-view.ts'
import { createOutbox, type Outbox, type OutboxEntry, type OutboxStore } from './outbox.ts'
import { createPulse, heardOf, type Pulse } from './pulse.ts'
import { type Reload, reloadOnce } from './reload.ts'
import { createSender, type Sender } from './sender.ts'
import { createShown, type Shown } from './shown.ts'
import { socketLine } from './socket-line.ts'
import { createTaps } from './taps.ts'

export type { LiveView } from './live-view.ts'

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

/** How often it is looked whether what waits here is on the device's disk still, ms. */
export const KEEP_EVERY = 5000
/** A first connection that does not come up within this is no longer said to be coming, ms. */
const COMES_UP = 5000

/**
 * One upgrade as it happens: the state and the newest events, kept up over a line that comes and goes, and an outbox
 * that loses nothing. Does nothing until somebody subscribes, so that a server may render with it.
 */
export class LiveUpgrade {
  readonly upgrade: string
  /** The upgrade's clock when the page was made; what the first rendering shows, on server and device alike. */
  readonly firstNow: number
  readonly #options: LiveOptions
  readonly #timers: Timers
  readonly #shown: Shown
  readonly #pulse: Pulse
  readonly #outbox: Outbox
  readonly #sender: Sender
  readonly #taps: ReturnType<typeof createTaps>
  readonly #typists: ReturnType<typeof createTypists>
  readonly #catchUp: ReturnType<typeof createCatchUp>
  #line: Line | null = null
  #read = 0

  constructor(options: LiveOptions) {
    const { upgrade, me, state, events, now, heardAt, kept, planner, shell } = options
    const { clock = deviceClock, storage = deviceOutbox(upgrade, me.account) } = options
    this.upgrade = upgrade
    this.firstNow = Math.max(state.at, readClock(state.clock, now))
    this.#options = options
    const line = () => this.#line
    const changed = () => this.#shown.change()
    this.#timers = createTimers(clock)
    this.#outbox = createOutbox(storage, changed)
    this.#typists = createTypists(clock, changed)
    this.#shown = createShown(
      {
        ...blankView,
        ...(kept === undefined ? historyOf(state, events) : { state, events: kept.lines }),
        me,
        // From the device alone there is no line until one is found.
        connection: heardAt === undefined ? 'connecting' : 'lost',
        lastHeard: heardAt ?? null,
        serverSkew: now - clock.now(),
      },
      () => ({ outbox: this.#outbox.entries, typing: this.#typists.now }),
    )
    this.#pulse = createPulse(this.#shown, clock, this.#timers, line)
    this.#sender = createSender(this.#outbox, clock, {
      send: (frame, answer) => line()?.command({ upgrade, ...frame }, answer),
      changed,
      silent: () => line()?.restart(),
      stored: ({ seqs }) => this.#catchUp.has(Math.max(...seqs)),
    })
    this.#taps = createTaps(this.#outbox, this.#sender, clock, changed)
    this.#catchUp = createCatchUp({
      upgrade,
      wants: { ...(planner === true ? { planner } : {}), ...(shell === undefined ? {} : { shell }) },
      applyVersion: options.applyVersion ?? APPLY_VERSION,
      reload: options.reload ?? reloadOnce,
      clock,
      timers: this.#timers,
      shown: this.#shown,
      pulse: this.#pulse,
      sender: this.#sender,
      line,
      came: (fresh) => this.#came(fresh),
      live: () => this.#live(),
      lost: () => this.#lost(),
      leave: (gone) => this.#leave(gone),
    })
  }

  // Bound, since React takes them as they are.
  readonly view = (): LiveView => this.#shown.view

  /** Calls `listener` at each change, and connects if nobody had yet. Returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.#shown.listen(listener)
    this.#open()
    return stop
  }

  /** The upgrade's clock now, ms: the server's reckoning, not this device's. */
  now(): number {
    const { state } = this.#shown.view
    return Math.max(state.at, readClock(state.clock, this.realNow()))
  }

  /** The server's real clock now, ms: what `lastHeard` and `present` are measured on. */
  realNow(): number {
    return this.#pulse.now()
  }

  /**
   * Says a command. It is kept until the log has it, through reloads and dead links. The same `id` is said once. With
   * `holdMs` it goes out only after so long, and can be taken back until then; its time is the tap's all the same. The
   * next command ends the hold of those before it, unless it is a line of talk.
   */
  send(command: CommandInput, id = newCommandId(), holdMs = 0): string {
    this.#taps.say(id, command, holdMs)
    return id
  }

  /** Takes a held command back, as if it had never been said. False: it has gone out. */
  undo(id: string): boolean {
    return this.#taps.undo(id)
  }

  /** Sends what is held now, and sees that all is kept: nobody may be there to see the rest of it out. */
  release(): void {
    this.#taps.release()
    this.#outbox.keepAgain()
  }

  /** How long until a held command goes out, ms. */
  heldFor(e: OutboxEntry): number {
    return this.#taps.heldFor(e)
  }

  /** Takes a refused command off the list. Anything else stays: it may be stored already. */
  dismiss(id: string): void {
    this.#taps.dismiss(id)
  }

  dismissNotice(id: number): void {
    this.#shown.dismiss(id)
  }

  /** What is being typed here now, for the other side to see at once; '' when nothing is. */
  type(text: string): void {
    this.#typists.say(text, (now) => this.#line?.typing({ upgrade: this.upgrade, text: now.slice(0, 500) }))
  }

  /** Tells the others how far this screen has shown the log. */
  read(seq: number): void {
    if (seq <= this.#read) return
    this.#read = seq
    if (this.#shown.view.connection === 'live') this.#line?.read({ upgrade: this.upgrade, seq })
  }

  /** Cuts the line. What is in the outbox stays in the browser. Subscribing again connects again. */
  close(): void {
    this.#line?.stop()
    this.#line = null
    this.#catchUp.down()
    this.#timers.stop()
    this.#sender.down()
    this.#taps.release()
    this.#typists.close()
    if (this.#shown.view.connection !== 'gone') this.#shown.change({ connection: 'connecting' })
  }

  #open(): void {
    if (this.#line !== null || this.#shown.view.gone !== null) return
    const line = (this.#options.connect ?? socketLine)()
    this.#line = line
    this.#shown.change()
    this.#taps.takeUp(() => this.#shown.view.connection === 'live')
    line.start({
      up: () => {
        this.#pulse.turn()
        this.#catchUp.sayHello()
      },
      down: () => this.#down(),
      signedOut: (moved) => this.#leave(moved ? 'moved' : 'signed-out'),
      heard: () => this.#pulse.heard(),
      woke: () => this.#woke(),
      batch: ({ upgrade, stretch }) => this.#mine(upgrade, () => this.#catchUp.take(stretch)),
      typing: ({ upgrade, account, text }) => this.#mine(upgrade, () => this.#typists.hear(account, text)),
      present: ({ upgrade, present, lately }) =>
        this.#mine(upgrade, () => this.#shown.change({ present, lately: lately ?? [] })),
      clock: ({ now, doubt }) => {
        // Put right, it is another clock than the one measured so far.
        this.#shown.change({ doubt, serverSkew: this.#pulse.putRight(now) })
        this.#pulse.ask()
      },
      told: ({ upgrade, told }) => this.#mine(upgrade, () => this.#shown.change({ told })),
      // The answer says where.
      damaged: ({ upgrade }) => this.#mine(upgrade, () => this.#catchUp.sayHello()),
      // A server that stops comes back; the line waits for it.
      gone: ({ why, moved }) => (why === 'stopping' ? undefined : this.#leave(moved ? 'moved' : why)),
    })
    this.#timers.after(COMES_UP, () => {
      if (this.#shown.view.connection === 'connecting') this.#lost()
    })
    this.#pulse.start()
    this.#timers.every(KEEP_EVERY, () => this.#outbox.keepAgain())
  }

  #mine(upgrade: string, then: () => void): void {
    if (upgrade === this.upgrade) then()
  }

  #down(): void {
    this.#catchUp.down()
    this.#pulse.turn()
    this.#sender.down()
    this.#typists.close()
    this.#lost()
  }

  #lost(): void {
    const { connection, present, lately, lastHeard } = this.#shown.view
    if (connection === 'gone') return
    this.#shown.change({
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
    this.#shown.change({ connection: 'gone', gone, present: [] })
  }

  #woke(): void {
    const line = this.#line
    if (line === null) return
    this.#taps.takeOver()
    if (this.#shown.view.connection !== 'live') {
      line.hurry()
      return
    }
    this.#pulse.probe()
    this.#sender.flush()
  }

  #came(fresh: readonly LiveEvent[]): void {
    for (const e of fresh) {
      if (e.type === 'talk.said') this.#typists.hear(e.actor, '')
      // Seen in the log: stored, whether or not its answer found the way back.
      if (e.actor === this.#shown.view.me.account) this.#outbox.remove(e.commandId)
    }
  }

  #live(): void {
    if (this.#shown.view.connection !== 'live') {
      this.#shown.change({ connection: 'live' })
      this.#pulse.ask()
      if (this.#read > 0) this.#line?.read({ upgrade: this.upgrade, seq: this.#read })
    }
    this.#taps.up()
  }
}
