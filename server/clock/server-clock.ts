import { z } from 'zod'
import type { ClockDoubt } from '../../domain/clock/doubt.ts'
import type { Clock, Machine } from './clock.ts'

/** The one clock that everything on the server goes by, and what it is not sure of. */
export interface ServerClock extends Clock {
  /** Null: it is sure. */
  doubt(): ClockDoubt | null
  /** What it would read by the machine's clock, where that jumped; null where it was down; undefined: no doubt. */
  other(): number | null | undefined
  /** What a device's own clock reads now (epoch ms), to be set against the two times in doubt. */
  hear(device: string, reads: number): void
  /** Somebody said what the time is now (epoch ms). Ends every doubt. */
  declare(now: number): void
  /** Called when the doubt changes, and when the clock was put `by` so many ms. Returns what stops it. */
  onChange(listener: (by: number) => void): () => void
  /** Keeps where it stands, and looks no more. */
  close(): Promise<void>
}

/** So much in a minute is followed without a word: NTP that slews, a machine that is moved, ms. */
const FOLLOWED = 10_000
const EVERY_MINUTE = 60_000
/** Gone for less than this, a restart is a restart: nobody's night depends on it, ms. */
export const AWAY = 2 * 60_000
/** Two clocks of which one was set by people, or by an outage of unknown length, agree within this, ms. */
const COARSE = 60_000
const LOOK_EVERY = 1000
const KEEP_EVERY = 10_000
/** Devices whose clocks are remembered from before a jump. */
const DEVICES = 500

const keptSchema = z.object({
  at: z.number(),
  wall: z.number(),
  doubt: z.boolean(),
  down: z.object({ from: z.number(), to: z.number() }).nullable(),
})

/**
 * Runs off the machine's steady clock, and follows its wall clock while that moves as time does. When it jumps, this one goes
 * on as before, and what only the new time makes due is not fired, until the wall clock comes back, two devices agree with
 * one of the two, or somebody says which is right. `kept` is what `keep` stored last; null before the first start.
 */
