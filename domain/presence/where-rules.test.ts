import { describe, expect, it } from 'vitest'
import {
  boss,
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  owner,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import { anyHands } from '../availability/on-site.ts'
import { ask } from '../hands/requests.fixture.ts'
import type { CommandInput } from '../log/commands.ts'
import { openEvent } from '../log/events.ts'
import { handsOnSite } from './on-site.ts'

const NOON = NINE + 3 * HOUR
const SIX = NINE + 9 * HOUR
const running = () => upgradeWith({ status: 'running', onSite: true })
/** In which hours somebody is on site, by the plan and what was said; hours after nine. */
const hours = (night: Night, to = NINE + 11 * HOUR) =>
  anyHands(night.state, night.now, to, night.now).map((s) => [(s.start - NINE) / HOUR, (s.end - NINE) / HOUR])

describe('on site, said by day', () => {
  it('holds until the next edge of the hours: lunch is lunch, and six is six', () => {
    const night = running()
    expect(hours(night)).toEqual([
      [0, 3],
      [4, 9],
    ])
    night.set(NOON + MINUTE)
    expect(handsOnSite(night.state, night.now)).toEqual([])
    night.set(SIX + MINUTE)
    expect(handsOnSite(night.state, night.now)).toEqual([])
  })

  it('said at lunch brings her back at once, and sends what waited', () => {
    const night = running()
    night.set(NOON + 20 * MINUTE)
    night.must(dale, ask())
    expect(night.state.requests['r']?.state).toBe('queued')
    expect(night.must(mei, { type: 'presence.arrive' }).map((e) => e.type)).toEqual([
      'presence.arrived',
      'request.sent',
    ])
    expect(handsOnSite(night.state, night.now)).toEqual(['sentinel'])
    expect(hours(night)).toEqual([[night.now === NOON ? 0 : (night.now - NINE) / HOUR, 9]])
  })

  it('said after hours holds until the next morning’s', () => {
    const night = running()
    night.set(SIX + HOUR)
    night.must(mei, { type: 'presence.arrive' })
    night.set(SIX + 3 * HOUR)
    expect(handsOnSite(night.state, night.now)).toEqual(['sentinel'])
    night.set(NINE + 27 * HOUR)
    expect(handsOnSite(night.state, night.now), 'Sunday’s lunch').toEqual([])
  })
})

describe('away', () => {
  it('says why, in its second version; the first said nothing', () => {
    const night = running()
    night.must(mei, { type: 'presence.away', until: NINE + HOUR, reason: 'another box' })
    expect(night.state.presence['sentinel']).toMatchObject({ state: 'away', reason: 'another box' })
    const old = { ...night.events[0], type: 'presence.away', version: 1 } as never as Parameters<
      typeof openEvent
    >[0]
    expect(openEvent({ ...old, body: '{"person":"sentinel","until":5}' })).toMatchObject({
      ok: true,
      event: { body: { person: 'sentinel', until: 5, reason: '' } },
    })
  })

  it('overdue names who stands in, by the hours', () => {
    const night = upgradeWith({
      status: 'running',
      onSite: true,
      plan: {
        people: [
          { id: 'upgrader', name: 'Dale', role: 'upgrader', zone: 'America/New_York', lead: true },
          { id: 'sentinel', name: 'Mei', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
          { id: 'second', name: 'Lin', role: 'sentinel', zone: 'Asia/Taipei', lead: false },
        ],
        hands: [{ id: 'w', person: 'second', days: [6], from: '09:00', to: '18:00', breaks: [], except: [] }],
      },
    })
    night.must(mei, { type: 'presence.away', until: NINE + HOUR })
    night.advance(NINE + 2 * HOUR)
    const overdue = night.events
      .filter((e) => e.type === 'presence.overdue')
      .map((e) => JSON.parse(e.body ?? ''))
    expect(overdue).toEqual([
      { person: 'sentinel', n: 1, backup: null },
      { person: 'sentinel', n: 2, backup: 'second' },
    ])
  })
})

describe('where people are', () => {
  it('overrules the hands windows, and brings what waited', () => {
    const night = upgradeWith({ status: 'running', at: NINE - HOUR })
    night.must(dale, ask())
    expect(night.state.requests['r']?.state).toBe('queued')
    expect(types(night.must(mei, { type: 'presence.arrive' }))).toEqual(['presence.arrived', 'request.sent'])
    expect(night.state.presence['sentinel']).toEqual({ state: 'on-site', until: null, since: NINE - HOUR })
    expect(night.must(mei, { type: 'presence.arrive' })).toEqual([])
    expect(night.must(mei, { type: 'presence.back' })).toEqual([])
  })

  it('away until a time, and back by the clock or by hand', () => {
    const night = upgradeWith({ status: 'running' })
    const away = (until: number): CommandInput => ({ type: 'presence.away', until })
    expect(night.refused(mei, away(NINE))).toEqual({ code: 'time-passed', params: { at: NINE, now: NINE } })
    expect(night.must(mei, away(NINE + HOUR))).toEqual([
      { type: 'presence.away', body: { person: 'sentinel', until: NINE + HOUR, reason: '' } },
    ])
    expect(night.must(mei, away(NINE + HOUR))).toEqual([])
    night.must(dale, ask())
    expect(night.state.requests['r']?.state).toBe('queued')
    expect(night.must(clock, { type: 'presence.return', person: 'sentinel' })).toEqual([])
    night.advance(NINE + HOUR)
    expect(night.state.presence['sentinel']?.state).toBe('unknown')
    expect(night.state.requests['r']?.state).toBe('asked')
    night.must(mei, away(NINE + 2 * HOUR))
    expect(types(night.must(mei, { type: 'presence.back' }))).toEqual(['presence.arrived'])
    expect(night.refused(mei, { type: 'presence.return', person: 'sentinel' }).code).toBe('not-allowed')
  })

  it('away past the end of lunch: what waits for then waits for her', () => {
    const night = upgradeWith({ status: 'running' })
    night.advance(NINE + 3 * HOUR - 9 * MINUTE)
    night.must(dale, ask())
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', notBefore: NINE + 4 * HOUR })
    night.must(mei, { type: 'presence.away', until: NINE + 4 * HOUR + MINUTE })
    night.advance(NINE + 4 * HOUR)
    expect(night.state.requests['r']?.state).toBe('queued')
    night.advance(NINE + 4 * HOUR + MINUTE)
    expect(night.state.requests['r']?.state).toBe('asked')
  })

  it('left is left, until she says otherwise', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    expect(types(night.must(mei, { type: 'presence.leave' }))).toEqual(['presence.left'])
    expect(night.must(mei, { type: 'presence.leave' })).toEqual([])
    night.must(dale, ask())
    night.advance(NINE + 30 * HOUR)
    expect(night.state.requests['r']?.state).toBe('queued')
  })

  it("is each one's own to say", () => {
    const night = upgradeWith({ status: 'running' })
    for (const c of [
      { type: 'presence.arrive' },
      { type: 'presence.back' },
      { type: 'presence.leave' },
      { type: 'presence.away', until: NINE + HOUR },
    ] as CommandInput[]) {
      expect(night.refused(owner, c)).toEqual({ code: 'not-a-member', params: {} })
      expect(night.refused(boss, c).code).toBe('not-allowed')
      expect(types(night.must(dale, c)).every((t) => t.startsWith('presence.'))).toBe(true)
    }
    expect(night.state.presence['sentinel']).toBeUndefined()
  })
})
