import { describe, expect, it } from 'vitest'
import {
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import type { Card } from '../log/state.ts'
import { openCards, phaseOf } from './cards.ts'

const arm = (id = 'k', dueAt = NINE + 10 * MINUTE): CommandInput => ({
  type: 'card.arm',
  id,
  unless: 'PPP up on the console',
  then: 'Put the cable back into the old box',
  machine: 'dragon',
  dueAt,
})

function armed(): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, arm())
  return night
}

describe('card.arm', () => {
  it('puts one instruction on the phone', () => {
    expect(armed().state.cards['k']).toEqual({
      id: 'k',
      unless: 'PPP up on the console',
      then: 'Put the cable back into the old box',
      machine: 'dragon',
      dueAt: NINE + 10 * MINUTE,
      armedAt: NINE,
      state: 'armed',
      by: 'acc-dale',
      endedAt: null,
      walk: 0,
      held: {},
      conflict: null,
      doneAt: null,
      saw: '',
      reason: '',
    })
  })

  it('is refused beside another, twice, for the past, for no machine, to others, and when all is over', () => {
    const night = armed()
    expect(night.refused(dale, arm('k2'))).toEqual({ code: 'card-armed', params: { id: 'k' } })
    expect(night.refused(dale, arm())).toEqual({ code: 'already-there', params: { kind: 'card', id: 'k' } })
    night.must(mei, { type: 'card.confirm', id: 'k' })
    expect(night.refused(dale, arm('k2', NINE))).toEqual({
      code: 'time-passed',
      params: { at: NINE, now: NINE },
    })
    expect(night.refused(dale, { ...arm('k2'), machine: 'nessie' } as CommandInput).code).toBe('no-such')
    expect(night.refused(mei, arm('k2')).code).toBe('not-allowed')
    expect(types(night.must(dale, arm('k2')))).toEqual(['card.armed'])
    expect(upgradeWith({ status: 'closed' }).refused(dale, arm()).code).toBe('wrong-status')
  })
})

describe('card.extend', () => {
  const extend = (dueAt: number, id = 'k'): CommandInput => ({ type: 'card.extend', id, dueAt })
  it('moves the minute while it is armed', () => {
    const night = armed()
    expect(night.must(dale, extend(NINE + HOUR))).toEqual([
      { type: 'card.extended', body: { id: 'k', dueAt: NINE + HOUR } },
    ])
    expect(night.must(dale, extend(NINE + HOUR))).toEqual([])
    night.advance(NINE + 30 * MINUTE)
    expect(night.state.cards['k']?.state).toBe('armed')
    expect(night.refused(dale, extend(NINE)).code).toBe('time-passed')
    expect(night.refused(dale, extend(NINE + HOUR, 'zz')).code).toBe('no-such')
    expect(night.refused(mei, extend(NINE + 2 * HOUR)).code).toBe('not-allowed')
    night.must(dale, { type: 'card.confirm', id: 'k' })
    expect(night.refused(dale, extend(NINE + 2 * HOUR))).toEqual({
      code: 'card-over',
      params: { state: 'confirmed' },
    })
  })
})

describe('card.confirm and card.fire', () => {
  it('end it: all is well, or the instruction holds', () => {
    const night = armed()
    expect(night.must(mei, { type: 'card.confirm', id: 'k' })).toEqual([
      { type: 'card.confirmed', body: { id: 'k' } },
    ])
    expect(night.state.cards['k']).toMatchObject({ state: 'confirmed', by: 'acc-mei', endedAt: NINE })
    expect(night.must(mei, { type: 'card.confirm', id: 'k' })).toEqual([])
    expect(night.must(clock, { type: 'card.fire', id: 'k' })).toEqual([])
    const other = armed()
    expect(types(other.must(mei, { type: 'card.fire', id: 'k' }))).toEqual(['card.fired'])
    expect(other.must(mei, { type: 'card.fire', id: 'k' })).toEqual([])
    // She is on her way to the box: it can still be called off.
    expect(types(other.must(dale, { type: 'card.confirm', id: 'k' }))).toEqual(['card.confirmed'])
    expect(other.state.cards['k']?.stopped).toBe('acc-mei')
  })

  it('fires by itself at its minute, not before; the sentinel may go by her eyes', () => {
    const night = armed()
    expect(night.must(clock, { type: 'card.fire', id: 'k' })).toEqual([])
    night.advance(NINE + 10 * MINUTE)
    expect(night.events.at(-1)).toMatchObject({ type: 'card.fired', actor: 'clock', at: NINE + 10 * MINUTE })
    expect(armed().refused(dale, { type: 'card.fire', id: 'k' }).code).toBe('not-allowed')
    for (const type of ['card.confirm', 'card.fire'] as const)
      expect(armed().refused(mei, { type, id: 'zz' }).code).toBe('no-such')
  })
})

