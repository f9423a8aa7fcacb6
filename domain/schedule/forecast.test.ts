import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyWork } from '../../tests/arbitrary-work.ts'
import { buildStep, fold, HOUR, MINUTE, NINE } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Estimate } from '../plan/plan.ts'
import { type Forecast, forecast, type Question, spreadOf } from './forecast.ts'
import { scheduleOf } from './schedule.ts'
import { plannedWork, UPGRADER, type Work, workLeft } from './work.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const newYork = (clock: string, day = 11) => Date.parse(`1998-09-${day}T${clock}:00-04:00`)
const weekendAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState
const ask = (work: Work, over: Partial<Question> = {}) =>
  forecast({ work, samples: 10_000, seed: 1998, windowEnd: null, awake: null, ...over }) as Forecast

/** Steps one after the other, or side by side, that need nobody's hands. */
const tasks = (estimates: Estimate[], sideBySide = false): Work => ({
  base: NINE,
  hands: [],
  jobs: estimates.map((minutes, i) => ({
    step: buildStep(`s${i}`, { minutes }),
    busy: sideBySide ? 0 : UPGRADER,
    hands: false,
    after: [],
    notBefore: Number.NEGATIVE_INFINITY,
    past: null,
  })),
})

describe('the weekend', () => {
  const work = plannedWork(weekendAt(taipei('07:50')), taipei('08:00'))
  const awake = { wakes: [newYork('07:00'), newYork('07:00', 12)], limit: 17 * HOUR, rest: 10 * HOUR }
  const told = ask(work, { samples: 20_000, windowEnd: taipei('16:00'), awake })

  test('agrees with the story: half end by 16:07, four in five by 16:34, 38 in a hundred inside the window', () => {
    expect(Math.abs(told.finish.p50 - taipei('16:07'))).toBeLessThan(2 * MINUTE)
    expect(Math.abs(told.finish.p80 - taipei('16:34'))).toBeLessThan(2 * MINUTE)
    expect(told.inWindow).toBeCloseTo(0.38, 1.7)
  })

  test('nobody is there for the first boot in nearly half of the trials, and the reboot always waits for nine', () => {
    expect(told.steps['first-boot']?.nobody).toBeGreaterThan(0.4)
    expect(told.steps['first-boot']?.nobody).toBeLessThan(0.55)
    expect(told.steps['reboot']?.nobody).toBeGreaterThan(0.999)
    expect(told.steps['fdisk']?.nobody).toBe(0)
    expect(told.stuck).toBe(0)
  })

  test('it always ends more than 17 hours after seven o’clock in Massachusetts', () => {
    expect(told.overAwake).toBe(1)
    expect(ask(work, { awake: null }).overAwake).toBeNull()
    expect(ask(work, { awake: { ...awake, limit: 30 * HOUR } }).overAwake).toBe(0)
  })

  test('as steps end, the spread narrows', () => {
    const now = taipei('14:54')
    const later = ask(workLeft(weekendAt(now), now) as Work, { windowEnd: taipei('16:00') })
    expect(later.finish.p95 - later.finish.p50).toBeLessThan(told.finish.p95 - told.finish.p50)
    expect(later.steps['fdisk']).toBeUndefined()
    // The boot runs since 14:50 and takes 10 to 45 minutes: what has passed can't come back.
    expect(later.steps['first-boot']?.end.p50).toBeGreaterThan(now)
  })

  test('a night’s sleep between two mornings starts the count anew', () => {
    const second = work.jobs.map((j) =>
      j.step.id === 'first-boot' ? { ...j, notBefore: taipei('09:00', 13) } : j,
    )
    const split = ask(
      { ...work, jobs: second },
      { awake: { ...awake, wakes: [newYork('07:00'), newYork('07:00', 12)] } },
    )
    expect(split.overAwake).toBeLessThan(1)
  })
})

