import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildStep } from '../../tests/factories.ts'
import { handsWindowSchema } from '../plan/schema.ts'
import {
  readAfter,
  readBreaks,
  readClock,
  readExcept,
  readList,
  writeAfter,
  writeBreaks,
  writeExcept,
} from './text.ts'

const steps = ['a', 'b', 'c', 'd'].map((id) => buildStep(id))
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const date = fc
  .tuple(
    fc.integer({ min: 1998, max: 2037 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
const label = fc.constantFrom('lunch', '午休', 'tea & cake', '10 min walk')

test('what a step waits for, by the numbers of the plan', () => {
  expect(readAfter('', steps)).toEqual({ after: null })
  expect(readAfter('0', steps)).toEqual({ after: [] })
  expect(readAfter('1, 3', steps)).toEqual({ after: ['a', 'c'] })
  expect(readAfter('３、１ 3', steps)).toEqual({ after: ['c', 'a'] })
  expect(readAfter('9', steps)).toBeNull()
  expect(readAfter('the first', steps)).toBeNull()
  for (const after of [null, [], ['b'], ['a', 'd']])
    expect(readAfter(writeAfter(after, steps), steps)).toEqual({ after })
})

test('clocks have 24 hours', () => {
  expect(['9', '0930', '9:30', '２１：００', '24:00', '9:60', 'noon', ''].map(readClock)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '21:00',
    null,
    null,
    null,
    null,
  ])
})

test('breaks read back as they were written', () => {
  expect(readBreaks('12:00-13:00 lunch, 15-15:15')).toEqual([
    { from: '12:00', to: '13:00', label: 'lunch' },
    { from: '15:00', to: '15:15' },
  ])
  expect(readBreaks('12:00-13:00 午休，15:00～15:15')?.length).toBe(2)
  expect(readBreaks('')).toEqual([])
  expect(readBreaks('12:00')).toBeNull()
  expect(readBreaks('12:00-')).toBeNull()
  expect(readBreaks('lunch')).toBeNull()
  const any = fc.array(fc.record({ from: clock, to: clock, label: fc.option(label, { nil: undefined }) }), {
    maxLength: 10,
  })
  fc.assert(
    fc.property(any, (list) => {
      const breaks = list.map(({ label: said, ...b }) => (said === undefined ? b : { ...b, label: said }))
      expect(readBreaks(writeBreaks(breaks))).toEqual(breaks)
    }),
  )
})

test('days that differ read back as they were written, in both languages', () => {
  expect(readExcept('2026-10-10 off\n2026-10-17 9-12, 2026-10-18')).toEqual([
    { date: '2026-10-10', off: true },
    { date: '2026-10-17', from: '09:00', to: '12:00' },
    { date: '2026-10-18' },
  ])
  expect(readExcept('2026-10-19 休假 14:00 - 16:00')).toEqual([
    { date: '2026-10-19', off: true, from: '14:00', to: '16:00' },
  ])
  for (const bad of ['tomorrow', '2026-02-29', '2026-13-01 off', '2026-10-10 maybe', '2026-10-10 9'])
    expect(readExcept(bad), bad).toBeNull()
  const day = fc.record({ date, from: clock, to: clock, off: fc.boolean(), cut: fc.nat(3) })
  fc.assert(
    fc.property(fc.array(day, { maxLength: 20 }), fc.constantFrom('off', '休'), (list, off) => {
      const except = list.map((d) => ({
        date: d.date,
        ...(d.cut === 1 || d.cut === 3 ? {} : { from: d.from }),
        ...(d.cut === 2 || d.cut === 3 ? {} : { to: d.to }),
        ...(d.off ? { off: true } : {}),
      }))
      const back = readExcept(writeExcept(except, off))
      expect(back).toEqual(except)
      expect(handsWindowSchema.shape.except.safeParse(back).success).toBe(true)
    }),
  )
})

test('lists are split at commas and line ends', () => {
  expect(readList(' 10.0.0.1, ppp0\n 10.0.0.2、')).toEqual(['10.0.0.1', 'ppp0', '10.0.0.2'])
  expect(readList(' ')).toEqual([])
})
