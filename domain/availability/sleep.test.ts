import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../time/civil.ts'
import { formatIso } from '../time/format.ts'
import { awakeMinutesAt, awakeSince, lastWaking, lowWindowSpans, sleepSpans, wakings } from './sleep.ts'
import { ownHoursSchema } from './sleep-schema.ts'
import { merge, type Span } from './spans.ts'

const taipei = 'Asia/Taipei'
const newYork = 'America/New_York'
const story = { wake: '07:00', sleep: '23:00' }
const at = (local: string, zone = newYork) => DateTime.fromISO(local, { zone }).toMillis()
const read = (spans: readonly Span[], zone = newYork) =>
  spans.map((s) => `${formatIso(s.start, zone).slice(5, 16)}-${formatIso(s.end, zone).slice(5, 16)}`)

describe('the upgrader of the story', () => {
  test('sleeps from 23:00 to 07:00 in Massachusetts, cut off at the edges of the question', () => {
    const spans = sleepSpans(story, newYork, at('1998-09-11T20:00'), at('1998-09-13T04:00'))
    expect(read(spans)).toEqual(['09-11T23:00-09-12T07:00', '09-12T23:00-09-13T04:00'])
    expect(read(spans, taipei)).toEqual(['09-12T11:00-09-12T19:00', '09-13T11:00-09-13T16:00'])
    expect(read(sleepSpans(story, newYork, at('1998-09-12T06:59'), at('1998-09-12T12:00')))).toEqual([
      '09-12T06:59-09-12T07:00',
    ])
    expect(sleepSpans(story, newYork, at('1998-09-12T07:00'), at('1998-09-12T23:00'))).toEqual([])
  })

  test.each([
    ['1998-09-11T20:00', 13 * 60],
    ['1998-09-12T00:00', 17 * 60],
    ['1998-09-12T02:15', 19 * 60 + 15],
    // Worked through the night: 07:00 is no waking.
    ['1998-09-12T08:00', 25 * 60],
  ])('who begins Friday at 20:00 is awake at %s for %d minutes', (t, minutes) => {
    const start = at('1998-09-11T20:00')
    expect(awakeSince(story, newYork, at(t), start)).toBe(at('1998-09-11T07:00'))
    expect(awakeMinutesAt(story, newYork, at(t), start)).toBe(minutes)
  })

  test('before the work has begun they sleep as ever', () => {
    const start = at('1998-09-12T20:00')
    expect(awakeMinutesAt(story, newYork, at('1998-09-12T03:00'), start)).toBe(0)
    expect(awakeMinutesAt(story, newYork, at('1998-09-12T07:00'), start)).toBe(0)
    expect(awakeMinutesAt(story, newYork, at('1998-09-12T09:30'), start)).toBe(150)
    expect(awakeSince(story, newYork, at('1998-09-12T06:59'), start)).toBe(at('1998-09-11T07:00'))
  })

  test('is at the lowest from 02:00 to 05:59', () => {
    const low = { from: '02:00', to: '06:00' }
    const spans = lowWindowSpans(newYork, low, at('1998-09-11T20:00'), at('1998-09-13T12:00'))
    expect(read(spans)).toEqual(['09-12T02:00-09-12T06:00', '09-13T02:00-09-13T06:00'])
    expect(read(spans, taipei)[0]).toBe('09-12T14:00-09-12T18:00')
    expect(
      lowWindowSpans(newYork, { from: '02:00', to: '02:00' }, at('1998-09-11T20:00'), at('1998-09-13T12:00')),
    ).toEqual([])
  })
})

describe('changes of the clock', () => {
  const hoursOf = (spans: readonly Span[]) => spans.map((s) => (s.end - s.start) / HOUR)
  const night = (zone: string, noon: string) => [at(noon, zone), at(noon, zone) + 24 * HOUR] as const

  test.each([
    ['as ever', newYork, '1998-09-11T12:00', 8],
    ['spring', newYork, '1998-04-04T12:00', 7],
    ['autumn', newYork, '1998-10-24T12:00', 9],
    ['half an hour', 'Australia/Lord_Howe', '2026-04-04T12:00', 8.5],
  ])('a night of %s (%s)', (_what, zone, noon, hours) => {
    expect(hoursOf(sleepSpans(story, zone, ...night(zone, noon)))).toEqual([hours])
  })

  test('waking in the gap is at the jump, waking in the hour that comes twice is the later', () => {
    const spring = night(newYork, '1998-04-04T12:00')
    expect(wakings(newYork, '02:30', ...spring).at(-1)).toBe(Date.parse('1998-04-05T07:00Z'))
    const autumn = night(newYork, '1998-10-24T12:00')
    expect(wakings(newYork, '01:30', ...autumn).at(-1)).toBe(Date.parse('1998-10-25T06:30Z'))
    const early = { wake: '01:30', sleep: '20:00' }
    expect(sleepSpans(early, newYork, ...autumn).at(-1)?.end).toBe(Date.parse('1998-10-25T06:30Z'))
  })

  test('nobody woke up on the day that Apia lost', () => {
    const zone = 'Pacific/Apia'
    const woke = wakings(zone, '07:00', at('2011-12-28T12:00', zone), at('2012-01-01T12:00', zone))
    expect(woke.map((w) => formatIso(w, zone).slice(5, 13))).toEqual([
      '12-28T07',
      '12-29T07',
      '12-31T07',
      '01-01T07',
    ])
  })
})

