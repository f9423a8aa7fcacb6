import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HOUR } from '../time/civil.ts'
import { foldAt, scaleOf, share } from './scale.ts'

const hour = fc.integer({ min: 0, max: 96 * 4 }).map((q) => (q * HOUR) / 4)
const seen = fc.array(
  fc.tuple(hour, hour).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 })),
  { maxLength: 5 },
)
const range = { start: 0, end: 96 * HOUR }

test('a night in which nothing is seen is an hour wide, with its edges on both sides left', () => {
  const scale = scaleOf({ start: 0, end: 24 * HOUR }, [
    { start: HOUR, end: 5 * HOUR },
    { start: 18 * HOUR, end: 23 * HOUR },
  ])
  expect(scale.folds).toEqual([{ start: 6 * HOUR, end: 17 * HOUR }])
  expect(scale.hours).toBe(14)
  expect(share(6 * HOUR, scale)).toBeCloseTo((6 / 14) * 100, 2)
  expect(share(17 * HOUR, scale)).toBeCloseTo((7 / 14) * 100, 2)
  expect(foldAt(10 * HOUR, scale)).toEqual(scale.folds[0])
})

test('from 0 to 100, never backwards, what is seen never folded', () => {
  fc.assert(
    fc.property(seen, hour, hour, (spans, a, b) => {
      const scale = scaleOf(range, spans)
      expect(share(range.start, scale)).toBe(0)
      expect(share(range.end, scale)).toBe(100)
      if (a <= b) expect(share(a, scale)).toBeLessThanOrEqual(share(b, scale))
      for (const s of spans)
        for (const f of scale.folds) expect(s.end <= f.start || s.start >= f.end).toBe(true)
      for (const f of scale.folds) expect(f.end - f.start).toBeGreaterThanOrEqual(5 * HOUR)
    }),
  )
})
