import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, fold, HOUR, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import { golden } from '../../tests/weekend/golden.ts'
import { anyHands, plannedHands } from '../availability/on-site.ts'
import { LOOK_AHEAD } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import { inOrder, waitsFor } from '../plan/plan.ts'
import { needsHands } from '../schedule/work.ts'
import { outline } from './outline.ts'

const taipei = (clock: string, day = 12) => Date.parse(`1998-09-${day}T${clock}:00+08:00`)
const weekendAt = (t: number) => fold(golden().filter((e) => e.at <= t)) as UpgradeState

describe('the weekend', () => {
  test('as planned, the first boot falls on lunch and waits for one o’clock', () => {
    const { planned } = outline(weekendAt(taipei('07:50')), taipei('07:50'))
    expect(planned.fdisk).toMatchObject({ start: taipei('08:00'), end: taipei('08:30') })
    expect(planned.reboot).toMatchObject({ start: taipei('09:00'), waitsFrom: taipei('08:30') })
    expect(planned['first-boot']).toMatchObject({ start: taipei('13:00'), waitsFrom: taipei('12:40') })
    expect(planned['move-cable']).toMatchObject({ start: taipei('14:15'), waitsFrom: null })
  })

  test('before the start, what is expected is what is planned; late, all of it moves', () => {
    const ready = weekendAt(taipei('07:50'))
    const early = outline(ready, taipei('07:50'))
    expect(early.expected).toEqual(early.planned)
    const weeks = outline(ready, taipei('08:00') - 21 * 24 * HOUR)
    expect(weeks.expected).toEqual(weeks.planned)
    expect(outline(ready, taipei('10:00')).expected.fdisk?.start).toBe(taipei('10:00'))
  })

  test('at 02:54 at home the boot runs, what was done stands, the rest follows', () => {
    const now = taipei('14:54')
    const { expected } = outline(weekendAt(now), now)
    expect(expected.localise).toMatchObject({ how: 'past', start: taipei('11:10'), end: taipei('14:12') })
    expect(expected['first-boot']).toMatchObject({ how: 'running', end: taipei('15:05') })
    expect(expected['look-round']).toMatchObject({ how: 'ahead', start: taipei('15:05') })
    expect(outline(weekendAt(now), taipei('15:30')).expected['first-boot']?.end).toBe(taipei('15:30'))
  })

  test('while it rolls back, only the roll-back lies ahead', () => {
    const now = taipei('16:10')
    const { expected } = outline(weekendAt(now), now)
    const ahead = Object.entries(expected).filter(([, s]) => s.how === 'ahead')
    expect(ahead.map(([id]) => id)).toEqual(['rb1-1', 'rb1-2'])
  })

  test('suspended: on from when it is to be resumed; closed: nothing ahead', () => {
    const bed = weekendAt(taipei('17:00'))
    const resume = bed.suspension?.resumeAt ?? taipei('17:00')
    const { expected } = outline(bed, taipei('17:00'))
    for (const s of Object.values(expected))
      if (s.how === 'ahead') expect(s.start).toBeGreaterThanOrEqual(resume)
    const closed = outline(fold(golden()) as UpgradeState, taipei('12:00', 16))
    expect(Object.values(closed.expected).every((s) => s.how === 'past')).toBe(true)
  })
})

test('without a start there is no plan in time, and nobody coming is said', () => {
  const { state } = upgradeWith({ plan: { hands: [] } })
  const { planned, expected } = outline(state, NINE)
  expect(planned).toEqual({})
  expect(expected.e).toMatchObject({ noHands: true, waitsFrom: null })
})

describe('what people said', () => {
  test('away waits until they are back; on site needs no window; who left comes by the next one', () => {
    const night = upgradeWith({ status: 'running' })
    const ahead = (presence: UpgradeState['presence'], now: number) =>
      anyHands({ ...night.state, presence }, now, now + LOOK_AHEAD, now)[0]
    const away = { state: 'away' as const, until: NINE + HOUR, since: NINE }
    expect(ahead({ sentinel: away }, NINE)?.start).toBe(NINE + HOUR)
    const early = NINE - 2 * HOUR
    expect(ahead({ sentinel: { state: 'on-site', until: null, since: early } }, early)?.start).toBe(early)
    expect(ahead({ sentinel: { state: 'left', until: null, since: NINE } }, NINE)?.start).toBe(
      taipei('13:00'),
    )
    expect(ahead({}, NINE)?.start).toBe(NINE)
  })
})

