import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildPlan,
  buildStep,
  clock,
  dale,
  fold,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import type { EventBodies } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { timers } from '../log/timers.ts'
import { LEAD, standingWarnings, turnBackMoved, warningsDue, warningsOwed } from './due.ts'

const NOON = NINE + 3 * HOUR
/** 02:00 in Massachusetts is 14:00 in Taipei. */
const LOW = NINE + 5 * HOUR
const EVENING = NINE + 9 * HOUR

/** What was warned of, and when. */
const given = (night: Night) =>
  night.events.flatMap((e) =>
    e.type === 'warning.given'
      ? [{ ...(JSON.parse(e.body ?? '') as EventBodies['warning.given']), said: e.at, by: e.actor }]
      : [],
  )
const leaving = (night: Night) => given(night).filter((w) => w.kind === 'hands-leave')
const ask: CommandInput = {
  type: 'request.ask',
  id: 'r',
  kind: 'reset',
  machine: null,
  step: null,
  text: 'Press reset',
  expect: '',
  allowance: 10,
  expiresAt: null,
  ifNobody: { then: 'wait' },
}
const running = () => upgradeWith({ status: 'running' })
/** Nobody but the keyboard is needed. */
const withoutHands = () =>
  upgradeWith({
    status: 'running',
    plan: buildPlan({ steps: [buildStep('x'), buildStep('y', { order: 1 })] }),
  })

describe('hands leave', () => {
  it('is said by the clock a quarter of an hour before lunch, and of the evening', () => {
    const night = running()
    night.advance(NINE + 12 * HOUR)
    expect(leaving(night)).toEqual([
      { kind: 'hands-leave', about: NOON, said: NOON - 15 * MINUTE, by: 'clock' },
      { kind: 'hands-leave', about: EVENING, said: EVENING - 15 * MINUTE, by: 'clock' },
    ])
  })

  it('is said of lunch although somebody said "on site"', () => {
    const night = running()
    night.must(mei, { type: 'presence.arrive' })
    night.advance(NOON)
    expect(leaving(night)).toMatchObject([{ about: NOON, said: NOON - 15 * MINUTE }])
  })

  it('is not said of the hours in which somebody is away, or which they have left', () => {
    const away = running()
    away.must(mei, { type: 'presence.away', until: NOON + HOUR })
    away.advance(NOON)
    const left = running()
    left.must(mei, { type: 'presence.leave' })
    left.advance(NOON)
    expect([leaving(away), leaving(left)]).toEqual([[], []])
  })

  it('is said only while something still needs them: a step, or a request', () => {
    const night = withoutHands()
    night.advance(NOON - 20 * MINUTE)
    expect(warningsDue(night.state, night.now).map((w) => w.kind)).toEqual(['low-window'])
    night.must(dale, ask)
    night.must(mei, { type: 'request.seen', id: 'r' })
    night.advance(NOON)
    expect(leaving(night)).toMatchObject([{ about: NOON }])
  })

  it('is said of what was undone: it is still to be done', () => {
    const night = running()
    const runs = Object.fromEntries(
      Object.entries(night.state.runs).map(([id, r]) => [id, { ...r, state: 'undone' as const }]),
    )
    expect(warningsDue({ ...night.state, runs }, night.now).map((w) => w.kind)).toContain('hands-leave')
    const over = Object.fromEntries(
      Object.entries(runs).map(([id, r]) => [id, { ...r, state: 'done' as const }]),
    )
    expect(warningsDue({ ...night.state, runs: over }, night.now).map((w) => w.kind)).toEqual(['low-window'])
  })

  it('is said at once where less than the quarter of an hour is left, and never of what is past', () => {
    const late = withoutHands()
    late.advance(NOON - 5 * MINUTE)
    late.must(dale, ask)
    late.must(mei, { type: 'request.seen', id: 'r' })
    late.advance(NOON - 4 * MINUTE)
    expect(leaving(late)).toMatchObject([{ about: NOON, said: NOON - 5 * MINUTE }])
    const down = running()
    down.set(NOON + MINUTE)
    expect(timers(down.state, down.now).filter((t) => t.at <= down.now)).toEqual([])
    expect(down.say(clock, { type: 'warning.give', kind: 'hands-leave', about: NOON })).toEqual({
      ok: true,
      events: [],
    })
  })
})

describe('the lowest hours', () => {
  it('are warned of twenty minutes before, by the clock at home', () => {
    const night = withoutHands()
    night.advance(LOW + HOUR)
    expect(given(night)).toEqual([{ kind: 'low-window', about: LOW, said: LOW - 20 * MINUTE, by: 'clock' }])
  })
})

it.each(['draft', 'ready', 'suspended', 'closed'] as const)(
  'nothing is warned of while it is %s',
  (status) => {
    const night = upgradeWith({ status })
    night.advance(night.realNow + 72 * HOUR)
    expect(given(night)).toEqual([])
    expect(warningsDue(night.state, night.now)).toEqual([])
    expect(standingWarnings(night.state, night.now)).toEqual([])
  },
)

