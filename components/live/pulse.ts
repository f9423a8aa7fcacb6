import type { Heard, Seen } from '../../domain/contract/wire.ts'
import type { DeviceClock, Timers } from './clock.ts'
import type { Line } from './line.ts'
import { createServerClock } from './server-clock.ts'
import type { Shown } from './shown.ts'

/** A question that took longer has waited out a dead line: it says nothing of how good the line is, ms. */
const STALL = 5000
const EVERY = 20_000
/** Nothing heard for so long, a line that looks up is made anew, ms. */
const PROBE_WAIT = 5000

export type Pulse = ReturnType<typeof createPulse>

/** What is known of the line by asking over it: the server's real clock, how long an answer takes, when it was heard. */
export function createPulse(shown: Shown, clock: DeviceClock, timers: Timers, line: () => Line | null) {
  const serverClock = createServerClock(shown.view.serverSkew)
  /** Counts the lines there were: what was asked over one is not measured over the next. */
  let turn = 0

  /** The server's real clock now, ms. */
  const now = () => clock.now() + shown.view.serverSkew

  /** Something came from the server. */
  function heard(): void {
    const { lastHeard } = shown.view
    // Shown to the second; more often would only draw the screen again.
    if (lastHeard === null || now() - lastHeard >= 1000) shown.change({ lastHeard: now() })
  }

  /** Takes in what the server's clock read between `asked` and now (device ms). Returns what it is ahead, ms. */
  function learn(asked: number, server: number): number {
    serverClock.learn(asked, clock.now(), server)
    return serverClock.skew()
  }

  /** Asks for the time; `then` is called once an answer is there. */
  function ask(then: () => void = () => {}): void {
    const sent = clock.now()
    const { rtt } = shown.view
    const asked = turn
    line()?.time({ sent, ...(rtt === null ? {} : { rtt }) }, (a) => {
      const trip = Math.max(0, clock.now() - a.sent)
      const skew = learn(a.sent, a.now)
      // What waited for another line, or out a dead one, says nothing of how good this one is.
      if (asked === turn && trip <= STALL) {
        shown.change({ rtt: trip })
        // The others are told with the next question; of the first, at once.
        if (rtt === null) ask()
      }
      if (Math.abs(skew - shown.view.serverSkew) > 20) shown.change({ serverSkew: skew })
      heard()
      then()
    })
  }

  return {
    now,
    heard,
    learn,
    ask,
    /** Asks every so often. */
    start: () => timers.every(EVERY, () => ask()),
    /** Another line came up, or this one is gone. */
    turn(): void {
      turn++
    },
    /** The server's clock was put right: it is another than the one measured so far. Returns what it is ahead, ms. */
    putRight(server: number): number {
      serverClock.forget(server - clock.now())
      return serverClock.skew()
    },
    /** Finds out whether a line that looks up is: after a night in a pocket that means little. */
    probe(): void {
      const asked = line()
      let answered = false
      ask(() => {
        answered = true
      })
      timers.after(PROBE_WAIT, () => {
        if (!answered && line() === asked) asked?.restart()
      })
    },
  }
}

/** When everybody was heard last, once none of them is known to be connected any more: the newest word of each. */
export function heardOf(present: readonly Seen[], lately: readonly Heard[]): Heard[] {
  const last = new Map<string, number>()
  for (const { account, heard } of [...lately, ...present])
    last.set(account, Math.max(heard, last.get(account) ?? 0))
  return [...last].map(([account, heard]) => ({ account, heard }))
}
