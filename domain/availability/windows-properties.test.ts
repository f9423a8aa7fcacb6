import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { shiftOf } from '../plan/shift.ts'
import { wallTimeAt } from '../time/wall-time.ts'
import {
  type HandsWindow,
  handsIntervals,
  handsLeaveAt,
  nextHands,
  onSiteByWindow,
  reasonAt,
} from './windows.ts'

const taipei = 'Asia/Taipei'
const newYork = 'America/New_York'

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
const date = fc
  .integer({ min: -4, max: 8 })
  .map((d) => DateTime.fromISO('1998-10-23', { zone: 'UTC' }).plus({ days: d }).toISODate())
const window: fc.Arbitrary<HandsWindow> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  person: fc.constantFrom('ann', 'bob'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  from: clock,
  to: clock,
  breaks: fc.array(fc.record({ from: clock, to: clock }), { maxLength: 3 }),
  except: fc.array(
    fc.record({ date, from: clock, to: clock, off: fc.boolean() }, { requiredKeys: ['date'] }),
    { maxLength: 3 },
  ),
})
/** Up to a day, in a zone of its own, also into and out of the doubled hour. */
const shift: fc.Arbitrary<HandsWindow> = fc
  .record({
    id: fc.constantFrom('s', 't'),
    person: fc.constantFrom('ann', 'bob'),
    at: fc.integer({
      min: Date.parse('1998-10-20T00:00Z') / 60_000,
      max: Date.parse('1998-10-28T00:00Z') / 60_000,
    }),
    lasts: fc.integer({ min: 1, max: 25 * 60 }),
    zone: fc.constantFrom(newYork, taipei, 'Australia/Lord_Howe'),
  })
  .map(({ id, person, at, lasts, zone }) => {
    const once = { from: wallTimeAt(at * 60_000, zone), to: wallTimeAt((at + lasts) * 60_000, zone) }
    return shiftOf({ id, person, once })
  })
const windows = fc.array(fc.oneof({ arbitrary: window, weight: 3 }, { arbitrary: shift, weight: 1 }), {
  maxLength: 4,
})
const zone = fc.constantFrom(newYork, taipei, 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham')
// Days around New York's change of 25 October 1998 and Lord Howe's of the same night.
const instant = fc
  .integer({ min: Date.parse('1998-10-21T00:00Z') / 60_000, max: Date.parse('1998-10-29T00:00Z') / 60_000 })
  .map((m) => m * 60_000)

test('inside the question, never empty, sorted, and disjoint for each person', () => {
  fc.assert(
    fc.property(windows, zone, instant, instant, (ws, z, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const all = handsIntervals(ws, z, from, to)
      for (const i of all) {
        expect(i.start).toBeLessThan(i.end)
        expect(i.start).toBeGreaterThanOrEqual(from)
        expect(i.end).toBeLessThanOrEqual(to)
        if (i.truncatedStart) expect(i.start).toBe(from)
        if (i.truncatedEnd) expect(i.end).toBe(to)
      }
      expect(all.map((i) => i.start)).toEqual(all.map((i) => i.start).sort((x, y) => x - y))
      for (const person of ['ann', 'bob']) {
        const own = all.filter((i) => i.person === person)
        for (const [n, i] of own.slice(1).entries())
          expect(i.start).toBeGreaterThan(own[n]?.end ?? Number.POSITIVE_INFINITY)
      }
    }),
  )
})

test('a question cut in two has the same answer, and asking at a moment agrees with it', () => {
  fc.assert(
    fc.property(windows, zone, instant, (ws, z, t) => {
      const from = Date.parse('1998-10-21T00:00Z')
      // Later than any instant asked about.
      const to = Date.parse('1998-10-29T00:01Z')
      const whole = handsIntervals(ws, z, from, to)
      const length = (list: { start: number; end: number }[]) =>
        list.reduce((sum, i) => sum + i.end - i.start, 0)
      expect(length(handsIntervals(ws, z, from, t)) + length(handsIntervals(ws, z, t, to))).toBe(
        length(whole),
      )
      const there = [...new Set(whole.filter((i) => i.start <= t && t < i.end).map((i) => i.person))].sort()
      expect(onSiteByWindow(ws, z, t)).toEqual(there)
      const leave = handsLeaveAt(ws, z, t)
      if (there.length === 0) expect(leave).toBeNull()
      if (leave !== null) {
        expect(onSiteByWindow(ws, z, leave - 1)).not.toEqual([])
        expect(onSiteByWindow(ws, z, leave)).toEqual([])
      }
      const next = nextHands(ws, z, t)
      if (next !== null) {
        expect(next).toBeGreaterThan(t)
        const before = onSiteByWindow(ws, z, next - 1)
        expect(onSiteByWindow(ws, z, next).some((p) => !before.includes(p))).toBe(true)
      }
    }),
  )
})

test('the zone of the machine that asks changes nothing', () => {
  const home = process.env.TZ
  const ask = (tz: string, ws: HandsWindow[], z: string) => {
    process.env.TZ = tz
    return handsIntervals(ws, z, Date.parse('1998-10-21T00:00Z'), Date.parse('1998-10-29T00:00Z'))
  }
  try {
    fc.assert(
      fc.property(windows, zone, (ws, z) => {
        const one = ask('America/New_York', ws, z)
        expect(new Date(Date.UTC(1998, 9, 23)).getTimezoneOffset()).toBe(240)
        expect(ask('Pacific/Kiritimati', ws, z)).toEqual(one)
      }),
      { numRuns: 50 },
    )
  } finally {
    process.env.TZ = home
  }
})

test('a shift by date is there from its one instant to its other, whatever the zone of the site and the weekly fields', () => {
  fc.assert(
    fc.property(shift, window, zone, zone, (once, fields, z, other) => {
      const ask = (w: HandsWindow, at: string) =>
        handsIntervals([w], at, Date.parse('1998-10-15T00:00Z'), Date.parse('1998-11-05T00:00Z'))
      const there = ask(once, z)
      expect(there.map((i) => [i.start, i.end])).toEqual([[once.once?.from.instant, once.once?.to.instant]])
      expect(ask(once, other)).toEqual(there)
      const { id, person } = once
      expect(ask({ ...fields, id, person, once: once.once }, z)).toEqual(there)
      // And beside weekly hours of the same person it only adds.
      const both = handsIntervals([{ ...fields, person }, once], z, there[0]?.start ?? 0, there[0]?.end ?? 0)
      expect(both).toHaveLength(1)
      const edge = once.once?.to.instant ?? 0
      expect([edge - 1, edge].map((t) => reasonAt(once, z, t))).toEqual(['exception', null])
    }),
  )
})