describe('turning back', () => {
  const near = (night: Night, minutes: number) =>
    night.must(clock, { type: 'warning.give', kind: 'turn-back', about: NINE + minutes * MINUTE })

  it('is warned of from half an hour before, once, and again only when it has moved as far away', () => {
    const night = running()
    expect(near(night, 31)).toEqual([])
    expect(near(night, 30)).toHaveLength(1)
    expect(near(night, 30)).toEqual([])
    night.set(NINE + 29 * MINUTE)
    expect(near(night, 59)).toEqual([])
    night.set(NINE + 30 * MINUTE)
    expect(near(night, 60)).toHaveLength(1)
    expect(near(night, 20)).toEqual([])
  })

  it('goes when the moment moves by more than a little, and is given anew of the new one', () => {
    const night = running()
    near(night, 29)
    const lift = (minutes: number) =>
      night.must(clock, { type: 'warning.lift', kind: 'turn-back', about: NINE + minutes * MINUTE })
    const moved = (minutes: number | null) =>
      turnBackMoved(night.state, minutes === null ? null : NINE + minutes * MINUTE, night.now)
    expect(moved(29)).toBeNull()
    expect(moved(25)).toBeNull()
    expect([moved(24), moved(34), moved(null)]).toEqual(Array(3).fill(NINE + 29 * MINUTE))
    expect(lift(28)).toEqual([])
    expect(lift(29)).toHaveLength(1)
    expect(lift(29)).toEqual([])
    expect(standingWarnings(night.state, night.now)).toEqual([])
    expect(moved(24)).toBeNull()
    near(night, 20)
    expect(standingWarnings(night.state, night.now)).toEqual([
      { kind: 'turn-back', about: NINE + 20 * MINUTE },
    ])
  })

  it('is the clock’s to say, and only while it runs', () => {
    const command = { type: 'warning.give', kind: 'turn-back', about: NINE + MINUTE } as const
    expect(running().refused(dale, command).code).toBe('not-allowed')
    expect(near(upgradeWith({ status: 'ready' }), 1)).toEqual([])
  })
})

it('stands until its moment has come, and not of hands that are no longer needed', () => {
  const night = withoutHands()
  night.must(dale, ask)
  night.must(mei, { type: 'request.seen', id: 'r' })
  night.advance(NOON - 10 * MINUTE)
  expect(standingWarnings(night.state, night.now)).toEqual([{ kind: 'hands-leave', about: NOON }])
  expect(standingWarnings(night.state, NOON)).toEqual([])
  night.must(mei, { type: 'request.done', id: 'r' })
  expect(standingWarnings(night.state, night.now)).toEqual([])
})

describe('whatever the ticks, the restarts and what people say', () => {
  const move = fc.record({
    wait: fc.integer({ min: 0, max: 120 }),
    what: fc.constantFrom('tick', 'down', 'restart', 'twice', 'ask', 'done', 'away', 'back', 'leave', 'turn'),
  })

  function play(night: Night, moves: readonly { wait: number; what: string }[]): void {
    for (const { wait, what } of moves) {
      const to = night.realNow + wait * MINUTE
      if (what === 'down') night.set(to)
      else night.advance(to)
      if (what === 'restart') {
        // Another server knows what the log says, and the clock, and nothing else.
        const same = fold(night.events) as UpgradeState
        expect(warningsOwed(same, night.now)).toEqual(warningsOwed(night.state, night.now))
        expect(timers(same, night.now)).toEqual(timers(night.state, night.now))
      }
      if (what === 'twice')
        for (const t of timers(night.state, night.now).filter((d) => d.at <= night.now)) {
          night.say(clock, t.command)
          night.say(clock, t.command)
        }
      if (what === 'ask') night.say(dale, ask)
      if (what === 'done') night.say(mei, { type: 'request.done', id: 'r' })
      if (what === 'away') night.say(mei, { type: 'presence.away', until: night.now + 40 * MINUTE })
      if (what === 'back') night.say(mei, { type: 'presence.back' })
      if (what === 'leave') night.say(mei, { type: 'presence.leave' })
      if (what === 'turn')
        night.say(clock, { type: 'warning.give', kind: 'turn-back', about: night.now + wait * MINUTE })
    }
  }

  it('each moment is warned of at most once while the hours stay, in its lead and before it', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), (moves) => {
        const night = running()
        play(night, moves)
        const all = given(night)
        for (const w of all) {
          expect(w.by).toBe('clock')
          expect(w.said).toBeLessThan(w.about)
          expect(w.about - w.said).toBeLessThanOrEqual(LEAD[w.kind])
        }
        expect(new Set(all.map((w) => `${w.kind} ${w.about}`)).size).toBe(all.length)
        const turns = all.filter((w) => w.kind === 'turn-back').map((w) => w.about)
        for (const [i, about] of turns.entries())
          if (i > 0) expect(about - (turns[i - 1] as number)).toBeGreaterThanOrEqual(LEAD['turn-back'])
      }),
      { numRuns: 100 },
    )
  })

  it('nothing is warned of while it is suspended', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 15 }), (moves) => {
        const night = upgradeWith({ status: 'suspended' })
        play(night, moves)
        expect(given(night)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
