import { describe, expect, test } from 'vitest'
import { fold } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { bodyAround, tell } from './told.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const newYork = (clock: string, day: number) => Date.parse(`1998-09-${day}T${clock}:00-04:00`)
const stateAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState
const waking = { wake: '07:00', zone: 'America/New_York' }

describe('what is told', () => {
  const now = taipei('07:50')
  const state = stateAt(now)
  const told = tell({ state, now, samples: 2000, waking })

  test('in nearly every trial of the plan as written the upgrader passes 17 hours awake', () => {
    expect(told.own?.overAwake).toBeGreaterThan(0.99)
  })

  test('to be back in bed in time, going back would begin earlier than it must', () => {
    expect(told.turnBack?.at).toBe(taipei('14:15'))
    expect(told.own?.advised).toMatchObject({ binds: 'awake' })
    expect(told.own?.advised?.at).toBeLessThan(told.turnBack?.advised?.at ?? 0)
    // The low hours are nobody's secret.
    expect(told.turnBack?.advised).toMatchObject({ binds: 'low' })
  })

  test('without a wake time the same figures are told, and nothing of a body', () => {
    const { own, ...rest } = tell({ state, now, samples: 2000, waking: null })
    expect(own).toBeNull()
    expect(rest).toEqual({ ...told, own: undefined })
  })
})

describe('since when one is awake', () => {
  const known = (t: number, now = t) => {
    const state = stateAt(t)
    return bodyAround(state, now, limitsOf(state.head), waking).wakes ?? []
  }

  test('before the start: since the last ordinary waking', () => {
    expect(known(taipei('07:50'))[0]).toBe(newYork('07:00', 11))
  })

  test('who works through the hour at which they get up has not got up then', () => {
    const wakes = known(taipei('14:30'), newYork('08:00', 12))
    expect(wakes[0]).toBe(newYork('07:00', 11))
    expect(wakes[1]).toBe(newYork('07:00', 13))
  })

  test('after a pause as long as a rest they have', () => {
    const state = stateAt(taipei('14:30'))
    const over = Object.entries(state.runs).map(([id, run]) => [
      id,
      { ...run, state: 'done' as const, endedAt: taipei('14:30') },
    ])
    const rested = { ...state, runs: Object.fromEntries(over) }
    const since = (now: number) => bodyAround(rested, now, limitsOf(state.head), waking).wakes?.[0]
    expect(since(newYork('12:29', 12))).toBe(newYork('07:00', 11))
    expect(since(newYork('12:30', 12))).toBe(newYork('07:00', 12))
  })
})