test('what is no hours is refused', () => {
  const good = { ...story, shared: false }
  expect(ownHoursSchema.safeParse(good).success).toBe(true)
  for (const bad of [
    { ...good, wake: '24:00' },
    { ...good, wake: '7:00' },
    { ...good, sleep: '' },
    { ...good, sleep: '07:00' },
    { ...good, zone: newYork },
    story,
  ])
    expect(ownHoursSchema.safeParse(bad).success).toBe(false)
  expect(() => sleepSpans({ wake: 'seven', sleep: '23:00' }, newYork, 0, HOUR)).toThrow(RangeError)
})

describe('whatever the hours', () => {
  const clock = fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
  const hours = fc.record({ wake: clock, sleep: clock }).filter((h) => h.wake !== h.sleep)
  const zone = fc.constantFrom(
    newYork,
    taipei,
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'Pacific/Apia',
  )
  // Around the changes of autumn 1998, and the day that Apia skipped.
  const instant = fc
    .tuple(fc.constantFrom('1998-10-22T00:00Z', '2011-12-27T00:00Z'), fc.nat(8 * 24 * 60))
    .map(([from, m]) => Date.parse(from) + m * MINUTE)
  const three = fc.tuple(instant, fc.nat(5 * 24 * 60), fc.nat(5 * 24 * 60)).map(([a, m, n]) => {
    return [a, a + m * MINUTE, a + (m + n) * MINUTE] as const
  })

  test('no stretch is empty or out of the question, and a question cut in two has the same answer', () => {
    fc.assert(
      fc.property(hours, zone, three, (h, z, [a, b, c]) => {
        for (const ask of [
          (from: number, to: number) => sleepSpans(h, z, from, to),
          (from: number, to: number) => lowWindowSpans(z, { from: h.wake, to: h.sleep }, from, to),
        ]) {
          const whole = ask(a, c)
          for (const [i, s] of whole.entries()) {
            expect(s.start).toBeLessThan(s.end)
            expect(s.start).toBeGreaterThan(whole[i - 1]?.end ?? Number.NEGATIVE_INFINITY)
            expect(s.start).toBeGreaterThanOrEqual(a)
            expect(s.end).toBeLessThanOrEqual(c)
          }
          expect(merge([...ask(a, b), ...ask(b, c)])).toEqual(whole)
        }
      }),
    )
  })

  test('a waking ends a sleep, nobody is awake for less than nothing, and work never makes one rested', () => {
    fc.assert(
      fc.property(hours, zone, instant, fc.nat(3 * 24 * 60), (h, z, start, minutes) => {
        const t = start + minutes * MINUTE
        const since = awakeSince(h, z, t, start)
        expect(since).toBeLessThanOrEqual(start)
        expect(sleepSpans(h, z, since - 1, since)).toHaveLength(1)
        expect(awakeMinutesAt(h, z, t, start)).toBe((t - since) / MINUTE)
        expect(awakeMinutesAt(h, z, t + MINUTE, start)).toBe(awakeMinutesAt(h, z, t, start) + 1)
        expect(awakeMinutesAt(h, z, start - MINUTE, start)).toBeGreaterThanOrEqual(0)
        expect(lastWaking(wakings(z, h.wake, start, t + 1), start)).toBe(since)
      }),
    )
  })

  test('the zone of the machine that asks changes nothing', () => {
    const home = process.env.TZ
    const ask = (tz: string, h: { wake: string; sleep: string }, z: string, t: number) => {
      process.env.TZ = tz
      return [sleepSpans(h, z, t, t + 72 * HOUR), awakeMinutesAt(h, z, t + HOUR, t)]
    }
    try {
      fc.assert(
        fc.property(hours, zone, instant, (h, z, t) => {
          expect(ask('Pacific/Kiritimati', h, z, t)).toEqual(ask('America/New_York', h, z, t))
        }),
        { numRuns: 50 },
      )
    } finally {
      process.env.TZ = home
    }
  })
})
