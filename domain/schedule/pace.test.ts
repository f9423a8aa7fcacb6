import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildStep, dale, upgradeWith } from '../../tests/factories.ts'
import type { StepRun } from '../log/state.ts'
import { outline } from '../rails/outline.ts'
import { MINUTE } from '../time/civil.ts'
import { paceText } from '../work/words/progress.ts'
import { minutesOf, paceOf } from './pace.ts'
import { type Schedule, scheduleOf } from './schedule.ts'
import { type Work, workLeft } from './work.ts'

const T = Date.UTC(1998, 8, 12, 1)
const MB = 1_000_000
const planned = { best: 10, likely: 30, worst: 60 }
const run = (progress: StepRun['progress'], startedAt = T): StepRun => ({
  state: 'running',
  attempt: 1,
  startedAt,
  endedAt: null,
  by: 'dale',
  entered: false,
  reason: '',
  endedSeq: null,
  progress,
})
const bytes = (done: number, total: number | null, minutes: number, from: { done: number; at: number }) => ({
  unit: 'bytes' as const,
  done,
  total,
  at: T + minutes * MINUTE,
  from,
})

describe('what two reports tell', () => {
  test('130 of 412 MB after ten minutes from nothing: 21 min 42 s are left', () => {
    const pace = paceOf(bytes(130 * MB, 412 * MB, 15, { done: 0, at: T + 5 * MINUTE }))
    expect(pace?.perSecond).toBeCloseTo((130 * MB) / 600)
    expect(Math.round((pace?.left ?? 0) / 1000)).toBe(1302)
  })

  test('counted from the first report, not from the start of the step: what came before was no transfer', () => {
    const late = paceOf(bytes(20 * MB, 40 * MB, 65, { done: 10 * MB, at: T + 60 * MINUTE }))
    expect(late?.left).toBe(10 * MINUTE)
  })

  test('one report, or two that say the same, tell nothing; without a total there is a rate and no end', () => {
    expect(paceOf(null)).toBeNull()
    expect(paceOf({ unit: 'percent', done: 40, at: T })).toBeNull()
    expect(paceOf(bytes(5, 10, 5, { done: 5, at: T }))).toBeNull()
    expect(paceOf(bytes(5, 10, 0.1, { done: 1, at: T }))).toBeNull()
    expect(paceOf(bytes(60 * MB, null, 1, { done: 0, at: T }))).toEqual({ perSecond: MB, left: null })
  })

  test('never less than nothing is left, and what came on twice as fast has half as long to go', () => {
    const amount = fc.integer({ min: 1, max: 1e12 })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 20_000, max: 1e8 }), (done, rest, took) => {
        const at = (ms: number) =>
          paceOf({ unit: 'bytes', done, total: done + rest, at: T + ms, from: { done: 0, at: T } })
        const left = at(took)?.left ?? -1
        expect(left).toBeGreaterThanOrEqual(0)
        expect(at(took * 2)?.left).toBeCloseTo(left * 2, 0)
      }),
    )
  })
})

describe('how long the step takes in all', () => {
  test('as planned, until reports tell', () => {
    expect(minutesOf(planned, undefined)).toBe(planned)
    expect(minutesOf(planned, run(null))).toBe(planned)
    expect(minutesOf(planned, run({ unit: 'percent', done: 4, at: T + MINUTE }))).toBe(planned)
    const over = { ...run(bytes(5, 10, 5, { done: 0, at: T })), state: 'done' as const }
    expect(minutesOf(planned, over)).toBe(planned)
  })

  test('then by the rate: half is there after 20 minutes', () => {
    const half = bytes(50, 100, 20, { done: 0, at: T })
    expect(minutesOf(planned, run(half))).toEqual({ best: 36, likely: 40, worst: 50 })
  })

  test('best, likely and worst stay in that order, and none is over before the newest report', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 0, max: 300 }),
        (done, took, before) => {
          const at = T + (before + took) * MINUTE
          const from = { done: 0, at: T + before * MINUTE }
          const m = minutesOf(planned, run({ unit: 'percent', done, at, from }))
          expect(m.best).toBeLessThanOrEqual(m.likely)
          expect(m.likely).toBeLessThanOrEqual(m.worst)
          expect(m.best).toBeGreaterThanOrEqual(before + took)
        },
      ),
    )
  })
})

describe('what follows from it', () => {
  /** Step a, planned at 30 minutes, has come to 50 % after 20 minutes; the next report is due. */
  function half() {
    const night = upgradeWith({
      status: 'running',
      onSite: true,
      plan: { steps: [buildStep('a', { minutes: planned }), buildStep('b', { order: 1, after: ['a'] })] },
    })
    const report = (done: number) =>
      ({ type: 'step.progress', step: 'a', progress: { unit: 'percent', done } }) as const
    const began = night.now
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, report(0))
    night.advance(night.realNow + 20 * MINUTE)
    const before = scheduleOf(workLeft(night.state, night.now) as Work)
    night.must(dale, report(50))
    return { night, began, before, after: scheduleOf(workLeft(night.state, night.now) as Work) }
  }

  test('the likely end, and the bar on the rails', () => {
    const { night, began, before, after } = half()
    const end = (s: Schedule) => s.places.find((p) => p.step === 'a')?.end
    expect(end(before)).toBe(began + 30 * MINUTE)
    expect(end(after)).toBe(began + 40 * MINUTE)
    expect((after.finish ?? 0) - (before.finish ?? 0)).toBe(10 * MINUTE)
    expect(outline(night.state, night.now).expected['a']?.end).toBe(began + 40 * MINUTE)
  })

  test('a report that goes back, or counts otherwise, begins anew', () => {
    const { night } = half()
    night.must(dale, { type: 'step.progress', step: 'a', progress: { unit: 'percent', done: 10 } })
    expect(paceOf(night.state.runs['a']?.progress ?? null)).toBeNull()
    expect(paceText(night.state.runs['a']?.progress ?? null, 'en')).toBe('')
  })

  test('in words: how fast, and about how much longer', () => {
    const progress = bytes(130 * MB, 412 * MB, 15, { done: 0, at: T + 5 * MINUTE })
    expect(paceText(progress, 'en')).toBe('216.7 kB/s, about 22 min left')
    expect(paceText(progress, 'zh-TW')).toBe('216.7 kB/s，約剩 22 分')
  })
})