export function createServerClock(deps: {
  machine: Machine
  kept: string | null
  keep: (text: string) => Promise<void>
}): ServerClock {
  const { machine } = deps
  const listeners = new Set<(by: number) => void>()
  /** Of each device, how far it was ahead of this clock before the jump. */
  const before = new Map<string, number>()
  const votes = new Map<string, { for: 'old' | 'new'; ahead: number }>()
  /** Wall and own reckoning, each minus the steady clock. */
  let seen = machine.steady()
  let apart = machine.now() - seen
  let base = apart
  let anchor = { apart, at: seen }
  let coarse = false
  let jumpedAt: number | null = null
  let down: ClockDoubt['down'] = null
  /** It started behind what it had kept, and has not found its way back: what it had kept then, and when it started. */
  let behind: { at: number; start: number } | null = null
  begin()

  function begin(): void {
    const kept = read(deps.kept)
    if (kept === null) return
    const wall = seen + apart
    const off = kept.wall - kept.at
    const goesOn = (now: number) => now >= kept.at - FOLLOWED && now <= kept.at + AWAY
    down = kept.down
    if (Math.abs(off) > FOLLOWED && goesOn(wall - off)) {
      base = apart - off
      if (kept.doubt) jumpedAt = kept.at
    } else if (goesOn(wall)) return
    else if (wall < kept.at) {
      base = kept.at - seen
      jumpedAt = kept.at
      coarse = true
      behind = { at: kept.at, start: seen }
    } else down = { from: kept.down?.from ?? kept.at, to: Math.round(wall) }
  }

  const own = () => Math.round(seen + base)
  /** How far the wall clock is ahead of this one. */
  const ahead = () => apart - base
  const tolerance = () => Math.min(COARSE, Math.abs(ahead()) / 4)

  function look(): void {
    const steady = machine.steady()
    const now = machine.now() - steady
    if (steady - seen > AWAY) {
      // It slept, or was stopped: to whoever waits the same as an outage.
      down = { from: down?.from ?? Math.round(seen + base), to: Math.round(steady + base) }
      seen = steady
      changed(0)
    }
    seen = steady
    if (Math.abs(now - anchor.apart) <= FOLLOWED) {
      base += now - apart
      apart = now
      if (steady - anchor.at >= EVERY_MINUTE) anchor = { apart, at: steady }
      return
    }
    const wasOff = ahead() !== 0
    apart = now
    anchor = { apart, at: steady }
    votes.clear()
    // What is set to ring by a clock that went back may never do so, where even the steady one is not (under a test's).
    restart()
    if (behind !== null && seen + apart >= behind.at - FOLLOWED) asARestart(behind)
    else if (wasOff && Math.abs(ahead()) <= (coarse ? COARSE : FOLLOWED)) put(apart)
    else if (wasWrongAtStart()) put(apart, { stillDown: false })
    else {
      jumpedAt = own()
      changed(0)
    }
  }

  /** The time it started with was too early, and now is not: what is left is an outage of whatever length. */
  function asARestart({ at, start }: { at: number; start: number }): void {
    const away = seen + apart - at - (seen - start)
    if (away > AWAY) down = { from: at, to: Math.round(at + away) }
    put(apart)
  }

  /** It was off far ahead when it started, and has come back to where no long outage ever was. */
  function wasWrongAtStart(): boolean {
    if (down === null) return false
    const wall = seen + apart
    return wall >= down.from - FOLLOWED && wall <= down.from + (own() - down.to) + AWAY
  }

  function put(to: number, { stillDown = true } = {}): void {
    const by = Math.round(to - base)
    base = to
    coarse = false
    jumpedAt = null
    behind = null
    if (!stillDown) down = null
    before.clear()
    votes.clear()
    changed(by)
  }

  function changed(by: number): void {
    void keep()
    for (const tell of listeners) tell(by)
  }

  function keep(): Promise<void> {
    const at = own()
    const wall = Math.round(seen + apart)
    const text = JSON.stringify({ at, wall, doubt: jumpedAt !== null, down })
    // A disk that is full takes nothing else either, and says so elsewhere.
    return deps.keep(text).catch(() => {})
  }

  let stops: (() => void)[] = []
  restart()
  void keep()

  function restart(): void {
    for (const stop of stops) stop()
    stops = [every(LOOK_EVERY, look), every(KEEP_EVERY, () => void keep())]
  }

  function every(ms: number, work: () => void): () => void {
    let stop = () => {}
    const next = () => {
      stop = machine.after(ms, () => {
        next()
        work()
      })
    }
    next()
    return () => stop()
  }

  const clock: ServerClock = {
    now() {
      look()
      return own()
    },
    after: (ms, wake) => machine.after(ms, wake),
    doubt: () =>
      jumpedAt === null && down === null
        ? null
        : { jump: jumpedAt === null ? null : { since: jumpedAt, by: Math.round(ahead()) }, down },
    other() {
      if (jumpedAt !== null) return Math.round(seen + apart)
      return down === null ? undefined : null
    },
    hear(device, reads) {
      look()
      const is = reads - own()
      const was = before.get(device)
      if (jumpedAt === null) remember(device, is)
      if (jumpedAt === null && down === null) return
      // One that jumped as well (a browser on the server's own machine) says nothing of which is right.
      if (jumpedAt !== null && was !== undefined && Math.abs(is - was) > tolerance()) return
      const side = sideOf(is)
      if (side === null) votes.delete(device)
      else votes.set(device, { for: side, ahead: is })
      const [old, now] = [count('old'), count('new')]
      if (now >= 2 && now > old) settleOn('new', is)
      else if (old >= 2 && old > now) settleOn('old', is)
    },
    declare(said) {
      look()
      const off = said - own()
      if (jumpedAt !== null && Math.abs(off - ahead()) <= tolerance()) put(apart, { stillDown: false })
      else if (Math.abs(off) <= (jumpedAt === null ? COARSE : tolerance())) settled()
      else {
        put(base + off, { stillDown: false })
        coarse = true
      }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      for (const stop of stops) stop()
      await keep()
    },
  }
  return clock

  function remember(device: string, is: number): void {
    before.delete(device)
    before.set(device, is)
    const [oldest] = before.keys()
    if (before.size > DEVICES && oldest !== undefined) before.delete(oldest)
  }

  /** Of a jump: this clock's reckoning is the old time. Of an outage: that it was none is the old time. */
  function sideOf(is: number): 'old' | 'new' | null {
    if (jumpedAt !== null) {
      if (Math.abs(is) <= tolerance()) return 'old'
      return Math.abs(is - ahead()) <= tolerance() ? 'new' : null
    }
    if (down === null) return null
    if (Math.abs(is) <= COARSE) return 'new'
    const back = down.to - down.from
    return is >= -back - COARSE && is <= AWAY + COARSE - back ? 'old' : null
  }

  function count(side: 'old' | 'new'): number {
    return [...votes.values()].filter((v) => v.for === side).length
  }

  function settleOn(side: 'old' | 'new', is: number): void {
    const jumped = jumpedAt !== null
    if (jumped && side === 'new') put(apart)
    else if (jumped || side === 'new') settled({ stillDown: jumped })
    else {
      put(base + is, { stillDown: false })
      coarse = true
    }
  }

  /** What it reckons is right: nothing is moved. */
  function settled({ stillDown = false } = {}): void {
    jumpedAt = null
    behind = null
    if (!stillDown) down = null
    votes.clear()
    changed(0)
  }
}

function read(text: string | null): z.infer<typeof keptSchema> | null {
  try {
    return text === null ? null : keptSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
