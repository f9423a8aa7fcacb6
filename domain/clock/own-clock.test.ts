import { describe, expect, it } from 'vitest'
import { dale, HOUR, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

describe('clock.set', () => {
  const set = (own: { at: number; rate: number } | null): CommandInput => ({ type: 'clock.set', own })

  it('gives the upgrade a clock of its own, paused or fast, and back', () => {
    const night = upgradeWith()
    expect(night.must(dale, set({ at: NINE + HOUR, rate: 0 }))).toEqual([
      { type: 'clock.set', body: { clock: { kind: 'own', at: NINE + HOUR, rate: 0, realAt: NINE } } },
    ])
    night.set(NINE + 5 * MINUTE)
    expect(night.now).toBe(NINE + HOUR)
    night.must(dale, set({ at: NINE + HOUR, rate: 60 }))
    night.set(NINE + 6 * MINUTE)
    expect(night.now).toBe(NINE + 2 * HOUR)
    expect(night.refused(dale, set(null))).toEqual({
      code: 'clock-backwards',
      params: { at: NINE + 6 * MINUTE, now: NINE + 2 * HOUR },
    })
    night.set(NINE + 3 * HOUR)
    expect(night.must(dale, set(null))).toEqual([{ type: 'clock.set', body: { clock: { kind: 'wall' } } }])
    expect(night.must(dale, set(null))).toEqual([])
  })

  it('never goes back behind the log, and never moves once all is over', () => {
    const night = upgradeWith()
    expect(night.refused(dale, set({ at: NINE - 1, rate: 1 })).code).toBe('clock-backwards')
    expect(night.refused(dale, set({ at: 8.64e15, rate: 1 })).code).toBe('bad-input')
    expect(upgradeWith({ status: 'closed' }).refused(dale, set({ at: NINE + HOUR, rate: 1 })).code).toBe(
      'wrong-status',
    )
  })
})
