import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE, NINE } from '../../tests/factories.ts'
import type { ClockSetting } from '../log/state.ts'
import { happenedAt, momentOf, readClock, realMsUntil } from './clock.ts'

const own = (rate: number, at = NINE, realAt = 1_000_000): ClockSetting => ({ kind: 'own', at, realAt, rate })
const wall: ClockSetting = { kind: 'wall' }

describe('readClock and realMsUntil', () => {
  it('read the wall, or a clock of its own at its own rate', () => {
    expect(readClock(wall, 5)).toBe(5)
    expect(readClock(own(60), 1_001_000)).toBe(NINE + MINUTE)
    expect(readClock(own(0), 9_999_999)).toBe(NINE)
    expect(realMsUntil(wall, 10, 4)).toBe(6)
    expect(realMsUntil(own(60), NINE + HOUR, 1_000_000)).toBe(MINUTE)
    expect(realMsUntil(own(0), NINE + 1, 1_000_000)).toBe(Number.POSITIVE_INFINITY)
    expect(realMsUntil(own(0), NINE, 1_000_000)).toBe(0)
    expect(realMsUntil(wall, 4, 10)).toBe(0)
  })

  it('agree: after that long, rounded up, the clock has come there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 3600, noNaN: true }),
        fc.integer({ min: 1, max: 1e10 }),
        (rate, ahead) => {
          const clock = own(rate)
          const wait = Math.ceil(realMsUntil(clock, NINE + ahead, 1_000_000))
          expect(readClock(clock, 1_000_000 + wait)).toBeGreaterThanOrEqual(NINE + ahead - 1)
        },
      ),
    )
  })
})

describe('momentOf', () => {
  it('never reads behind the newest event, and starts a new upgrade on the clock it brings', () => {
    expect(momentOf({ clock: wall, at: 50 }, { type: 'talk.say' }, 40)).toBe(50)
    expect(momentOf({ clock: wall, at: 50 }, { type: 'talk.say' }, 60)).toBe(60)
    expect(momentOf(null, { type: 'plan.import', clock: { at: NINE } }, 60)).toBe(NINE)
    expect(momentOf(null, { type: 'plan.import' }, 60)).toBe(60)
  })
})

describe('happenedAt', () => {
  const now = NINE + HOUR

  it('goes by the difference of two times of the same device, however wrong its clock', () => {
    for (const wrong of [-9e11, 0, 5 * HOUR])
      expect(happenedAt(wall, now, { saidAt: now + wrong - MINUTE, sentAt: now + wrong }, null)).toBe(
        now - MINUTE,
      )
    expect(happenedAt(wall, now, null, null)).toBe(now)
  })

  it('is never after arrival, nor before the device was last heard', () => {
    expect(happenedAt(wall, now, { saidAt: now + HOUR, sentAt: now }, null)).toBe(now)
    expect(happenedAt(wall, now, { saidAt: 0, sentAt: now }, now - MINUTE)).toBe(now - MINUTE)
    expect(happenedAt(wall, now, { saidAt: 0, sentAt: now }, now + MINUTE)).toBe(now)
  })

  it("runs on the upgrade's clock, never before that was set", () => {
    const clock = own(60, NINE, now)
    const real = now + 10 * MINUTE
    expect(happenedAt(clock, real, { saidAt: 0, sentAt: MINUTE }, null)).toBe(NINE + 9 * HOUR)
    expect(happenedAt(clock, real, { saidAt: 0, sentAt: HOUR }, null)).toBe(NINE)
    expect(happenedAt(own(0), real, { saidAt: 0, sentAt: HOUR }, null)).toBe(NINE)
  })

  it('stays within [the last contact, now] for any clocks', () => {
    const ms = fc.integer({ min: 0, max: 8e12 })
    fc.assert(
      fc.property(
        ms,
        ms,
        ms,
        fc.option(ms),
        fc.constantFrom(wall, own(0, NINE, 0), own(3600, NINE, 0)),
        (real, saidAt, sentAt, heard, clock) => {
          const then = happenedAt(clock, real, { saidAt, sentAt }, heard)
          const reads = readClock(clock, real)
          expect(Number.isInteger(then)).toBe(true)
          expect(then).toBeLessThanOrEqual(reads)
          if (heard !== null) expect(then).toBeGreaterThanOrEqual(Math.min(reads, readClock(clock, heard)))
        },
      ),
    )
  })
})