describe('a card that was carried out in the dark', () => {
  it('is told although it had been confirmed, with the time of the tap and the clash', () => {
    const night = armed()
    night.set(NINE + 9 * MINUTE)
    night.must(dale, { type: 'card.confirm', id: 'k' })
    night.set(NINE + 40 * MINUTE)
    expect(night.must(mei, { type: 'card.fire', id: 'k' })).toEqual([
      { type: 'card.fired', body: { id: 'k', conflict: 'confirmed' } },
    ])
    expect(night.state.cards['k']).toMatchObject({
      state: 'fired',
      conflict: { was: 'confirmed', at: NINE + 40 * MINUTE },
    })
  })

  it('is reported as done once, by her or for her', () => {
    const night = armed()
    night.must(mei, { type: 'card.fire', id: 'k' })
    expect(night.must(mei, { type: 'card.done', id: 'k', saw: 'login:' })).toMatchObject([
      { type: 'card.done', body: { saw: 'login:' } },
    ])
    expect(night.state.cards['k']).toMatchObject({ doneAt: NINE, saw: 'login:' })
    expect(night.must(mei, { type: 'card.done', id: 'k' })).toEqual([])
    const other = armed()
    expect(other.must(dale, { type: 'card.done', id: 'k' })).toMatchObject([{ body: { entered: true } }])
  })
})

describe('card.disarm', () => {
  it('takes it back with a reason; what it said holds no more', () => {
    const night = armed()
    const disarm: CommandInput = { type: 'card.disarm', id: 'k', reason: 'Not today.' }
    expect(night.refused(mei, disarm).code).toBe('not-allowed')
    expect(types(night.must(dale, disarm))).toEqual(['card.disarmed'])
    expect(night.must(dale, disarm)).toEqual([])
    expect(night.refused(mei, { type: 'card.confirm', id: 'k' })).toEqual({
      code: 'card-over',
      params: { state: 'disarmed' },
    })
    night.advance(NINE + HOUR)
    expect(night.state.cards['k']?.state).toBe('disarmed')
  })
})

describe('card.hold', () => {
  const hold = (dueAt: number, awake = true): CommandInput => ({ type: 'card.hold', id: 'k', dueAt, awake })
  it('says which phones have it, until when as they have it, and whether they stay awake', () => {
    const night = armed()
    expect(types(night.must(mei, hold(NINE + 10 * MINUTE)))).toEqual(['card.held'])
    expect(night.must(mei, hold(NINE + 10 * MINUTE))).toEqual([])
    expect(types(night.must(mei, hold(NINE + 10 * MINUTE, false)))).toEqual(['card.held'])
    expect(night.state.cards['k']?.held).toEqual({
      'd-mei': { by: 'acc-mei', at: NINE, dueAt: NINE + 10 * MINUTE, awake: false },
    })
    // Moved, the phone has the former moment until it says otherwise.
    night.must(dale, { type: 'card.extend', id: 'k', dueAt: NINE + 20 * MINUTE })
    expect(night.state.cards['k']?.held['d-mei']?.dueAt).toBe(NINE + 10 * MINUTE)
    expect(night.refused(dale, hold(NINE + 10 * MINUTE)).code).toBe('not-allowed')
    night.must(dale, { type: 'card.confirm', id: 'k' })
    expect(night.must(mei, hold(NINE + 20 * MINUTE))).toEqual([])
  })
})

