import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMachine, buildPlan, buildStep } from '../../tests/factories.ts'
import { inOrder, planFaults, sortByOrder, waitsFor } from './plan.ts'
import { idSchema, planSchema, stepSchema, wallTimeSchema } from './schema.ts'
import { wallFaults } from './wall-faults.ts'

describe('planFaults', () => {
  const faults = (over: Parameters<typeof buildPlan>[0]) => planFaults(buildPlan(over))

  it('finds none in a good plan', () => {
    expect(faults({})).toEqual([])
    expect(planSchema.parse(buildPlan())).toEqual(buildPlan())
  })

  it('finds doubled ids of every kind', () => {
    const plan = buildPlan()
    for (const list of ['people', 'machines', 'phases', 'steps', 'hands'] as const) {
      const doubled = { [list]: [...plan[list], plan[list][0]] }
      expect(faults(doubled as never)).toMatchObject([{ fault: 'doubled', id: plan[list][0]?.id }])
    }
  })

  it('finds every reference to nothing, and where', () => {
    expect(
      faults({
        steps: [buildStep('a', { phase: 'p9', machine: 'm9', after: ['s9'] })],
        hands: [{ ...(buildPlan().hands[0] as ReturnType<typeof buildPlan>['hands'][number]), person: 'x9' }],
      }),
    ).toEqual([
      { fault: 'missing', kind: 'phase', id: 'p9', in: 'a' },
      { fault: 'missing', kind: 'machine', id: 'm9', in: 'a' },
      { fault: 'missing', kind: 'step', id: 's9', in: 'a' },
      { fault: 'missing', kind: 'person', id: 'x9', in: 'weekend' },
    ])
  })

  it('finds circles: of itself, of two, and of a list against the reading order', () => {
    for (const steps of [
      [buildStep('a', { after: ['a'] })],
      [buildStep('a', { after: ['b'] }), buildStep('b', { after: ['a'] })],
      [buildStep('a', { order: 1, after: ['b'] }), buildStep('b', { order: 2 })],
    ])
      expect(faults({ steps })).toMatchObject([{ fault: 'circle' }])
  })

  it('is not felled by a long plan', () => {
    const steps = Array.from({ length: 500 }, (_, i) => buildStep(`s${i}`, { order: i }))
    expect(faults({ steps })).toEqual([])
  })
})

describe('the order of steps', () => {
  it('is by phase, then by number, then by id; and each waits for the one before', () => {
    const { phases, steps } = buildPlan()
    const shuffled = [...steps].reverse()
    expect(inOrder(phases, shuffled).map((s) => s.id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect([...waitsFor(phases, shuffled)]).toEqual([
      ['a', []],
      ['b', ['a']],
      ['c', ['b']],
      ['d', ['c']],
      ['e', ['d']],
      ['f', ['e']],
    ])
    expect(waitsFor(phases, [buildStep('x', { order: 9, after: [] })]).get('x')).toEqual([])
  })

  it('is total: any shuffle is read the same', () => {
    const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), order: fc.nat({ max: 2 }) })
    const steps = fc.uniqueArray(step, { selector: (s) => s.id, maxLength: 6 })
    fc.assert(
      fc.property(steps, fc.nat(), (list, n) => {
        const turned = [
          ...list.slice(n % (list.length + 1)),
          ...list.slice(0, n % (list.length + 1)),
        ].reverse()
        expect(sortByOrder(turned)).toEqual(sortByOrder(list))
      }),
    )
  })
})

describe('the schema', () => {
  it('takes ids that are safe in a URL and as a key, and no others', () => {
    for (const id of ['a', 'move-cable', 'rb1-1', 'go:x', 'A.b_c', '0'])
      expect(idSchema.safeParse(id).success).toBe(true)
    for (const id of [
      '',
      '-a',
      '.',
      'a b',
      'a/b',
      'ä',
      '__proto__',
      'constructor',
      'toString',
      'valueOf',
      'x'.repeat(65),
    ])
      expect(idSchema.safeParse(id).success, id).toBe(false)
  })

  it('takes estimates in order, and whole minutes', () => {
    const estimate = (best: number, likely: number, worst: number) =>
      stepSchema.safeParse(buildStep('a', { minutes: { best, likely, worst } })).success
    expect(estimate(0, 0, 0)).toBe(true)
    expect(estimate(5, 5, 9)).toBe(true)
    for (const [b, l, w] of [
      [9, 5, 7],
      [1, 9, 8],
      [-1, 0, 1],
      [1.5, 2, 3],
      [1, 2, 99_999],
    ] as const)
      expect(estimate(b, l, w)).toBe(false)
  })

  it('knows no wall time without a zone, nor a field nobody asked for', () => {
    const wall = { local: '1998-09-11T20:00', zone: 'America/New_York', instant: 905_558_400_000, tz: '' }
    expect(wallTimeSchema.safeParse(wall).success).toBe(true)
    expect(wallTimeSchema.safeParse({ ...wall, zone: undefined }).success).toBe(false)
    expect(wallTimeSchema.safeParse({ ...wall, local: '8 PM' }).success).toBe(false)
    expect(stepSchema.safeParse({ ...buildStep('a'), colour: 'red' }).success).toBe(false)
  })
})

describe('wallFaults', () => {
  const { head } = buildPlan()
  const wall = (local: string, zone: string, instant: number) => ({ local, zone, instant, tz: '' })
  const at = (w: ReturnType<typeof wall>) =>
    wallFaults(buildPlan({ head: { ...head, start: { said: '', at: w } } }))

  it('takes an instant the wall clock did read, either of two when the hour came twice', () => {
    expect(at(wall('1998-09-11T20:00', 'America/New_York', Date.UTC(1998, 8, 12, 0, 0)))).toEqual([])
    for (const utc of [5, 6])
      expect(at(wall('1998-10-25T01:30', 'America/New_York', Date.UTC(1998, 9, 25, utc, 30)))).toEqual([])
  })

  it('finds an instant it did not read, a time that was skipped, and zones nobody knows', () => {
    const wrong = [{ path: 'head.start.at', problem: 'wrong-instant' }]
    expect(at(wall('1998-09-11T20:00', 'America/New_York', Date.UTC(1998, 8, 12, 1, 0)))).toEqual(wrong)
    expect(at(wall('1998-04-05T02:30', 'America/New_York', Date.UTC(1998, 3, 5, 7, 30)))).toEqual(wrong)
    expect(at(wall('1998-09-11T20:00', 'EST', Date.UTC(1998, 8, 12, 1, 0)))).toEqual(wrong)
    const people = buildPlan().people.map((p) => ({ ...p, zone: 'CST' }))
    expect(wallFaults(buildPlan({ people })).map((f) => f.path)).toEqual([
      'people.upgrader.zone',
      'people.sentinel.zone',
    ])
    const from = wall('1998-09-12T08:00', 'Asia/Taipei', 1)
    expect(
      wallFaults(buildPlan({ head: { ...head, window: { from, to: from } } })).map((f) => f.path),
    ).toEqual(['head.window.from', 'head.window.to'])
  })
})

it('builders make what the schema takes', () => {
  expect(planSchema.safeParse(buildPlan({ machines: [buildMachine('m')] })).success).toBe(true)
})