const arbitrary = fc.array(
  fc.record({
    by: fc.constantFrom('upgrader' as const, 'sentinel' as const),
    hands: fc.boolean(),
    likely: fc.integer({ min: 0, max: 400 }),
    after: fc.option(fc.array(fc.nat({ max: 11 }), { maxLength: 3 })),
  }),
  { minLength: 1, maxLength: 12 },
)
type Drawn = Parameters<Parameters<typeof arbitrary.map>[0]>[0]

function stateOf(drawn: Drawn): UpgradeState {
  const steps = drawn.map((d, i) =>
    buildStep(`s${i}`, {
      order: i,
      by: d.by,
      needs: d.hands ? ['hands'] : [],
      minutes: { best: 0, likely: d.likely, worst: d.likely },
      after: d.after === null ? null : [...new Set(d.after.filter((a) => a < i))].map((a) => `s${a}`),
    }),
  )
  const { phases } = buildPlan()
  return upgradeWith({ plan: { steps, phases }, status: 'running' }).state
}

describe('properties', () => {
  const now = fc.integer({ min: -30 * 60, max: 60 * 60 }).map((m) => NINE + m * MINUTE)

  test('one thing at a time, after what it waits for, hands within hands', () => {
    fc.assert(
      fc.property(arbitrary, now, (drawn, t) => {
        const state = stateOf(drawn)
        const { expected } = outline(state, t)
        const plan = inOrder(Object.values(state.phases), Object.values(state.steps))
        const hands = anyHands(state, t, t + LOOK_AHEAD, t)
        for (const s of plan) {
          const slot = expected[s.id]
          expect(slot).toBeDefined()
          if (slot === undefined) continue
          expect(slot.start).toBeGreaterThanOrEqual(t)
          expect(slot.end - slot.start).toBe(s.minutes.likely * MINUTE)
          for (const w of waitsFor(Object.values(state.phases), plan).get(s.id) ?? [])
            expect(slot.start).toBeGreaterThanOrEqual(expected[w]?.end ?? 0)
          if (needsHands(s) && !slot.noHands)
            expect(hands.some((h) => h.start <= slot.start && slot.start < h.end)).toBe(true)
          if (slot.waitsFrom !== null) {
            const from = slot.waitsFrom
            expect(needsHands(s)).toBe(true)
            expect(hands.some((h) => h.start <= from && from < h.end)).toBe(false)
          }
        }
        for (const doer of ['upgrader', 'sentinel'] as const) {
          const own = plan.filter((s) => s.by === doer || (doer === 'sentinel' && needsHands(s)))
          const slots = own
            .flatMap((s) => expected[s.id] ?? [])
            .filter((s) => s.end > s.start)
            .sort((a, b) => a.start - b.start)
          for (const [i, slot] of slots.slice(1).entries())
            expect(slot.start).toBeGreaterThanOrEqual(slots[i]?.end ?? 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('monotone: later, or longer, never brings a step forward', () => {
    fc.assert(
      fc.property(
        arbitrary,
        now,
        fc.nat({ max: 600 }),
        fc.nat(),
        fc.nat({ max: 90 }),
        (drawn, t, later, which, more) => {
          const state = stateOf(drawn)
          const before = outline(state, t).expected
          const after = outline(state, t + later * MINUTE).expected
          const id = `s${which % drawn.length}`
          const step = state.steps[id]
          if (step === undefined) return
          const { likely } = step.minutes
          const minutes = { ...step.minutes, likely: likely + more, worst: likely + more }
          const longer = outline(
            { ...state, steps: { ...state.steps, [id]: { ...step, minutes } } },
            t,
          ).expected
          for (const s of Object.keys(state.steps)) {
            expect(after[s]?.start).toBeGreaterThanOrEqual(before[s]?.start ?? 0)
            expect(longer[s]?.start).toBeGreaterThanOrEqual(before[s]?.start ?? 0)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('hands by the windows are those of people who still have a seat', () => {
    const { state } = upgradeWith()
    const gone = Object.fromEntries(
      Object.entries(state.people).map(([id, p]) => [id, { ...p, revoked: true }]),
    )
    expect(plannedHands(state, NINE, NINE + HOUR)).toEqual([{ start: NINE, end: NINE + HOUR }])
    expect(plannedHands({ ...state, people: gone }, NINE, NINE + HOUR)).toEqual([])
  })
})
