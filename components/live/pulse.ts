import type { Heard, Seen } from '../../domain/contract/wire.ts'
import type { DeviceClock, Timers } from './clock.ts'
import type { Line } from './line.ts'
import { ServerClock } from './server-clock.ts'
import type { Shown } from './shown.ts'

/** A question that took longer has waited out a dead line: it says nothing of how good the line is, ms. */
const STALL = 5000
const EVERY = 20_000
/** Nothing heard for so long, a line that looks up is made anew, ms. */
const PROBE_WAIT = 5000

/** What is known of the line by asking over it: the server's real clock, how long an answer takes, when it was heard. */
export class Pulse {
  readonly #shown: Shown
  readonly #clock: DeviceClock
  readonly #timers: Timers
  readonly #serverClock: ServerClock
  readonly #line: () => Line | null
  /** Counts the lines there were: what was asked over one is not measured over the next. */
  #turn = 0

  constructor(shown: Shown, clock: DeviceClock, timers: Timers, line: () => Line | null) {
    this.#shown = shown
    this.#clock = clock
    this.#timers = timers
    this.#serverClock = new ServerClock(shown.view.serverSkew)
    this.#line = line
  }

  /** Asks every so often. */
  start(): void {
    this.#timers.every(EVERY, () => this.ask())
  }

  /** Another line came up, or this one is gone. */
  turn(): void {
    this.#turn++
  }

  /** The server's real clock now, ms. */
  now(): number {
    return this.#clock.now() + this.#shown.view.serverSkew
  }

  /** Something came from the server. */
  heard(): void {
    const { lastHeard } = this.#shown.view
    // Shown to the second; more often would only draw the screen again.
    if (lastHeard === null || this.now() - lastHeard >= 1000) this.#shown.change({ lastHeard: this.now() })
  }

  /** Takes in what the server's clock read between `asked` and now (device ms). Returns what it is ahead, ms. */
  learn(asked: number, server: number): number {
    this.#serverClock.learn(asked, this.#clock.now(), server)
    return this.#serverClock.skew
  }

  /** The server's clock was put right: it is another than the one measured so far. Returns what it is ahead, ms. */
  putRight(server: number): number {
    this.#serverClock.forget(server - this.#clock.now())
    return this.#serverClock.skew
  }

  /** Asks for the time; `then` is called once an answer is there. */
  ask(then: () => void = () => {}): void {
    const sent = this.#clock.now()
    const { rtt } = this.#shown.view
    const turn = this.#turn
    this.#line()?.time({ sent, ...(rtt === null ? {} : { rtt }) }, (a) => {
      const trip = Math.max(0, this.#clock.now() - a.sent)
      const skew = this.learn(a.sent, a.now)
      // What waited for another line, or out a dead one, says nothing of how good this one is.
      if (turn === this.#turn && trip <= STALL) {
        this.#shown.change({ rtt: trip })
        // The others are told with the next question; of the first, at once.
        if (rtt === null) this.ask()
      }
      if (Math.abs(skew - this.#shown.view.serverSkew) > 20) this.#shown.change({ serverSkew: skew })
      this.heard()
      then()
    })
  }

  /** Finds out whether a line that looks up is: after a night in a pocket that means little. */
  probe(): void {
    const line = this.#line()
    let answered = false
    this.ask(() => {
      answered = true
    })
    this.#timers.after(PROBE_WAIT, () => {
      if (!answered && this.#line() === line) line?.restart()
    })
  }
}

/** When everybody was heard last, once none of them is known to be connected any more: the newest word of each. */
export function heardOf(present: readonly Seen[], lately: readonly Heard[]): Heard[] {
  const last = new Map<string, number>()
  for (const { account, heard } of [...lately, ...present])
    last.set(account, Math.max(heard, last.get(account) ?? 0))
  return [...last].map(([account, heard]) => ({ account, heard }))
}
