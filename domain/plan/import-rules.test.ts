import { describe, expect, it } from 'vitest'
import {
  buildPlan,
  buildStep,
  createNight,
  dale,
  HOUR,
  NINE,
  owner,
  stranger,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import { planOf } from './things.ts'

const wall = (local: string, zone: string, instant: number) => ({ local, zone, instant, tz: '' })

describe('plan.import', () => {
  it("makes an upgrade, and is the owner's to do", () => {
    const night = createNight()
    expect(night.refused(stranger, { type: 'plan.import', plan: buildPlan() })).toEqual({
      code: 'no-such-upgrade',
      params: {},
    })
    expect(night.refused(owner, { type: 'upgrade.ready' }).code).toBe('no-such-upgrade')
    expect(types(night.must(owner, { type: 'plan.import', plan: buildPlan() }))).toEqual(['plan.imported'])
    expect(planOf(night.state)).toEqual(buildPlan())
    expect(night.state).toMatchObject({ status: 'draft', seq: 1, planVersion: 1, clock: { kind: 'wall' } })
    expect(night.state.runs['a']).toMatchObject({ state: 'todo', attempt: 0 })
  })

  it('may bring a clock of its own, which stamps even the first event', () => {
    const night = createNight('n', NINE + 5 * HOUR)
    night.must(owner, { type: 'plan.import', plan: buildPlan(), clock: { at: NINE, rate: 0 } })
    expect(night.events.map((e) => [e.type, e.at])).toEqual([
      ['plan.imported', NINE],
      ['clock.set', NINE],
    ])
    expect(night.now).toBe(NINE)
    expect(
      night.refused(owner, { type: 'plan.import', plan: buildPlan(), clock: { at: NINE + 1, rate: 0 } }).code,
    ).toBe('clock-backwards')
  })

  it('replaces the plan before the start and keeps who sits at the table', () => {
    const night = upgradeWith()
    const plan = buildPlan({ people: [], hands: [] })
    night.must(dale, { type: 'plan.import', plan })
    expect(Object.keys(night.state.people).sort()).toEqual(['boss', 'sentinel', 'upgrader'])
    expect(night.state.people['upgrader']).toMatchObject({ account: 'acc-dale', role: 'upgrader' })
    expect(night.state.planVersion).toBe(2)
  })

  it('is refused once it runs, and for a plan with faults', () => {
    expect(
      upgradeWith({ status: 'running' }).refused(dale, { type: 'plan.import', plan: buildPlan() }),
    ).toEqual({
      code: 'wrong-status',
      params: { status: 'running', needs: ['draft', 'ready'] },
    })
    const night = upgradeWith()
    const faulty = (plan: Parameters<typeof buildPlan>[0]) =>
      night.refused(dale, { type: 'plan.import', plan: buildPlan(plan) })
    expect(faulty({ steps: [buildStep('a', { machine: 'nessie' })] })).toEqual({
      code: 'plan-fault',
      params: { fault: 'missing', id: 'nessie', in: 'a' },
    })
    expect(faulty({ steps: [buildStep('a'), buildStep('a')] }).params).toMatchObject({
      fault: 'doubled',
      id: 'a',
    })
    expect(
      faulty({ steps: [buildStep('a', { after: ['b'] }), buildStep('b', { after: ['a'] })] }).params,
    ).toMatchObject({
      fault: 'circle',
    })
    const { head } = buildPlan()
    expect(faulty({ head: { ...head, site: { name: 'x', zone: 'CST' } } })).toEqual({
      code: 'bad-input',
      params: { issues: [{ path: 'head.site.zone', problem: 'unknown-zone' }] },
    })
    // "8 PM EST" taken at its word is an hour off what New York's clocks read that day.
    const at = wall('1998-09-11T20:00', 'America/New_York', Date.UTC(1998, 8, 12, 1, 0))
    expect(faulty({ head: { ...head, start: { said: '8 PM EST', at } } }).params).toEqual({
      issues: [{ path: 'head.start.at', problem: 'wrong-instant' }],
    })
  })
})
