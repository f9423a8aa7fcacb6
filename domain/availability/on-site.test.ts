import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import type { UpgradeState } from '../log/state.ts'
import { DAY } from '../time/civil.ts'
import { nextLeaving } from './breaks.ts'
import {
  anyHands,
  type Hands,
  handsSpans,
  type OnSiteSpan,
  plannedHands,
  whoIsThere,
  whyNobody,
} from './on-site.ts'
import { type HandsWindow, onSiteNow } from './windows.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const shift = (id: string, person: string, from: string, to: string, over: Partial<HandsWindow> = {}) => ({
  id,
  person,
  days: [6, 7],
  from,
  to,
  breaks: [{ from: '12:00', to: '13:00', label: 'lunch' }],
  except: [],
  ...over,
})
const both = [
  shift('am', 'sentinel', '09:00', '18:00'),
  shift('pm', 'boss', '11:00', '20:00', { breaks: [] }),
]
const base = { ...upgradeWith().state, hands: Object.fromEntries(both.map((w) => [w.id, w])) }
type Said = UpgradeState['presence']
const hands = (presence: Said = {}, over: Partial<Hands> = {}): Hands => ({ ...base, presence, ...over })
const only = (w: HandsWindow, presence: Said = {}) => hands(presence, { hands: { [w.id]: w } })
const told = (spans: readonly OnSiteSpan[]) =>
  spans.map((s) => [(s.start - taipei('00:00')) / HOUR, (s.end - taipei('00:00')) / HOUR, s.people.join(' ')])
const saturday = (state: Hands, now = taipei('08:00'), who?: string) =>
  told(handsSpans(state, taipei('00:00'), taipei('00:00', 13), now, who))

describe('who is there', () => {
  test('a new span wherever somebody comes or goes; the breaks of one are covered by the other', () => {
    expect(saturday(hands())).toEqual([
      [9, 11, 'sentinel'],
      [11, 12, 'boss sentinel'],
      [12, 13, 'boss'],
      [13, 18, 'boss sentinel'],
      [18, 20, 'boss'],
    ])
    expect(saturday(hands(), taipei('08:00'), 'sentinel')).toEqual([
      [9, 12, 'sentinel'],
      [13, 18, 'sentinel'],
    ])
    expect(anyHands(hands(), taipei('00:00'), taipei('00:00', 13), NINE)).toEqual([
      { start: taipei('09:00'), end: taipei('20:00') },
    ])
  })

  test('what somebody said overrules their windows, and nobody else’s', () => {
    const away = { state: 'away' as const, until: taipei('10:30'), since: NINE }
    expect(saturday(hands({ sentinel: away }), NINE)[0]).toEqual([10.5, 11, 'sentinel'])
    const left = { state: 'left' as const, until: null, since: taipei('14:00') }
    expect(saturday(hands({ sentinel: left }), taipei('14:00')).slice(-2)).toEqual([
      [13, 14, 'boss sentinel'],
      [14, 20, 'boss'],
    ])
  })

  test('a statement is over when its time has come', () => {
    const away = { state: 'away' as const, until: taipei('10:30'), since: NINE }
    expect(saturday(hands({ sentinel: away }), taipei('10:30'))).toEqual(saturday(hands()))
  })

  test('on site without an end counts to the next edge of the hours; without hours, to the end of the day', () => {
    const state = only(shift('am', 'sentinel', '09:00', '18:00'), {
      sentinel: { state: 'on-site', until: null, since: taipei('07:00') },
    })
    expect(saturday(state, taipei('07:30'))).toEqual([
      [7, 12, 'sentinel'],
      [13, 18, 'sentinel'],
    ])
    expect(saturday({ ...state, hands: {} }, taipei('07:30'))).toEqual([[7, 24, 'sentinel']])
    expect(plannedHands(state, taipei('00:00'), taipei('12:00'))).toEqual([
      { start: NINE, end: taipei('12:00') },
    ])
  })

  test('and why', () => {
    const w = shift('am', 'sentinel', '09:00', '18:00', { except: [{ date: '1998-09-14', from: '10:00' }] })
    expect(whoIsThere(only(w), NINE, NINE)).toEqual([
      { person: 'sentinel', why: 'pattern', until: taipei('12:00') },
    ])
    expect(whoIsThere(only(w), taipei('11:00', 14), NINE)).toMatchObject([{ why: 'exception' }])
    const early = { sentinel: { state: 'on-site' as const, until: NINE - HOUR, since: NINE - 3 * HOUR } }
    expect(whoIsThere(only(w, early), NINE - 2 * HOUR, NINE - 2 * HOUR)).toEqual([
      { person: 'sentinel', why: 'said', until: NINE - HOUR },
    ])
  })
})

