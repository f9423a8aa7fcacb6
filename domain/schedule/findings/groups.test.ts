import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, fold, HOUR, MINUTE, NINE, upgradeWith } from '../../../tests/factories.ts'
import { golden } from '../../../tests/weekend/golden.ts'
import type { UpgradeState } from '../../log/state.ts'
import { langs } from '../../messages/lang.ts'
import { DEFAULT_LIMITS } from '../../plan/limits.ts'
import type { Plan, PlanStep } from '../../plan/plan.ts'
import { isEdit, tryAll } from '../../plan-edit/edit.ts'
import { wallTimeAt } from '../../time/wall-time.ts'
import { groupWords, nameOfCause, sayCause, sayEffect } from '../words/finding-groups.ts'
import { findings as findingWords } from '../words/findings.ts'
import { effectOf } from './effect.ts'
import { findingsOf } from './findings.ts'
import { type FindingGroup, groupsOf } from './groups.ts'

const half = { best: 30, likely: 30, worst: 30 }
const wall = (t: number) => wallTimeAt(t, 'Asia/Taipei')
const base = buildPlan()
const weekend = base.hands[0] as Plan['hands'][number]
const steps = (n: number, over: Partial<PlanStep> = {}) =>
  Array.from({ length: n }, (_, i) =>
    buildStep(`s${i}`, { order: i, minutes: half, irreversible: false, undo, ...over }),
  )
const undo = { what: 'Back', by: 'upgrader' as const, needs: [], minutes: half }

function planned(plan: Partial<Plan>, start = NINE): UpgradeState {
  const window = { from: wall(NINE), to: wall(NINE + 8 * HOUR) }
  const head = { ...base.head, start: { said: '', at: wall(start) }, window }
  return upgradeWith({ plan: buildPlan({ head, ...plan }) }).state
}
const question = (state: UpgradeState, now = NINE - HOUR) => ({
  state,
  now,
  chances: null,
  limits: DEFAULT_LIMITS,
  wakes: null,
  low: [],
})
const groupsIn = (state: UpgradeState) => {
  const q = question(state)
  return groupsOf(state, q.now, findingsOf(q))
}
const only = (groups: FindingGroup[]) => {
  expect(groups.map((g) => g.cause?.code ?? g.findings[0]?.code)).toHaveLength(1)
  return groups[0] as FindingGroup
}
function mended(state: UpgradeState, group: FindingGroup): UpgradeState {
  expect(group.repairs).toHaveLength(1)
  const tried = tryAll(state, group.repairs[0]?.commands.filter(isEdit) ?? [])
  if (!tried.ok) throw new Error(tried.refusal.code)
  return tried.state
}

describe('one cause is one group, with one repair', () => {
  test('nobody’s hours: six steps without hands, one shift for all of them', () => {
    const state = planned({ steps: steps(6, { by: 'sentinel' }), hands: [] })
    const group = only(groupsIn(state))
    expect(group).toMatchObject({
      cause: { code: 'no-hours', at: NINE },
      severity: 'stop',
      at: NINE,
      way: null,
    })
    expect(group.findings).toHaveLength(6)
    expect(group.steps).toEqual(['s0', 's1', 's2', 's3', 's4', 's5'])
    expect(group.repairs[0]).toMatchObject({ code: 'ask-hands', at: NINE, until: NINE + 3 * HOUR })
    expect(effectOf(question(state), group)).toEqual({ mends: 6, sooner: 0 })
    expect(groupsIn(mended(state, group))).toEqual([])
  })

  test('no seat with hands: the way there, and no repair', () => {
    const alone = (n: number) => {
      const state = planned({ hands: [], steps: steps(n, { by: 'sentinel' }) })
      const { sentinel: _gone, ...people } = state.people
      return { ...state, people }
    }
    const group = only(groupsIn(alone(3)))
    expect(group).toMatchObject({ cause: { code: 'no-sentinel' }, repairs: [], way: 'people' })
    expect(effectOf(question(alone(3)), group)).toBeNull()
    const single = only(groupsIn(alone(1)))
    expect(single).toMatchObject({ cause: null, way: 'people' })
  })

  test('hours that don’t cover the window: the wait and the late end are one, and hands through the window mend both', () => {
    const monday = { ...weekend, days: [1], breaks: [] }
    const state = planned({ hands: [monday], steps: steps(4, { by: 'sentinel' }) })
    const groups = groupsIn(state).filter((g) => g.findings[0]?.code !== 'business-hours')
    const group = only(groups)
    expect(group.cause).toMatchObject({ code: 'absence', from: NINE, until: NINE + 48 * HOUR })
    expect(group.findings.map((f) => f.code).sort()).toEqual(['over-window', 'waits-for-hands'])
    expect(effectOf(question(state), group)).toEqual({ mends: 2, sooner: 48 * HOUR })
    expect(groupsIn(mended(state, group))).toEqual([])
  })

  test('one lunch across two steps', () => {
    const hands = [{ ...weekend, breaks: [{ from: '09:10', to: '10:00', label: 'lunch' }] }]
    const both = steps(2, { by: 'sentinel', after: [] })
    const other = { ...both[1], by: 'upgrader', needs: ['hands'] } as PlanStep
    const late = buildStep('late', {
      order: 9,
      minutes: half,
      after: [],
      undo,
      by: 'sentinel',
      startAt: wall(NINE + 20 * MINUTE),
    })
    const state = planned({ hands, steps: [both[0] as PlanStep, other, late] })
    const group = groupsIn(state).find((g) => g.cause?.code === 'absence') as FindingGroup
    expect(group.cause).toEqual({
      code: 'absence',
      from: NINE + 10 * MINUTE,
      until: NINE + HOUR,
      label: 'lunch',
    })
    expect(group.findings.length).toBeGreaterThan(1)
    const left = groupsIn(mended(state, group)).flatMap((g) => g.findings)
    expect(left.filter((f) => f.code === 'across-break' || f.code === 'waits-for-hands')).toEqual([])
  })

  test('somebody who is gone, named in six steps: one edit for all of them', () => {
    const named = planned({ steps: steps(6, { person: 'upgrader' }) })
    const state = {
      ...named,
      people: { ...named.people, upgrader: { ...named.people['upgrader'], revoked: true } },
    }
    const group = only(groupsIn(state as UpgradeState))
    expect(group).toMatchObject({ cause: null, steps: ['s0', 's1', 's2', 's3', 's4', 's5'] })
    expect(group.repairs[0]?.commands).toHaveLength(6)
    expect(groupsIn(mended(state as UpgradeState, group))).toEqual([])
    expect(groupsIn(named)).toEqual([])
  })

  test('cards for all that cut the link, and steps with no way back', () => {
    const cuts = planned({ steps: steps(3, { cutsLink: true, expect: 'PPP up' }) })
    const group = only(groupsIn(cuts))
    expect(group).toMatchObject({ cause: { code: 'alike', of: 'cut-without-card' } })
    expect(group.repairs[0]?.commands).toHaveLength(3)
    expect(effectOf(question(cuts), group)).toEqual({ mends: 3, sooner: 0 })
    expect(groupsIn(mended(cuts, group))).toEqual([])
    const final = only(groupsIn(planned({ steps: steps(2, { irreversible: true, undo: null }) })))
    expect(final).toMatchObject({ cause: { code: 'alike', of: 'irreversible' }, repairs: [], way: null })
  })
})

