import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../plan/limits.ts'
import { readClocks, readHours, withLimit, writeHours } from './limits-text.ts'

describe('hours', () => {
  test.each([
    ['16', 960],
    ['16.5', 990],
    ['16,5', 990],
    ['16:05', 965],
    ['１６', 960],
    ['16 h', 960],
    ['8 小時', 480],
    ['16:60', null],
    ['long', null],
    ['', null],
    ['-3', null],
  ])('%j is %s minutes', (text, minutes) => {
    expect(readHours(text)).toBe(minutes)
  })

  test('are read as they are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 2880 }), (m) => {
        expect(readHours(writeHours(m))).toBe(m)
      }),
    )
  })
})

test.each([
  ['02:00-06:00', { from: '02:00', to: '06:00' }],
  ['2:00 – 6:00', { from: '02:00', to: '06:00' }],
  ['02:00 至 06:00', { from: '02:00', to: '06:00' }],
  ['23:00-05:00', { from: '23:00', to: '05:00' }],
  ['02:00-02:00', null],
  ['02:00-24:00', null],
  ['night', null],
])('%j as two clock readings', (text, clocks) => {
  expect(readClocks(text)).toEqual(clocks)
})

test('one limit is changed; the usual ones are kept as none of one’s own', () => {
  const own = withLimit(DEFAULT_LIMITS, { awakeRed: 1200 })
  expect(own).toEqual({ ok: true, limits: { ...DEFAULT_LIMITS, awakeRed: 1200 } })
  expect(withLimit({ ...DEFAULT_LIMITS, awakeRed: 1200 }, { awakeRed: 1020 })).toEqual({
    ok: true,
    limits: null,
  })
  expect(withLimit(DEFAULT_LIMITS, { awakeAmber: 1021 })).toEqual({ ok: false, fault: 'awake-order' })
  expect(withLimit(DEFAULT_LIMITS, { sleep: 601 })).toEqual({ ok: false, fault: 'sleep-over-rest' })
  expect(withLimit(DEFAULT_LIMITS, { rest: 5000 })).toEqual({ ok: false, fault: 'range' })
})
