import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boss, dale, HOUR, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { handsOnSite } from '../presence/on-site.ts'
import { handsFor } from './hands-for.ts'

// Mei: Saturday and Sunday 09:00–12:00 and 13:00–18:00 Taipei; NINE is that Saturday's 09:00.
const night = () => upgradeWith({ status: 'running' })
const NOON = NINE + 3 * HOUR
const ONE = NOON + HOUR

describe('hands for as long as it takes', () => {
  test.each([
    ['well before lunch', NINE, 10, { there: true }],
    ['to the minute', NOON - 10 * MINUTE, 10, { there: true }],
    ['a minute too short', NOON - 9 * MINUTE, 10, { there: false, why: 'leaves', leavesAt: NOON, next: ONE }],
    ['over lunch', NOON - 30 * MINUTE, 60, { there: false, why: 'leaves', leavesAt: NOON, next: ONE }],
    ['at lunch', NOON, 10, { there: false, why: 'nobody', leavesAt: null, next: ONE }],
    [
      'in the night',
      NINE + 12 * HOUR,
      5,
      { there: false, why: 'nobody', leavesAt: null, next: NINE + 24 * HOUR },
    ],
  ])('%s', (_what, now, minutes, expected) => {
    expect(handsFor(night().state, now, minutes)).toEqual(expected)
  })

  test('who said away is not there, and is there when she said', () => {
    const n = night()
    n.must(mei, { type: 'presence.away', until: NINE + 30 * MINUTE })
    expect(handsFor(n.state, NINE + MINUTE, 10)).toEqual({
      there: false,
      why: 'nobody',
      leavesAt: null,
      next: NINE + 30 * MINUTE,
    })
  })

  test('who left is not expected', () => {
    const n = night()
    n.must(mei, { type: 'presence.leave' })
    expect(handsFor(n.state, NINE + MINUTE, 10)).toMatchObject({ there: false, next: null })
  })

  test('whoever says nobody is there means it: the two agree at any moment', () => {
    const { state } = night()
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 14 * 24 * 60 }),
        fc.integer({ min: 1, max: 240 }),
        (after, minutes) => {
          const now = NINE + after * MINUTE
          const found = handsFor(state, now, minutes)
          const there = handsOnSite(state, now).length > 0
          if (found.there) {
            expect(there).toBe(true)
            expect(handsOnSite(state, now + minutes * MINUTE - 1).length).toBeGreaterThan(0)
            return
          }
          expect(found.why).toBe(there ? 'leaves' : 'nobody')
          if (found.leavesAt !== null) expect(found.leavesAt).toBeLessThan(now + minutes * MINUTE)
          if (found.next !== null) {
            expect(found.next).toBeGreaterThan(now)
            expect(handsOnSite(state, found.next)).not.toEqual([])
          }
        },
      ),
    )
  })
})