describe('why nobody is', () => {
  const w = shift('am', 'sentinel', '09:00', '18:00', {
    except: [
      { date: '1998-09-13', off: true },
      { date: '1998-09-19', off: true, from: '15:00', to: '16:00' },
    ],
  })
  const why = (t: number, presence: Said = {}, now = t) => {
    const absence = whyNobody(only(w, presence), t, now)
    return absence === null ? null : [absence.why, absence.label, absence.until]
  }
  test('nobody is missed while somebody is there, from the first instant to before the last', () => {
    expect(why(NINE)).toBeNull()
    expect(why(taipei('12:00') - 1)).toBeNull()
    expect(why(taipei('13:00'))).toBeNull()
  })
  test.each([
    ['lunch', taipei('12:00'), {}, ['break', 'lunch', taipei('13:00')]],
    ['the evening', taipei('18:00'), {}, ['outside-hours', null, taipei('09:00', 19)]],
    ['a day off', taipei('10:00', 13), {}, ['day-off', null, taipei('09:00', 19)]],
    ['hours off', taipei('15:00', 19), {}, ['day-off', null, taipei('16:00', 19)]],
    [
      'said: away',
      taipei('10:00'),
      { sentinel: { state: 'away' as const, until: taipei('10:40'), since: NINE } },
      ['away', null, taipei('10:40')],
    ],
    [
      'said: away, into lunch',
      taipei('10:00'),
      { sentinel: { state: 'away' as const, until: taipei('12:40'), since: NINE } },
      ['away', null, taipei('13:00')],
    ],
    [
      'said: left',
      taipei('14:00'),
      { sentinel: { state: 'left' as const, until: null, since: taipei('13:30') } },
      ['left', null, taipei('09:00', 19)],
    ],
  ])('%s', (_, t, presence, expected) => {
    expect(why(t, presence as Said)).toEqual(expected)
  })
  test('the reason is that of who is back first', () => {
    expect(whyNobody(hands(), taipei('08:00'), NINE)).toMatchObject({ person: 'sentinel', until: NINE })
    expect(whyNobody(hands({}, { hands: {} }), NINE, NINE)).toEqual({
      why: 'no-hands',
      person: null,
      label: null,
      until: null,
    })
  })
})

