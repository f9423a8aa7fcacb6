import fc from 'fast-check'
import { expect, test } from 'vitest'
import { retryAfter } from './retry-after.ts'

const NOW = Date.UTC(2026, 10, 30, 12)

test.each([
  ['7', 7000],
  [' 120 ', 120_000],
  ['0', 0],
  ['86400', 300_000],
  ['Mon, 30 Nov 2026 12:00:30 GMT', 30_000],
  ['Mon, 30 Nov 2026 11:00:00 GMT', 0],
  ['Tue, 01 Dec 2026 12:00:00 GMT', 300_000],
  ['soon', 0],
  ['-5', 0],
  ['', 0],
  [null, 0],
])('%j asks for %i ms', (header, ms) => {
  expect(retryAfter(header, NOW)).toBe(ms)
})

test('whatever is said, it is a wait that a night can bear', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.nat().map(String), fc.date().map(String)), (header) => {
      const ms = retryAfter(header, NOW)
      expect(ms).toBeGreaterThanOrEqual(0)
      expect(ms).toBeLessThanOrEqual(300_000)
    }),
  )
})
