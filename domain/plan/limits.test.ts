import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, owner, upgradeWith } from '../../tests/factories.ts'
import { wallTimeAt } from '../time/wall-time.ts'
import { inverseOf } from './edit-rules.ts'
import { planAnew } from './fresh.ts'
import { DEFAULT_LIMITS, LIMIT_SOURCES, limitsOf } from './limits.ts'
import { headSchema, limitsSchema, planSchema } from './schema.ts'
import { wallFaults } from './wall-faults.ts'
import { limitWords } from './words/limits.ts'

const nine = wallTimeAt(Date.parse('1998-09-13T09:00:00+08:00'), 'Asia/Taipei')

describe('limits of the body', () => {
  test('the usual ones hold until an upgrade has its own', () => {
    expect(limitsOf(buildPlan().head)).toBe(DEFAULT_LIMITS)
    expect(limitsOf({ limits: null })).toBe(DEFAULT_LIMITS)
    expect(limitsOf({ limits: { ...DEFAULT_LIMITS, rest: 660 } }).rest).toBe(660)
    expect(limitsSchema.parse(DEFAULT_LIMITS)).toEqual(DEFAULT_LIMITS)
  })

  test('a plan of before they were is a plan still, and stays as it was', () => {
    const plan = buildPlan()
    expect(planSchema.parse(plan)).toEqual(plan)
    expect(headSchema.parse(plan.head)).not.toHaveProperty('limits')
  })

  test.each([
    ['amber after red', { awakeAmber: 1080 }],
    ['more sleep than rest', { sleep: 601 }],
    ['no time at all', { rest: 0, sleep: 0 }],
    ['half a minute', { awakeRed: 1020.5 }],
    ['an hour no clock has', { low: { from: '24:00', to: '06:00' } }],
  ])('refused: %s', (_, over) => {
    expect(limitsSchema.safeParse({ ...DEFAULT_LIMITS, ...over }).success).toBe(false)
  })

  test('each has a source, with words', () => {
    for (const [limit, sources] of Object.entries(LIMIT_SOURCES)) {
      expect(sources.length, limit).toBeGreaterThan(0)
      for (const s of sources) expect(limitWords.en.sources[s].ref).not.toBe('')
    }
  })
})

describe('in the log', () => {
  test('limits are edited like any single value, and the edit can be taken back', () => {
    const night = upgradeWith()
    const own = { ...DEFAULT_LIMITS, awakeRed: 1200 }
    const [set] = night.must(owner, { type: 'plan.set-head', field: 'limits', value: own, saw: null })
    expect(limitsOf(night.state.head)).toEqual(own)
    night.must(owner, inverseOf(set as never) as never)
    expect(limitsOf(night.state.head)).toBe(DEFAULT_LIMITS)
  })

  test('so is the fixed start of a step', () => {
    const night = upgradeWith()
    night.must(owner, {
      type: 'plan.set',
      kind: 'step',
      id: 'f',
      field: 'startAt',
      value: { ...nine },
      saw: null,
    })
    expect(night.state.steps['f']?.startAt).toEqual(nine)
    const skewed = { ...nine, instant: nine.instant + 60_000 }
    expect(wallFaults(buildPlan({ steps: [buildStep('f', { startAt: skewed })] }))).toEqual([
      { path: 'steps.f.startAt', problem: 'wrong-instant' },
    ])
  })

  test('a fixed start moves along when the plan is used anew', () => {
    const start = { said: '', at: wallTimeAt(nine.instant - 3_600_000, 'Asia/Taipei') }
    const was = buildPlan({ steps: [buildStep('f', { startAt: nine })] })
    const plan = { ...was, head: { ...was.head, start } }
    const later = { said: '', at: wallTimeAt(start.at.instant + 7 * 86_400_000, 'Asia/Taipei') }
    expect(planAnew(plan, 'Again', later).steps[0]?.startAt?.local).toBe('1998-09-20T09:00')
    expect(planAnew(plan, 'Again', null).steps[0]?.startAt).toBeNull()
  })
})
