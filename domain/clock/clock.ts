import type { ClockSetting } from '../log/state.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'

/** What an upgrade's clock reads (epoch ms) when the real clock reads `realNow`. */
export function readClock(clock: ClockSetting, realNow: number): number {
  return clock.kind === 'wall' ? realNow : Math.floor(clock.at + (realNow - clock.realAt) * clock.rate)
}

/**
 * What the clock reads for a command: the upgrade's own, never behind its newest event; for a new one, the one it brings; as
 * declared, for a declaration, which may stand behind. `age`: how long ago it was said, ms.
 */
export function momentOf(
  state: { clock: ClockSetting; at: number } | null,
  command: {
    type: string
    clock?: { at: number } | undefined
    at?: number | undefined
    own?: { at: number } | null | undefined
    goesOn?: true | undefined
  },
  realNow: number,
  age = 0,
): number {
  if (command.type === 'clock.declare' && command.at !== undefined && state?.clock.kind === 'wall')
    return Math.min(LAST_MOMENT, Math.floor(command.at + age))
  if (state !== null && command.goesOn === true && command.own != null)
    return Math.max(state.at, command.own.at)
  if (state !== null) return Math.max(state.at, readClock(state.clock, realNow))
  return command.type === 'plan.import' ? (command.clock?.at ?? realNow) : realNow
}

/** How long, in real ms, until the upgrade's clock reads `at`; Infinity when it is paused. Never negative. */
export function realMsUntil(clock: ClockSetting, at: number, realNow: number): number {
  const left = at - readClock(clock, realNow)
  if (left <= 0) return 0
  if (clock.kind === 'wall') return left
  return clock.rate === 0 ? Number.POSITIVE_INFINITY : left / clock.rate
}

/**
 * When something said by a device happened, on the upgrade's clock. `saidAt` and `sentAt` are both the device's clock,
 * so their difference is right however wrong that clock is. Never after arrival, never before the device was last
 * heard before this connection (`lastHeard`, real ms), never before the clock was last set.
 */
export function happenedAt(
  clock: ClockSetting,
  realNow: number,
  said: { saidAt: number; sentAt: number } | null,
  lastHeard: number | null,
): number {
  const now = readClock(clock, realNow)
  if (said === null) return now
  const age = Math.max(0, said.sentAt - said.saidAt)
  const real = Math.min(realNow, Math.max(realNow - age, lastHeard ?? Number.NEGATIVE_INFINITY))
  const then = readClock(clock, real)
  return Math.floor(clock.kind === 'own' ? Math.min(now, Math.max(clock.at, then)) : then)
}
