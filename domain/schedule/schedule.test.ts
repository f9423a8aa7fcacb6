import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyWork } from '../../tests/arbitrary-work.ts'
import { buildPlan, buildStep, fold, HOUR, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import type { UpgradeState } from '../log/state.ts'
import { emptyWalk, likely, trackOf, walk } from './place.ts'
import { scheduleOf } from './schedule.ts'
import { plannedWork, SENTINEL, UPGRADER, type Work, workLeft } from './work.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const weekendAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState
const byStep = (work: Work) => Object.fromEntries(scheduleOf(work).places.map((p) => [p.step, p]))

describe('the weekend as planned', () => {
  const work = plannedWork(weekendAt(taipei('07:50')), taipei('08:00'))
  const { critical, finish, slack } = scheduleOf(work)

  test('ends at 15:35, and what it hangs on begins with lunch', () => {
    expect(finish).toBe(taipei('15:35'))
    expect(critical[0]).toEqual({
      step: 'first-boot',
      what: 'wait',
      start: taipei('12:40'),
      end: taipei('13:00'),
    })
    expect(critical.map((l) => l.step)).toEqual([
      'first-boot',
      'first-boot',
      'look-round',
      'swap-names',
      'move-cable',
      'final-check',
    ])
  })

  test('the morning has the twenty minutes that lunch would waste, and the first hour the half hour before nine too', () => {
    expect(slack).toMatchObject({
      fdisk: 50 * MINUTE,
      reboot: 20 * MINUTE,
      'dns-maps': 20 * MINUTE,
      'first-boot': 0,
      'final-check': 0,
    })
  })

  test('each step says what it could not start before', () => {
    const places = byStep(work)
    expect(places['fdisk']?.bound).toEqual({ by: 'base' })
    expect(places['reboot']).toMatchObject({
      bound: { by: 'step', step: 'fdisk' },
      waitsFrom: taipei('08:30'),
    })
    expect(places['final-check']).toMatchObject({ leftAt: null, noHands: false })
  })
})

describe('while it goes on', () => {
  test('at 14:54 the boot runs, and all the rest hangs on it', () => {
    const now = taipei('14:54')
    const work = workLeft(weekendAt(now), now) as Work
    const { critical, slack } = scheduleOf(work)
    expect(critical[0]).toMatchObject({ step: 'first-boot', what: 'work', end: taipei('15:05') })
    expect(slack['first-boot']).toBe(0)
    expect(slack['fdisk']).toBeUndefined()
  })

  test('going back, only the steps back are left', () => {
    const now = taipei('16:10')
    const ahead = scheduleOf(workLeft(weekendAt(now), now) as Work).places.filter((p) => p.how === 'ahead')
    expect(ahead.map((p) => p.step)).toEqual(['rb1-1', 'rb1-2'])
  })

  test('nothing is left of what is over; nothing at all is no schedule', () => {
    const night = upgradeWith({ status: 'closed' })
    expect(workLeft(night.state as UpgradeState, NINE)).toBeNull()
    expect(scheduleOf({ jobs: [], base: NINE, hands: [] })).toEqual({
      places: [],
      finish: null,
      critical: [],
      slack: {},
    })
  })
})

describe('people', () => {
  const two = (over: Parameters<typeof buildStep>[1]) =>
    upgradeWith({
      plan: buildPlan({
        steps: [
          buildStep('a', { order: 1, minutes: { best: 60, likely: 60, worst: 60 } }),
          buildStep('b', { order: 2, after: [], ...over }),
        ],
      }),
    }).state as UpgradeState

  test('the two of them work side by side, one of them does one thing at a time', () => {
    const side = byStep(plannedWork(two({ by: 'sentinel' }), NINE))
    expect(side['b']).toMatchObject({ start: NINE, bound: { by: 'base' } })
    const one = byStep(plannedWork(two({ by: 'upgrader' }), NINE))
    expect(one['b']).toMatchObject({
      start: NINE + 60 * MINUTE,
      bound: { by: 'doer', doer: 'upgrader', step: 'a' },
    })
    const both = byStep(plannedWork(two({ by: 'upgrader', needs: ['hands'] }), NINE))
    expect(both['b']?.start).toBe(NINE + 60 * MINUTE)
  })

  test('hands that leave before the end, and hands that never come, are said', () => {
    const job = (work: Work) => byStep(work)['b']
    const work = plannedWork(two({ by: 'sentinel' }), NINE)
    expect(job({ ...work, hands: [{ start: NINE, end: NINE + 5 * MINUTE }] })).toMatchObject({
      leftAt: NINE + 5 * MINUTE,
      noHands: false,
    })
    expect(job({ ...work, hands: [{ start: NINE - HOUR, end: NINE }] })).toMatchObject({
      leftAt: null,
      noHands: true,
    })
    expect(job({ ...work, hands: [] })).toMatchObject({ start: NINE, noHands: true })
  })
})

describe('any work', () => {
  test('everything comes after what it waits for, nobody does two things at once, hands are there when needed', () => {
    fc.assert(
      fc.property(anyWork, (work) => {
        const { places } = scheduleOf(work)
        for (const [i, job] of work.jobs.entries()) {
          const p = places[i] as (typeof places)[0]
          expect(p.end).toBeGreaterThanOrEqual(p.start)
          if (p.how !== 'ahead') continue
          expect(p.start).toBeGreaterThanOrEqual(Math.max(work.base, job.notBefore))
          for (const w of job.after) expect(p.start).toBeGreaterThanOrEqual((places[w] as typeof p).end)
          if (job.hands && !p.noHands)
            expect(work.hands.some((h) => h.start <= p.start && p.start < h.end)).toBe(true)
          for (const bit of [UPGRADER, SENTINEL])
            for (const [j, other] of work.jobs.entries()) {
              const q = places[j] as typeof p
              if (j === i || q.how !== 'ahead' || (job.busy & other.busy & bit) === 0) continue
              expect(q.end <= p.start || q.start >= p.end).toBe(true)
            }
        }
      }),
    )
  })

  test('taking longer, or starting later, makes nothing end sooner; the slack is as much as goes', () => {
    fc.assert(
      fc.property(anyWork, fc.nat(), fc.integer({ min: 1, max: 300 }), (work, pick, more) => {
        if (work.jobs.length === 0) return
        const track = trackOf(work)
        const took = likely(work)
        const ends = (t: Float64Array) => {
          const walked = emptyWalk(track.size)
          return { finish: walk(track, t, walked), end: walked.end }
        }
        const was = ends(took)
        const i = pick % track.size
        const slower = took.slice()
        slower[i] = (took[i] as number) + more * MINUTE
        const is = ends(slower)
        for (let j = 0; j < track.size; j++)
          expect(is.end[j] as number).toBeGreaterThanOrEqual(was.end[j] as number)
        const { slack, finish } = scheduleOf(work)
        const own = slack[(work.jobs[i] as Work['jobs'][0]).step.id]
        if (own === undefined || (work.jobs[i] as Work['jobs'][0]).past !== null) return
        slower[i] = (took[i] as number) + own
        expect(ends(slower).finish).toBe(finish)
        slower[i] = (took[i] as number) + own + MINUTE
        if (own < 14 * 24 * HOUR) expect(ends(slower).finish).toBeGreaterThan(finish as number)
      }),
    )
  })

  test('the critical path is one piece from its first cause to the end, and has no slack', () => {
    fc.assert(
      fc.property(anyWork, (work) => {
        const { critical, finish, slack } = scheduleOf(work)
        for (const [i, link] of critical.entries()) {
          if (i > 0) expect(link.start).toBe(critical[i - 1]?.end)
          if (link.what === 'work' && link.end > work.base) expect(slack[link.step] ?? 0).toBeLessThan(MINUTE)
        }
        if (finish !== null) expect(critical.at(-1)?.end).toBe(finish)
      }),
    )
  })
})