test('one finding by itself stays as it is; without a start or a window the way there is given', () => {
  const state = planned({ head: { ...base.head, start: null, window: null }, steps: steps(1) })
  const groups = groupsIn(state)
  expect(groups.map((g) => [g.cause, g.findings.length, g.way])).toEqual([
    [null, 1, 'when'],
    [null, 1, 'when'],
  ])
})

test('the weekend: each wait has a cause of its own; undoing by hand is said once', () => {
  const now = Date.parse('1998-09-12T07:50:00+08:00')
  const state = fold(golden().filter((e) => e.at <= now)) as UpgradeState
  const groups = groupsOf(state, now, findingsOf(question(state, now)))
  const several = groups.filter((g) => g.cause !== null).map((g) => [g.cause, g.steps])
  expect(several).toEqual([[{ code: 'alike', of: 'undo-needs-hands' }, ['first-boot', 'move-cable']]])
})

test('property: every finding is in one group, none graver than its group, and the gravest group comes first', () => {
  const step = fc.record({
    by: fc.constantFrom('upgrader' as const, 'sentinel' as const),
    cutsLink: fc.boolean(),
    irreversible: fc.boolean(),
    undo: fc.constantFrom(null, undo, { ...undo, by: 'sentinel' as const }),
    minutes: fc.integer({ min: 1, max: 300 }).map((m) => ({ best: m, likely: m, worst: m })),
    startAt: fc.constantFrom(null, wall(NINE + HOUR)),
    person: fc.constantFrom(null, 'upgrader', 'sentinel'),
  })
  const hands = fc.constantFrom<Plan['hands']>(
    [],
    [weekend],
    [{ ...weekend, days: [1] }],
    [
      {
        ...weekend,
        breaks: [
          { from: '10:00', to: '11:00', label: 'tea' },
          { from: '13:00', to: '15:00' },
        ],
      },
    ],
  )
  const gravity = ['stop', 'warn', 'note']
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 7 }), hands, (made, h) => {
      const state = planned({
        hands: h,
        steps: made.map((m, i) => ({ ...buildStep(`s${i}`, { order: i }), ...m })),
      })
      const q = question(state)
      const all = findingsOf(q)
      const groups = groupsOf(state, q.now, all)
      expect(new Set(groups.flatMap((g) => g.findings))).toEqual(new Set(all))
      expect(groups.flatMap((g) => g.findings)).toHaveLength(all.length)
      const order = groups.map((g) => gravity.indexOf(g.severity))
      expect(order).toEqual([...order].sort())
      const names = { time: String, length: String }
      for (const g of groups) {
        expect(g.findings.every((f) => gravity.indexOf(f.severity) >= gravity.indexOf(g.severity))).toBe(true)
        expect(g.cause === null).toBe(g.findings.length === 1)
        if (g.cause === null) continue
        expect(g.repairs.length).toBeLessThanOrEqual(1)
        const effect = effectOf(q, g)
        if (effect !== null) expect(effect.mends).toBeLessThanOrEqual(g.findings.length)
        for (const lang of langs) {
          expect(nameOfCause(g.cause, lang)).not.toBe('')
          expect(sayCause(g.cause, g.findings, names, lang)).not.toBe('')
          expect(sayEffect({ mends: 1, sooner: MINUTE }, g, names, lang)).toContain('60000')
        }
      }
    }),
    { numRuns: 60 },
  )
  expect(Object.keys(groupWords.en.alike).every((code) => code in findingWords.en.name)).toBe(true)
})
