import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, fold, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import { dailySpans } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import { tryAll } from '../plan-edit/edit.ts'
import { takeStart } from '../plan-edit/take-start.ts'
import { DAY, HOUR, MINUTE } from '../time/civil.ts'
import { bandOf } from './bands.ts'
import {
  type BestStart,
  type BestStartQuestion,
  bestStart,
  type Candidate,
  START_GRAIN,
  startQuestion,
  tryStart,
} from './best-start.ts'
import { tell } from './told.ts'

const taipei = (clock: string, day = 12) =>
  Date.parse(`1998-09-${String(day).padStart(2, '0')}T${clock}:00+08:00`)
const days = (clock: string) =>
  Array.from({ length: 20 }, (_, i) => Date.parse(`1998-09-09T${clock}:00-04:00`) + i * DAY)
const wakes = days('07:00')
const low = days('02:00').map((start, i) => ({ start, end: days('06:00')[i] as number }))
const state = fold(golden().filter((e) => e.at <= taipei('07:50'))) as UpgradeState
const question: BestStartQuestion = {
  state,
  from: taipei('00:00', 11),
  days: 14,
  samples: 500,
  seed: 1998,
  wakes,
  awakeLimit: 17 * 60,
  low,
}

test('the start as it is planned has the figures that the desk tells of it: same trials, same draws', () => {
  const now = taipei('07:50')
  const told = tell({ state, now, samples: 200, waking: null }).chances
  const { planned } = bestStart({ ...startQuestion(state, now, 1, null), samples: 200 })
  const { p50, p80, p95 } = planned?.figures.finish ?? { p50: 0, p80: 0, p95: 0 }
  expect([p50, p80, p95].map(Math.round)).toEqual(Object.values(told?.finish ?? {}))
  expect(planned?.figures.chance).toBe(told?.inWindow)
})

describe('the weekend', () => {
  const told = bestStart(question)
  const [best] = told.best as [Candidate]
  const planned = told.planned as Candidate

  test('two mornings fit: the disk on Saturday, the switch-over on Sunday', () => {
    expect(best.split).toEqual({ step: 'first-boot', at: taipei('09:00', 13) })
    expect(best.figures.chance).toBeGreaterThan(0.97)
    expect(best.figures.finish.p80).toBeLessThan(taipei('13:00', 13))
  })

  test('the start as planned is the one of the story', () => {
    expect(planned).toMatchObject({ start: taipei('08:00'), split: null, asks: [] })
    expect(Math.abs(planned.figures.chance - 0.38)).toBeLessThan(0.06)
    // Hands, less than 17 hours awake, not at the lowest: three hours, of all the night.
    expect(planned.figures.usable).toBeCloseTo(180, 0)
  })

  test('the best is better by chance, past 17 hours and in the low window; every count is told', () => {
    const counts = (['chance', 'over', 'low', 'nightHome', 'nightSite', 'usable', 'business'] as const).map(
      (name) => [name, planned.figures[name], best.figures[name]] as const,
    )
    const mornings = ['mornings', 1, best.split === null ? 1 : 2] as const
    for (const [name, was, is] of [...counts, mornings])
      process.stdout.write(
        `  ${name.padEnd(10)} planned ${was.toFixed(2).padStart(7)}  best ${is.toFixed(2).padStart(7)}\n`,
      )
    expect(best.figures.chance).toBeGreaterThan(planned.figures.chance)
    expect(best.figures.over).toBeLessThan(planned.figures.over)
    expect(best.figures.low).toBeLessThan(planned.figures.low)
    expect(best.cost).toBeLessThan(planned.cost)
  })

  test('some ways ask something of the sentinel: an earlier morning, or a lunch', () => {
    const asks = told.best.flatMap((c) => c.asks)
    expect(asks.length).toBeGreaterThan(0)
    for (const a of asks) expect(a.end - a.start).toBeLessThanOrEqual(2 * HOUR)
  })

  test('is ranked, and the map has every quarter of an hour', () => {
    expect(told.best.map((c) => c.cost)).toEqual(told.best.map((c) => c.cost).toSorted((a, b) => a - b))
    expect(told.map.from).toBe(question.from)
    expect(told.map.chances).toHaveLength(14 * 96)
    expect(told.map.costs).toHaveLength(14 * 96)
    const at = (t: number) => (t - told.map.from) / START_GRAIN
    // In the window nobody is on site on a Wednesday, but a first part could be done; at night nothing fits.
    expect(told.map.costs[at(taipei('09:00', 16))]).toBeGreaterThan(best.cost + 100)
    expect(told.map.chances[at(taipei('03:00', 16))]).toBe(0)
  })

  test('a cost is the sum of its parts, and one start tried alone is the same', () => {
    for (const c of told.best)
      expect(Object.values(c.parts).reduce((a, b) => a + b, 0)).toBeCloseTo(c.cost, 6)
    const alone = tryStart(question, best.start)
    expect(told.best).toContainEqual(alone)
  })

  test('the best, once it is taken, is the plan, and is judged the same', () => {
    const taken = tryAll(state, takeStart(state, best))
    if (!taken.ok) throw new Error(taken.refusal.code)
    const again = bestStart({ ...question, state: taken.state })
    expect(again.planned?.split).toEqual(best.split)
    expect(again.planned?.figures.chance).toBeCloseTo(best.figures.chance, 2)
    expect(again.planned?.figures.over).toBeCloseTo(best.figures.over, 0)
    expect(again.map).toEqual(told.map)
  })

  test('a window over two days is read as its hours on each', () => {
    const window = state.head.window as NonNullable<UpgradeState['head']['window']>
    const to = { ...window.to, instant: window.to.instant + DAY }
    const long = { ...state, head: { ...state.head, window: { ...window, to } } }
    const { best: ways, map } = bestStart({ ...question, state: long })
    expect({ best: ways, map }).toEqual({ best: told.best, map: told.map })
  })

  test('same question, same answer', () => {
    expect(bestStart({ ...question, samples: 60, days: 3 })).toEqual(
      bestStart({ ...question, samples: 60, days: 3 }),
    )
  })
})

