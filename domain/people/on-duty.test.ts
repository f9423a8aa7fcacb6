import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { buildPlan, dale, HOUR, MINUTE, mei, NINE, owner, upgradeWith } from '../../tests/factories.ts'
import type { Who } from '../access/table.ts'
import { batonNow } from '../presence/baton.ts'
import { forWhom, isFor, onDuty } from './on-duty.ts'

const jun: Who = { kind: 'account', account: 'acc-jun', owner: false, device: 'd-jun' }

/** Mei has the weekend, Jun no hours at all; both have their phones. */
function twoOfThem() {
  const plan = buildPlan()
  const people = [
    ...plan.people,
    { id: 'jun', name: 'Jun', role: 'sentinel' as const, zone: 'Asia/Taipei', lead: false },
  ]
  const night = upgradeWith({ status: 'running', plan: { people } })
  const expiresAt = NINE + 72 * HOUR
  night.must(owner, { type: 'person.invite', id: 'inv-jun', role: 'sentinel', person: 'jun', expiresAt })
  night.must(jun, { type: 'person.join', invite: 'inv-jun', person: 'jun', name: 'Jun', zone: null })
  return night
}

const ask = {
  type: 'request.ask',
  id: 'r',
  kind: 'reset',
  machine: 'dolphin',
  step: null,
  text: 'Press reset',
  expect: '',
  allowance: 10,
  expiresAt: null,
} as const

describe('what is asked of nobody in particular', () => {
  test('is for who is on duty, by their hours or by their word before these', () => {
    const night = twoOfThem()
    night.must(dale, ask)
    const whose = () => forWhom(night.state, night.state.requests['r'] as never, night.now)
    expect(onDuty(night.state, night.now)).toEqual(['sentinel'])
    expect(whose()).toEqual(['sentinel'])
    night.must(jun, { type: 'presence.arrive' })
    night.must(mei, { type: 'presence.away', until: NINE + HOUR })
    expect(whose()).toEqual(['jun'])
  })

  test('is anybody’s where nobody is on duty: nothing is nobody’s', () => {
    const night = twoOfThem()
    night.must(dale, ask)
    night.must(mei, { type: 'presence.leave' })
    expect(onDuty(night.state, night.now)).toEqual([])
    expect(forWhom(night.state, night.state.requests['r'] as never, night.now)).toEqual(['sentinel', 'jun'])
  })

  test('is theirs who took it up, and the other who taps the same takes nothing from them', () => {
    const night = twoOfThem()
    night.must(jun, { type: 'presence.arrive' })
    night.must(dale, ask)
    night.must(jun, { type: 'request.seen', id: 'r' })
    expect(night.must(mei, { type: 'request.seen', id: 'r' })).toEqual([])
    expect(night.must(mei, { type: 'request.on-my-way', id: 'r' })).toEqual([])
    expect(night.state.requests['r']).toMatchObject({ state: 'seen', by: 'acc-jun' })
    expect(isFor(night.state, night.state.requests['r'] as never, 'sentinel', night.now)).toBe(false)
    // Whoever means to takes it over; and what was done is told whoever had it.
    night.must(mei, { type: 'request.take', id: 'r' })
    expect(isFor(night.state, night.state.requests['r'] as never, 'sentinel', night.now)).toBe(true)
    expect(night.must(jun, { type: 'request.done', id: 'r' })).toHaveLength(1)
  })
})

describe('what is asked of somebody by name', () => {
  test('is theirs, waits for them and for nobody else, and says who is not there', () => {
    const night = twoOfThem()
    expect(night.refused(dale, { ...ask, to: 'jun' })).toMatchObject({
      code: 'nobody-there',
      params: { why: 'nobody', who: 'Jun' },
    })
    expect(night.refused(dale, { ...ask, to: 'upgrader' }).code).toBe('no-such')
    night.must(dale, { ...ask, to: 'jun', ifNobody: { then: 'wait' } })
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', to: 'jun' })
    night.must(mei, { type: 'presence.arrive' })
    night.advance(NINE + 5 * MINUTE)
    expect(night.state.requests['r']?.state).toBe('queued')
    night.must(jun, { type: 'presence.arrive' })
    expect(night.state.requests['r']?.state).toBe('asked')
    expect(forWhom(night.state, night.state.requests['r'] as never, night.now)).toEqual(['jun'])
  })

  test('a step of theirs is theirs, and who is named in the plan is not taken out of it', () => {
    const night = twoOfThem()
    night.must(dale, { type: 'plan.set', kind: 'step', id: 'e', field: 'person', value: 'jun', saw: null })
    expect(forWhom(night.state, night.state.steps['e'] as never, night.now)).toEqual(['jun'])
    expect(
      night.refused(dale, {
        type: 'plan.set',
        kind: 'step',
        id: 'e',
        field: 'person',
        value: 'none',
        saw: 'jun',
      }).code,
    ).toBe('plan-fault')
    night.must(owner, { type: 'person.revoke', person: 'jun' })
    expect(night.refused(owner, { type: 'plan.remove', kind: 'person', id: 'jun' }).code).toBe('in-use')
    // Who is gone is asked no more.
    expect(forWhom(night.state, night.state.steps['e'] as never, night.now)).toEqual(['sentinel'])
  })
})

test('the baton is with nobody who is off duty', () => {
  const night = twoOfThem()
  night.must(dale, { type: 'baton.give', to: 'hands' })
  expect(batonNow(night.state, night.now)).toMatchObject({ to: 'hands', by: 'sentinel' })
  expect(batonNow(night.state, NINE + 14 * HOUR)).toMatchObject({ to: 'hands', by: null })
  night.must(jun, { type: 'baton.take' })
  expect(batonNow(night.state, night.now).by).not.toBe('jun')
})

test('it is always somebody’s as long as there are hands, and never somebody’s who is none', () => {
  fc.assert(
    fc.property(anyNight, fc.integer({ min: 0, max: 40 }), ({ status, said }, hours) => {
      const night = upgradeWith({ status })
      for (const s of said) {
        night.set(night.realNow + s.after)
        night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
      }
      const { state } = night
      const now = night.now + hours * HOUR
      const hands = Object.values(state.people).filter((p) => p.role === 'sentinel' && !p.revoked)
      const things = [...Object.values(state.requests), ...Object.values(state.steps)]
      for (const thing of things) {
        const whose = forWhom(state, thing, now)
        if (!('phase' in thing) && hands.length > 0) expect(whose.length).toBeGreaterThan(0)
        for (const id of whose) expect(state.people[id]?.revoked).toBe(false)
        for (const p of Object.values(state.people))
          expect(isFor(state, thing, p.id, now)).toBe(whose.includes(p.id))
      }
      expect(batonNow(state, now)).toBeDefined()
    }),
    { numRuns: 30, seed: 19980911 },
  )
})