const clock = fc.integer({ min: 0, max: 1439 }).map((m) => {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(m / 60))}:${two(m % 60)}`
})
const moment = fc
  .integer({ min: -2 * 1440, max: 5 * 1440 })
  .map((m) => Date.parse('1998-10-23T00:00Z') + m * MINUTE)
const date = fc.constantFrom('1998-10-23', '1998-10-24', '1998-10-25', '1998-10-26')
const window = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  person: fc.constantFrom('sentinel', 'boss'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  from: clock,
  to: clock,
  breaks: fc.array(fc.record({ from: clock, to: clock }), { maxLength: 2 }),
  except: fc.array(
    fc.record({ date, from: clock, to: clock, off: fc.boolean() }, { requiredKeys: ['date'] }),
    {
      maxLength: 2,
    },
  ),
})
const presence = fc.record({
  state: fc.constantFrom('on-site' as const, 'away' as const, 'left' as const, 'unknown' as const),
  until: fc.option(moment),
  since: moment,
})
const drawn = fc
  .record({
    windows: fc.array(window, { maxLength: 3 }),
    presence: fc.dictionary(fc.constantFrom('sentinel', 'boss'), presence),
    zone: fc.constantFrom('America/New_York', 'Asia/Taipei', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
    now: moment,
  })
  .map(({ windows, presence: said, zone, now }) => ({
    now,
    state: hands(Object.fromEntries(Object.entries(said)), {
      hands: Object.fromEntries(windows.map((w) => [w.id, w])),
      head: { ...base.head, site: { name: 'Site', zone } },
    }),
  }))
const asked = fc
  .tuple(moment, moment, moment)
  .map((ts) => ts.sort((a, b) => a - b) as [number, number, number])

describe('properties', () => {
  test('sorted, disjoint, never empty, inside the question, and never the same people twice in a row', () => {
    fc.assert(
      fc.property(drawn, asked, ({ state, now }, [from, , to]) => {
        const spans = handsSpans(state, from, to, now)
        for (const [i, s] of spans.entries()) {
          expect(s.start).toBeLessThan(s.end)
          expect(s.start).toBeGreaterThanOrEqual(Math.max(from, spans[i - 1]?.end ?? from))
          expect(s.end).toBeLessThanOrEqual(to)
          if (spans[i - 1]?.end === s.start) expect(spans[i - 1]?.people).not.toEqual(s.people)
        }
      }),
    )
  })

  test('who is on site now, live, is whom the planner counts now; nobody is asked twice of one moment', () => {
    const answered = fc.record({
      from: moment,
      later: fc.integer({ min: 0, max: 90 }),
      back: fc.option(fc.integer({ min: 0, max: 120 })),
      answer: fc.constantFrom('leaving' as const, 'staying' as const, 'later' as const, null),
    })
    fc.assert(
      fc.property(drawn, fc.dictionary(fc.constantFrom('sentinel', 'boss'), answered), (d, drawnBreaks) => {
        const { now } = d
        const breaks = Object.fromEntries(
          Object.entries(drawnBreaks).map(([person, { from, later, back, answer }]) => {
            const at = from + later * MINUTE
            const until = back === null ? null : at + back * MINUTE
            return [person, { from, at, until, label: '', answer, askedAt: from, answeredAt: from }]
          }),
        )
        const said = Object.entries(d.state.presence).map(([person, p]) => [
          person,
          { ...p, since: Math.min(p.since, now) },
        ])
        const state = { ...d.state, presence: Object.fromEntries(said) as Said, breaks }
        const zone = state.head.site.zone
        const live = onSiteNow(Object.values(state.hands), state.presence, zone, now, breaks)
        for (const person of ['sentinel', 'boss']) {
          const p = state.presence[person]
          // Who left is not there before they say so; the planner goes by their next hours.
          if (p?.state === 'left' && (p.until === null || p.until > now)) continue
          const planned = anyHands({ ...state, people: {} }, now, now + 1, now, person)
          // Who has neither hours nor a word of their own is on no list to plan with.
          const listed = p !== undefined || Object.values(state.hands).some((w) => w.person === person)
          if (listed) expect(live.includes(person), person).toBe(planned.length > 0)
          const next = nextLeaving(state, person, now)
          if (next === null) continue
          expect(next.at).toBeGreaterThan(now)
          expect(next.due).toBeLessThanOrEqual(next.at)
          const again = {
            ...breaks,
            [person]: {
              at: next.at,
              ...next.rest(),
              from: next.at,
              answer: null,
              askedAt: now,
              answeredAt: null,
            },
          }
          expect(nextLeaving({ ...state, breaks: again }, person, now)?.at).not.toBe(next.at)
        }
      }),
    )
  })

  test('all together are those of each, and a stretch cut in two has the same answer', () => {
    fc.assert(
      fc.property(drawn, asked, ({ state, now }, [a, b, c]) => {
        const whole = handsSpans(state, a, c, now)
        const at = (spans: readonly OnSiteSpan[], t: number) =>
          spans.find((s) => s.start <= t && t < s.end)?.people ?? []
        const parts = [...handsSpans(state, a, b, now), ...handsSpans(state, b, c, now)]
        for (const t of [a, b, c - MINUTE, ...whole.flatMap((s) => [s.start, s.end])]) {
          if (t < a || t >= c) continue
          expect(at(parts, t)).toEqual(at(whole, t))
          const each = ['boss', 'sentinel'].filter((p) => at(handsSpans(state, a, c, now, p), t).length > 0)
          expect(each).toEqual(at(whole, t))
          expect(whyNobody(state, t, now) === null).toBe(at(whole, t).length > 0)
          expect(whoIsThere(state, t, now).map((p) => p.person)).toEqual(at(whole, t))
        }
      }),
    )
  })

  test('away until they are back, whatever the windows say', () => {
    fc.assert(
      fc.property(drawn, moment, fc.integer({ min: 1, max: 600 }), ({ state }, now, minutes) => {
        const until = now + minutes * MINUTE
        const away = { ...state, presence: { sentinel: { state: 'away' as const, until, since: now } } }
        expect(handsSpans(away, now, until, now, 'sentinel')).toEqual([])
        const there = { ...state, presence: { sentinel: { state: 'on-site' as const, until, since: now } } }
        expect(anyHands(there, now, until, now, 'sentinel')).toEqual([{ start: now, end: until }])
      }),
    )
  })

  test('a whole day off has no shift that begins on it, whatever else is said of that day', () => {
    fc.assert(
      fc.property(window, (w) => {
        const off = { ...w, days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '18:00', breaks: [] }
        const state = hands(
          {},
          {
            hands: {
              a: {
                ...off,
                except: [
                  ...w.except.filter((e) => e.date !== '1998-10-23'),
                  { date: '1998-10-24' },
                  { date: '1998-10-24', off: true },
                ],
              },
            },
            head: { ...base.head, site: { name: 'Site', zone: 'Asia/Taipei' } },
          },
        )
        const nine = Date.parse('1998-10-24T09:00:00+08:00')
        expect(anyHands(state, nine, nine + 9 * HOUR, nine)).toEqual([])
        expect(whyNobody(state, nine, nine)?.why).toBe('day-off')
      }),
    )
  })

  test('a fortnight is answered fast, asked again at each event', () => {
    const state = hands()
    handsSpans(state, NINE, NINE + 14 * DAY, NINE)
    const begun = performance.now()
    for (let i = 0; i < 200; i++) handsSpans(state, NINE, NINE + 14 * DAY, NINE + i * MINUTE)
    expect((performance.now() - begun) / 200).toBeLessThan(5)
  })
})
