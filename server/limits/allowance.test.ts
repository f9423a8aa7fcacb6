import { expect, test } from 'vitest'
import { createAllowance } from './allowance.ts'

test('a burst, then so many per second, each key by itself', () => {
  let now = 1_000_000
  const allow = createAllowance({ now: () => now, after: () => () => {} }, { burst: 3, perSecond: 2 })
  expect([allow('a'), allow('a'), allow('a'), allow('a')]).toEqual([true, true, true, false])
  expect(allow('b')).toBe(true)
  now += 499
  expect(allow('a')).toBe(false)
  now += 1
  expect([allow('a'), allow('a')]).toEqual([true, false])
  now += 3_600_000
  expect([allow('a'), allow('a'), allow('a'), allow('a')]).toEqual([true, true, true, false])
})

test('a clock set back gives nothing and takes nothing', () => {
  let now = 1_000_000
  const allow = createAllowance({ now: () => now, after: () => () => {} }, { burst: 2, perSecond: 1 })
  expect([allow('a'), allow('a')]).toEqual([true, true])
  now -= 500_000
  expect(allow('a')).toBe(false)
  now += 1000
  expect(allow('a')).toBe(true)
})
