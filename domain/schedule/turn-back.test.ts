import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, dale, fold, HOUR, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Undo } from '../plan/plan.ts'
import { type Advice, type TurnBack, turnBack } from './turn-back.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const weekendAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState
const ask = (state: UpgradeState, now: number, advice: Advice | null = null) =>
  turnBack({ state, now, samples: 1000, seed: 1998, advice })
const about = (at: number | null | undefined, clock: string) =>
  expect(Math.abs((at ?? 0) - taipei(clock))).toBeLessThanOrEqual(3 * MINUTE)

describe('the weekend', () => {
  test('before it starts: turn back before the cable moves; but for that, in time to end inside the window', () => {
    const told = ask(weekendAt(taipei('07:55')), taipei('07:55'))
    expect(told).toMatchObject({ at: taipei('14:15'), binds: 'link', next: { binds: 'window' } })
    about(told?.next?.at, '14:49')
    expect(told?.islands).toEqual([{ start: taipei('07:55'), end: taipei('14:15') }])
  })

  test('the morning took longer: the window binds now, and the cable would next', () => {
    const told = ask(weekendAt(taipei('13:30')), taipei('13:30'))
    expect(told).toMatchObject({ binds: 'window', next: { binds: 'link' } })
    about(told?.at, '15:00')
  })

  test('at 14:50 it can’t be both ended inside the window and begun later than half past three', () => {
    about(ask(weekendAt(taipei('14:55')), taipei('14:55'))?.at, '15:29')
    expect(ask(weekendAt(taipei('15:30')), taipei('15:30'))).toMatchObject({
      at: null,
      binds: 'window',
      islands: [],
    })
  })

  test('while the cable moves there is no line to lead a roll-back by', () => {
    expect(ask(weekendAt(taipei('15:50')), taipei('15:50'))).toMatchObject({ at: null, binds: 'link' })
  })

  test('the body’s own limits are a second line, and never move the first', () => {
    const low = [{ start: taipei('14:00'), end: taipei('18:00') }]
    const state = weekendAt(taipei('07:55'))
    const awake = ask(state, taipei('07:55'), { awakeUntil: taipei('12:00'), low })
    expect(awake).toMatchObject({ at: taipei('14:15'), advised: { binds: 'awake' } })
    about(awake?.advised?.at, '11:41')
    expect(ask(state, taipei('07:55'), { awakeUntil: null, low })?.advised?.binds).toBe('low')
    const late = ask(weekendAt(taipei('13:30')), taipei('13:30'), { awakeUntil: taipei('12:00'), low })
    expect(late?.advised).toEqual({ at: null, binds: 'awake' })
    expect(ask(state, taipei('07:55'), { awakeUntil: taipei('23:00'), low: [] })?.advised).toBeNull()
  })

  test('going back already, or over: there is nothing to turn back from', () => {
    expect(ask(weekendAt(taipei('16:10')), taipei('16:10'))).toBeNull()
    expect(ask(upgradeWith({ status: 'closed' }).state as UpgradeState, NINE)).toBeNull()
  })
})

const byHand: Undo = {
  what: 'Move the cable back',
  by: 'sentinel',
  needs: ['hands'],
  minutes: { best: 10, likely: 15, worst: 30 },
}

/** One step, done, which the hands must undo; somebody is on site from 09:00 with a lunch if wanted. */
function done(over: { to: string; lunch?: boolean; window?: string }): UpgradeState {
  const wall = (clock: string) => ({
    local: `1998-09-12T${clock}`,
    zone: 'Asia/Taipei',
    instant: taipei(clock),
    tz: '',
  })
  const plan = buildPlan({ steps: [buildStep('a', { undo: byHand })] })
  const night = upgradeWith({
    plan: {
      ...plan,
      head: {
        ...plan.head,
        window: over.window === undefined ? null : { from: wall('08:00'), to: wall(over.window) },
      },
      hands: [
        {
          id: 'w',
          person: 'sentinel',
          days: [6],
          from: '09:00',
          to: over.to,
          breaks: over.lunch === true ? [{ from: '12:00', to: '13:00' }] : [],
          except: [],
        },
      ],
    },
    status: 'running',
  })
  night.must(dale, { type: 'step.start', step: 'a' })
  night.must(dale, { type: 'step.finish', step: 'a' })
  return night.state as UpgradeState
}

describe('hands', () => {
  test('while their leaving binds, half an hour of it is half an hour of the clock', () => {
    const clock = (m: number) =>
      `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(fc.integer({ min: 12 * 60, max: 20 * 60 }), (leave) => {
        const at = (to: number) => ask(done({ to: clock(to) }), NINE) as TurnBack
        const early = at(leave)
        const late = at(leave + 30)
        expect([early.binds, late.binds]).toEqual(['hands', 'hands'])
        expect((late.at as number) - (early.at as number)).toBe(30 * MINUTE)
      }),
      { numRuns: 20 },
    )
  })

  test('a lunch leaves two islands, and what binds is the leaving after the second', () => {
    const told = ask(done({ to: '18:00', lunch: true }), taipei('11:00')) as TurnBack
    expect(told.islands).toHaveLength(2)
    // Seventeen minutes and a half end four of five trials; begun at noon, it waits for one o'clock.
    about(told.islands[0]?.end, '11:41')
    expect(told.islands[1]?.start).toBe(taipei('12:00'))
    about(told.at, '17:41')
    expect(told.binds).toBe('hands')
  })

  test('the window and the hands each bind where they end first, and the other is next', () => {
    const window = ask(done({ to: '18:00', window: '16:00' }), NINE) as TurnBack
    expect(window).toMatchObject({ binds: 'window', next: { binds: 'hands' } })
    about(window.at, '15:41')
    about(window.next?.at ?? null, '17:41')
    const hands = ask(done({ to: '16:00', window: '18:00' }), NINE) as TurnBack
    expect(hands).toMatchObject({ at: window.at, binds: 'hands', next: { binds: 'window' } })
  })

  test('every safe moment is safe, and the minute after an island is not', () => {
    const state = done({ to: '18:00', lunch: true, window: '16:00' })
    const told = ask(state, taipei('11:00')) as TurnBack
    for (const island of told.islands) {
      expect(ask(state, island.start)?.islands[0]?.start).toBe(island.start)
      expect(ask(state, island.end + MINUTE)?.islands[0]?.start ?? Number.POSITIVE_INFINITY).toBeGreaterThan(
        island.end + MINUTE,
      )
    }
  })

  test('nothing done and nothing that can be undone is no clock', () => {
    const state = upgradeWith({ plan: buildPlan({ steps: [buildStep('a')] }), status: 'running' }).state
    expect(ask(state as UpgradeState, NINE)).toBeNull()
    expect(ask(done({ to: '18:00' }), NINE + 12 * HOUR)).toMatchObject({ at: null, binds: 'hands' })
  })
})