describe('cards on several boxes', () => {
  it('stand side by side, one on each', () => {
    const night = armed()
    night.must(dale, { ...arm('k2'), machine: 'dolphin' } as CommandInput)
    expect(night.refused(dale, arm('k3'))).toEqual({ code: 'card-armed', params: { id: 'k' } })
    night.advance(NINE + 10 * MINUTE)
    expect(Object.values(night.state.cards).map((c) => c.state)).toEqual(['fired', 'fired'])
  })
})

describe('a card that has fallen due', () => {
  const due = () => {
    const night = armed()
    night.advance(NINE + 10 * MINUTE)
    return night
  }
  it('stands again when it is given more time, and falls due again', () => {
    const night = due()
    const extend: CommandInput = { type: 'card.extend', id: 'k', dueAt: NINE + 20 * MINUTE }
    expect(types(night.must(dale, extend))).toEqual(['card.extended'])
    expect(night.state.cards['k']).toMatchObject({ state: 'armed', dueAt: NINE + 20 * MINUTE, endedAt: null })
    expect(night.must(dale, extend)).toEqual([])
    expect(night.advance(NINE + 20 * MINUTE).map((t) => t.command.type)).toEqual(['card.fire'])
    expect(phaseOf(night.state.cards['k'] as Card, night.now)).toBe('due')
  })
  it('is not given more time beside another on its box, nor while it is carried out', () => {
    const night = due()
    night.must(dale, arm('k2', NINE + HOUR))
    const extend = (id: string): CommandInput => ({ type: 'card.extend', id, dueAt: NINE + 2 * HOUR })
    expect(night.refused(dale, extend('k'))).toEqual({ code: 'card-armed', params: { id: 'k2' } })
    const other = due()
    other.must(mei, { type: 'card.fire', id: 'k' })
    expect(other.refused(dale, extend('k'))).toEqual({ code: 'card-over', params: { state: 'fired' } })
  })
  it('is confirmed by either, taken back, or carried out by a person', () => {
    expect(types(due().must(mei, { type: 'card.confirm', id: 'k' }))).toEqual(['card.confirmed'])
    const back = due()
    expect(types(back.must(dale, { type: 'card.disarm', id: 'k', reason: 'Up.' }))).toEqual(['card.disarmed'])
    expect(back.state.cards['k']).not.toHaveProperty('stopped')
    const night = due()
    expect(types(night.must(mei, { type: 'card.fire', id: 'k' }))).toEqual(['card.fired'])
    expect(night.must(mei, { type: 'card.fire', id: 'k' })).toEqual([])
    expect(night.state.cards['k']).toMatchObject({ state: 'fired', by: 'acc-mei', endedAt: night.now })
  })
  it('can be stopped until it is reported as carried out, and says who must be', () => {
    const night = due()
    night.must(mei, { type: 'card.fire', id: 'k' })
    night.must(dale, { type: 'card.disarm', id: 'k', reason: 'It came up.' })
    expect(night.state.cards['k']).toMatchObject({ state: 'disarmed', stopped: 'acc-mei' })
    // She had done it by then.
    expect(night.must(mei, { type: 'card.done', id: 'k' })).toMatchObject([
      { body: { conflict: 'disarmed' } },
    ])
    expect(night.state.cards['k']).toMatchObject({ conflict: { was: 'disarmed' }, done: { by: 'acc-mei' } })
    const other = due()
    other.must(dale, { type: 'card.done', id: 'k' })
    expect(other.state.cards['k']?.done).toEqual({ by: 'acc-dale', entered: true })
    expect(other.refused(mei, { type: 'card.confirm', id: 'k' }).code).toBe('card-over')
    expect(other.refused(dale, { type: 'card.disarm', id: 'k', reason: 'x' }).code).toBe('card-over')
  })
  it('reported before its moment, falls due no more', () => {
    const night = armed()
    night.must(mei, { type: 'card.done', id: 'k' })
    expect(night.advance(NINE + HOUR)).toEqual([])
    expect(phaseOf(night.state.cards['k'] as Card, NINE)).toBe('over')
  })
  it('is outlived: after an hour nobody is asked', () => {
    const night = due()
    expect(openCards(night.state, night.now + HOUR - 1)).toHaveLength(1)
    expect(openCards(night.state, night.now + HOUR)).toEqual([])
  })
})
