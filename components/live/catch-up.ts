import { type HelloAnswer, PROTOCOL, type Stretch } from '../../domain/contract/wire.ts'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import type { DeviceClock, Timers } from './clock.ts'
import { compare, join, type LiveEvent } from './history.ts'
import type { Line } from './line.ts'
import type { Gone } from './live-view.ts'
import type { Pulse } from './pulse.ts'
import type { Reload } from './reload.ts'
import { isSetback, type Sender } from './sender.ts'
import type { Shown } from './shown.ts'

interface Point {
  seq: number
  hash: string
}

/** What catching up works with. */
export interface CatchUpEnds {
  upgrade: string
  /** What else is wanted of the server, said with each hello. */
  wants: { planner?: boolean; shell?: string }
  /** The APPLY_VERSION that made the state the page came with. */
  applyVersion: number
  reload: Reload
  clock: DeviceClock
  timers: Timers
  shown: Shown
  pulse: Pulse
  sender: Sender
  line(): Line | null
  /** Events that were not here came, and are shown next. */
  came(fresh: readonly LiveEvent[]): void
  /** All that the server has is shown: what waits may go out. */
  live(): void
  /** The line is as good as none. */
  lost(): void
  /** The upgrade is not to be had here any more. */
  leave(gone: Gone): void
}

/** An answer to hello that doesn't come within this is not waited for, ms. */
const HELLO_WAIT = 10_000
/** Events that the server is known to have come within this, or were lost on the way, ms. */
const BEHIND = 2000

/** Brings what is shown up to the server's log, whatever was missed, came twice or is not in that log any more. */
export function createCatchUp(ends: CatchUpEnds) {
  const { upgrade, wants, reload, clock, timers, shown, pulse, sender } = ends
  const { line, came, live, lost, leave } = ends
  const state = () => shown.view.state
  /** Counts hellos, so that an answer to an old one is known as such. */
  let hellos = 0
  /** The newest seq the server is known to have. */
  let known = state().seq
  /** The state is of another make than this code's: asks for a fresh one. */
  let fresh = ends.applyVersion !== APPLY_VERSION
  /** Lines held from a history that turned out not to be the log's, until it is known which of them are gone. */
  let doubt: readonly LiveEvent[] | null = null

  /** Asks for what was missed. `after` null: for the whole state. */
  function sayHello(after: Point | null = fresh ? null : state()): void {
    const turn = ++hellos
    const asked = clock.now()
    const point = after === null ? null : { seq: after.seq, hash: after.hash }
    line()?.hello({ protocol: PROTOCOL, upgrade, after: point, ...wants }, (answer) => {
      if (turn !== hellos) return
      hellos++
      greeted(answer, asked)
    })
    timers.after(HELLO_WAIT, () => {
      if (turn === hellos) line()?.restart()
    })
  }

  /**
   * Takes in a stretch of the log. False: it can't be joined, and hello was said again: with the point we stand at, or,
   * when `otherwise` is null, for the whole state.
   */
  function take(stretch: Stretch, otherwise: Point | null = state()): boolean {
    known = Math.max(known, stretch.head.seq)
    const joined = joinOr(() => join(shown.view, stretch))
    if (joined.ok) {
      came(joined.fresh)
      sender.passed(joined.history.state.seq)
      shown.change(joined.history)
      sender.flush()
      return true
    }
    if (joined.why === 'unknown') outdated(joined.what, () => sayHello(null))
    // Before the first answer to hello a gap is no surprise, and that answer fills it.
    else if (joined.why === 'mismatch' || shown.view.connection === 'live') sayHello(otherwise)
    return false
  }

  /** Whether `seq` is shown here. What the server has and nobody brings within a moment is asked for. */
  function has(seq: number): boolean {
    if (state().seq >= seq) return true
    known = Math.max(known, seq)
    timers.after(BEHIND, () => {
      if (state().seq < known && shown.view.connection === 'live') sayHello()
    })
    return false
  }

  function greeted(answer: HelloAnswer, asked: number): void {
    if (!answer.ok) {
      refused(answer.refusal)
      return
    }
    // Somebody else has signed in in this browser since: nothing of the one is said, or shown, as the other.
    if (answer.me.account !== shown.view.me.account) {
      leave('signed-out')
      return
    }
    shown.change({
      damage: null,
      me: answer.me,
      present: answer.present,
      lately: answer.lately ?? [],
      doubt: answer.doubt ?? null,
      serverSkew: pulse.learn(asked, answer.now),
    })
    pulse.heard()
    if (wants.shell !== undefined && answer.shell !== undefined && answer.shell !== wants.shell)
      outdated(answer.shell)
    if (answer.snapshot !== null) {
      if (answer.snapshot.applyVersion !== APPLY_VERSION) {
        shown.change({ connection: 'lost' })
        outdated(`apply@${answer.snapshot.applyVersion}`)
        return
      }
      adopt(answer.snapshot.state, answer.why)
    } else if (answer.stretch !== null && !take(answer.stretch, null)) return
    // A batch came before what it follows.
    if (state().seq < known) {
      sayHello()
      return
    }
    live()
    if (doubt !== null) reconcile(doubt)
  }

  function refused(refusal: Extract<HelloAnswer, { ok: false }>['refusal']): void {
    const { code } = refusal
    if (code === 'signed-out' || code === 'no-such-upgrade') {
      leave(code)
      return
    }
    if (refusal.code === 'log-damaged') {
      // All that waits is kept, nothing more comes, and it is asked again until the log is whole.
      sender.down()
      lost()
      shown.change({ damage: refusal.params })
    }
    shown.change({ connection: 'lost' })
    if (isSetback(code)) timers.after(BEHIND, () => sayHello())
    else outdated(code)
  }

  function adopt(next: UpgradeState, why: 'catch-up' | 'fresh' | 'other-history' | 'too-far'): void {
    const { events, state: before } = shown.view
    fresh = false
    known = next.seq
    shown.change({ state: next })
    if (why === 'other-history') {
      sender.again()
      doubt ??= events
      shown.change({ events: [] })
      return
    }
    sender.shown()
    if (next.seq === before.seq && next.hash === before.hash) return
    // The events held end before the state does: a hole in the talk would look like silence.
    shown.change({ events: [] })
    if (events.length > 0) shown.notify({ kind: 'skipped' })
  }

  /** Another history: finds out which of the lines held here are gone, from the oldest of them on. */
  function reconcile(held: readonly LiveEvent[]): void {
    const settle = (stretch: Stretch | null) => {
      if (doubt === null) return
      doubt = null
      const { events, gone } = compare(held, state(), stretch)
      const since = shown.view.events.filter((e) => e.seq > (events.at(-1)?.seq ?? 0))
      shown.change({ events: [...events, ...since] })
      shown.notify({ kind: 'other-history', gone })
    }
    const [oldest] = held
    if (oldest === undefined || oldest.seq > state().seq) {
      settle(null)
      return
    }
    const after = { seq: oldest.seq, hash: oldest.hash }
    line()?.hello({ protocol: PROTOCOL, upgrade, after }, (a) => {
      if (!a.ok) return
      settle(a.stretch)
      if (a.stretch !== null) take(a.stretch)
    })
  }

  function outdated(what: string, otherwise: () => void = () => {}): void {
    if (reload(`${upgrade} ${what}`)) return
    otherwise()
    shown.notify({ kind: 'outdated' })
  }

  return {
    sayHello,
    take,
    has,
    /** The line is down: no answer to what was asked over it counts any more. */
    down(): void {
      hellos++
      // What was promised over the old line may not be in the log that the next one brings (a restored backup).
      known = state().seq
    },
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