test('without hands to wait for, a window or a wake time, the middle of the upgrader’s day wins', () => {
  const night = upgradeWith({ plan: buildPlan({ steps: [buildStep('a')], hands: [] }) })
  const { best, planned } = bestStart({
    ...question,
    state: night.state,
    days: 2,
    samples: 60,
    wakes: null,
  }) as BestStart
  expect(planned).toBeNull()
  expect(best[0]).toMatchObject({ split: null, asks: [], figures: { nightHome: 0, over: 0, chance: 1 } })
})

describe('bands', () => {
  const NINE = taipei('09:00')
  const edges = fc.array(fc.integer({ min: 1, max: 5 * 60_000 }), { maxLength: 12 })

  test('minutes within are those of the spans', () => {
    fc.assert(
      fc.property(edges, fc.nat(3_600_000), fc.nat(3_600_000), (gaps, a, b) => {
        let t = NINE
        const marks = gaps.map((g) => {
          t += g
          return t
        })
        const spans = marks.flatMap((end, i) => (i % 2 === 1 ? [{ start: marks[i - 1] as number, end }] : []))
        const band = bandOf(spans, NINE, NINE + HOUR)
        const from = Math.floor((NINE + Math.min(a, b)) / MINUTE) * MINUTE
        const to = Math.floor((NINE + Math.max(a, b)) / MINUTE) * MINUTE
        const wanted = spans.reduce(
          (sum, s) => sum + Math.max(0, Math.min(s.end, to) - Math.max(s.start, from)) / MINUTE,
          0,
        )
        expect(band.within(from, to)).toBeCloseTo(wanted, 6)
      }),
    )
  })

  test('hours of each day go by the wall: a night that is an hour longer is an hour longer', () => {
    const spans = dailySpans(
      'America/New_York',
      22 * HOUR,
      7 * HOUR,
      Date.parse('1998-10-24T20:00:00-04:00'),
      Date.parse('1998-10-26T12:00:00-05:00'),
    )
    expect(spans.map((s) => (s.end - s.start) / HOUR)).toEqual([10, 9])
  })

  test('some weekdays only', () => {
    const spans = dailySpans(
      'Asia/Taipei',
      9 * HOUR,
      18 * HOUR,
      taipei('00:00', 10),
      taipei('00:00', 16),
      [1, 5],
    )
    expect(spans.map((s) => s.start)).toEqual([taipei('09:00', 11), taipei('09:00', 14)])
  })
})