describe('a request', () => {
  const ask = {
    type: 'request.ask',
    id: 'r',
    kind: 'move-cable',
    machine: 'dolphin',
    step: null,
    text: 'Move the cable',
    expect: '',
    allowance: 20,
    expiresAt: null,
    details: { cable: 'modem', from: 'DRAGON ttyS1', to: 'DOLPHIN ttyS1', key: 'of another kind' },
    otherwise: 'Put it back.',
  } as const

  test('into the void is stopped with the reason and the next time; nothing has happened', () => {
    const n = night()
    n.set(NOON)
    expect(n.refused(dale, ask)).toEqual({
      code: 'nobody-there',
      params: { why: 'nobody', leavesAt: null, next: ONE },
    })
    expect(n.state.requests).toEqual({})
  })

  test('waits where that was said, for the next who come and not for who is just leaving', () => {
    const n = night()
    n.set(NOON - 5 * MINUTE)
    n.must(dale, { ...ask, ifNobody: { then: 'wait' } })
    expect(n.state.requests['r']).toMatchObject({ state: 'queued', notBefore: ONE })
    n.advance(NOON - MINUTE)
    expect(n.state.requests['r']?.state).toBe('queued')
    n.advance(ONE)
    expect(n.state.requests['r']).toMatchObject({ state: 'asked', askedAt: ONE, notBefore: null })
  })

  test('goes out all the same for a reason, which stands with it', () => {
    const n = night()
    n.set(NOON)
    n.must(dale, { ...ask, ifNobody: { then: 'ask', reason: 'She is at the door.' } })
    expect(n.state.requests['r']).toMatchObject({ state: 'asked', override: 'She is at the door.' })
  })

  test('keeps the fields of its own kind, and no others', () => {
    const n = night()
    n.must(dale, ask)
    expect(n.state.requests['r']).toMatchObject({
      details: { cable: 'modem', from: 'DRAGON ttyS1', to: 'DOLPHIN ttyS1' },
      otherwise: 'Put it back.',
    })
    expect(n.state.requests['r']?.details).not.toHaveProperty('key')
  })

  describe('that reads back its box', () => {
    const asked = () => {
      const n = night()
      n.must(dale, { ...ask, readBack: true })
      return n
    }
    const pick = (machine: string | null) => ({ type: 'request.read-back', id: 'r', machine }) as const

    test('the right one goes on', () => {
      const n = asked()
      expect(n.state.requests['r']?.readBack).toMatchObject({ state: 'open' })
      n.must(mei, pick('dolphin'))
      expect(n.state.requests['r']?.readBack).toMatchObject({ state: 'right', picked: 'dolphin', wrong: 0 })
      expect(n.must(mei, pick('dragon'))).toEqual([])
      n.must(mei, { type: 'request.done', id: 'r' })
      expect(n.state.requests['r']).toMatchObject({ state: 'done', unread: false })
    })

    test.each(['dragon', null])('the wrong one (%s) stops, until the upgrader says go on', (machine) => {
      const n = asked()
      expect(n.must(mei, pick(machine))).toMatchObject([{ body: { machine, right: false } }])
      expect(n.state.requests['r']?.readBack).toMatchObject({ state: 'stopped', picked: machine, wrong: 1 })
      expect(n.refused(mei, pick('dolphin'))).toEqual({ code: 'wrong-box', params: { sticker: 'DOLPHIN' } })
      expect(n.refused(mei, { type: 'request.clear', id: 'r', reason: 'x' }).code).toBe('not-allowed')
      n.must(dale, { type: 'request.clear', id: 'r', reason: 'The table by the door.' })
      n.must(mei, pick('dolphin'))
      expect(n.state.requests['r']?.readBack).toMatchObject({ state: 'right', wrong: 1 })
    })

    test('a body is a body whatever its name: after a swap the right answer is still the sticker', () => {
      const n = asked()
      n.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'relabel' })
      expect(n.state.machines['dolphin']).toMatchObject({
        sticker: 'DOLPHIN',
        name: 'dragon',
        formerName: 'dolphin',
      })
      n.must(mei, pick('dolphin'))
      expect(n.state.requests['r']?.readBack?.state).toBe('right')
    })

    test('done without it is kept, and says so', () => {
      const n = asked()
      expect(n.must(mei, { type: 'request.done', id: 'r' })).toMatchObject([{ body: { unread: true } }])
      expect(n.state.requests['r']).toMatchObject({ state: 'done', unread: true })
    })

    test('late, it is refused like any leave to act', () => {
      const n = asked()
      n.must(dale, { type: 'request.withdraw', id: 'r', reason: 'x' })
      expect(n.refused(mei, pick('dolphin')).code).toBe('too-late')
      expect(n.refused(boss, pick('dolphin')).code).toBe('not-allowed')
    })

    test('opened again, it is read back again', () => {
      const n = asked()
      n.must(mei, pick('dolphin'))
      n.must(mei, { type: 'request.done', id: 'r' })
      n.must(dale, { type: 'request.reopen', id: 'r', reason: 'Once more.' })
      expect(n.state.requests['r']?.readBack).toMatchObject({ state: 'open' })
    })
  })

  test('taken up and not heard of rings again once it is late, and anew after “still at it”', () => {
    const n = night()
    n.must(dale, ask)
    n.must(mei, { type: 'request.on-my-way', id: 'r' })
    expect(n.must(mei, { type: 'request.on-my-way', id: 'r' })).toEqual([])
    const rungs = () => n.events.filter((e) => e.type === 'request.rung').length
    n.advance(NINE + 20 * MINUTE - 1)
    expect(rungs()).toBe(0)
    n.advance(NINE + 22 * MINUTE)
    expect(rungs()).toBe(2)
    expect(n.state.requests['r']).toMatchObject({ state: 'on-my-way', rings: 0, lateRings: 2 })
    n.must(mei, { type: 'request.on-my-way', id: 'r' })
    expect(n.state.requests['r']).toMatchObject({ lateRings: 0, onMyWayAt: NINE + 22 * MINUTE })
    n.advance(NINE + 41 * MINUTE)
    expect(rungs()).toBe(2)
    n.advance(NINE + 42 * MINUTE)
    expect(rungs()).toBe(3)
  })
})

test('a telephone call is told with its minutes and its price', () => {
  const n = night()
  const call = {
    type: 'call.log',
    request: null,
    person: 'sentinel',
    minutes: 12,
    cost: { amount: 31.5, currency: 'USD' },
    note: 'The door code.',
  } as const
  expect(n.must(dale, call)).toMatchObject([{ type: 'call.logged', body: { minutes: 12 } }])
  expect(n.refused(dale, { ...call, person: 'nobody' }).code).toBe('no-such')
  expect(n.refused(boss, call).code).toBe('not-allowed')
})

test('a step that the hands report finished after it was failed is told, and stays failed', () => {
  const n = night()
  const step = Object.values(n.state.steps).find((s) => s.by === 'sentinel')
  if (step === undefined) throw new Error('no step of the hands')
  n.must(dale, { type: 'step.start', step: step.id, override: 'For the test.' })
  n.must(dale, { type: 'step.fail', step: step.id, reason: 'Given up.' })
  expect(n.must(mei, { type: 'step.finish', step: step.id })).toMatchObject([
    { type: 'step.reported', body: { was: 'failed' } },
  ])
  expect(n.state.runs[step.id]?.state).toBe('failed')
})