describe('against what is known in closed form', () => {
  const six: Estimate[] = [
    [20, 30, 60],
    [80, 120, 200],
    [30, 60, 150],
    [10, 15, 45],
    [20, 30, 60],
    [45, 60, 120],
  ].map(([best, likely, worst]) => ({ best, likely, worst }) as Estimate)

  test('a chain without waiting has the sum of the means and of the variances', () => {
    const told = ask(tasks(six))
    const mu = (e: Estimate) => (e.best + 4 * e.likely + e.worst) / 6
    const mean = six.reduce((sum, e) => sum + mu(e), 0)
    const variance = six.reduce((sum, e) => sum + ((mu(e) - e.best) * (e.worst - mu(e))) / 7, 0)
    expect((told.mean - NINE) / MINUTE).toBeCloseTo(mean, -0.5)
    // Nearly normal: four in five end before the mean and 0.8416 standard deviations.
    expect(Math.abs((told.finish.p80 - NINE) / MINUTE - (mean + 0.8416 * Math.sqrt(variance)))).toBeLessThan(
      4,
    )
  })

  test('two side by side end later than either: 60/90/180 twice, mean 100 each, 112 together', () => {
    const pair = { best: 60, likely: 90, worst: 180 }
    expect((ask(tasks([pair])).mean - NINE) / MINUTE).toBeCloseTo(100, -0.3)
    expect((ask(tasks([pair, pair], true)).mean - NINE) / MINUTE).toBeCloseTo(112, -0.3)
  })
})

describe('any work', () => {
  test('same question, same answer; the quantiles are in order and inside what can be', () => {
    fc.assert(
      fc.property(anyWork, fc.nat(), (work, seed) => {
        const question = { work, samples: 200, seed, windowEnd: NINE + 6 * HOUR, awake: null }
        const told = forecast(question)
        expect(forecast(question)).toEqual(told)
        if (told === null) return
        const { p50, p80, p95 } = told.finish
        expect(p50).toBeLessThanOrEqual(p80)
        expect(p80).toBeLessThanOrEqual(p95)
        const at = (which: 'best' | 'worst') =>
          scheduleOf({
            ...work,
            jobs: work.jobs.map((j) => {
              const m = j.step.minutes[which]
              return { ...j, step: { ...j.step, minutes: { best: m, likely: m, worst: m } } }
            }),
          }).finish as number
        expect(p50).toBeGreaterThanOrEqual(at('best') - 1)
        expect(p95).toBeLessThanOrEqual(at('worst') + 1)
      }),
      { numRuns: 60 },
    )
  })

  test('without spread, every trial is the schedule', () => {
    fc.assert(
      fc.property(anyWork, (drawn) => {
        const jobs = drawn.jobs.map((j) => {
          const { likely } = j.step.minutes
          return { ...j, step: { ...j.step, minutes: { best: likely, likely, worst: likely } } }
        })
        const work = { ...drawn, jobs }
        const told = forecast({ work, samples: 3, seed: 1, windowEnd: null, awake: null })
        const plain = scheduleOf(work)
        if (told === null) return
        expect(told.finish.p95).toBe(plain.finish)
        for (const p of plain.places.filter((q) => q.how === 'ahead')) {
          expect(told.steps[p.step]?.end.p50).toBe(p.end)
          expect(told.steps[p.step]?.nobody).toBe(p.noHands || p.waitsFrom !== null ? 1 : 0)
          expect(told.steps[p.step]?.leftAlone).toBe(p.leftAt !== null ? 1 : 0)
        }
      }),
    )
  })
})

test('quantiles are those of the sorted values, to a bin', () => {
  const values = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 500 })
  fc.assert(
    fc.property(values, (drawn) => {
      const sorted = drawn.toSorted((a, b) => a - b)
      const told = spreadOf(Float64Array.from(drawn))
      const bin = ((sorted.at(-1) as number) - (sorted[0] as number)) / 4096
      for (const [share, value] of [
        [0.5, told.p50],
        [0.8, told.p80],
        [0.95, told.p95],
      ] as const) {
        const exact = sorted[Math.ceil(share * drawn.length) - 1] as number
        expect(Math.abs(value - exact)).toBeLessThanOrEqual(bin + 1e-6)
      }
    }),
  )
})
