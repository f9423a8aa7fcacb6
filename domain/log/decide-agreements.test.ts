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
import type { CommandInput } from './commands.ts'

const ask = (id = 'g', signers: ('upgrader' | 'sentinel')[] = ['upgrader', 'sentinel']): CommandInput => ({
  type: 'go.ask',
  id,
  question: 'Move the cable?',
  signers,
  minutes: 10,
  figures: { 'P80 finish': '16:34', awake: 19 },
})
const answer = (say: 'go' | 'no-go', id = 'g', note = ''): CommandInput => ({
  type: 'go.answer',
  id,
  answer: say,
  note,
})

function open(signers?: ('upgrader' | 'sentinel')[]): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, ask('g', signers))
  return night
}

describe('go.ask', () => {
  it('keeps the question, its figures and when it ends; who signs twice signs once', () => {
    const night = upgradeWith({ status: 'running' })
    const [event] = night.must(dale, ask('g', ['sentinel', 'sentinel']))
    expect(event).toEqual({
      type: 'go.asked',
      body: {
        id: 'g',
        question: 'Move the cable?',
        signers: ['sentinel'],
        figures: { 'P80 finish': '16:34', awake: 19 },
        expiresAt: NINE + 10 * MINUTE,
      },
    })
    expect(night.state.goNoGo['g']).toMatchObject({ result: 'open', askedAt: NINE, answers: {} })
  })

  it('is refused twice, to others, and when all is over', () => {
    expect(open().refused(dale, ask())).toEqual({
      code: 'already-there',
      params: { kind: 'question', id: 'g' },
    })
    expect(open().refused(mei, ask('h')).code).toBe('not-allowed')
    expect(upgradeWith({ status: 'cancelled' }).refused(dale, ask()).code).toBe('wrong-status')
  })
})

describe('go.answer', () => {
  it('is go when all have signed', () => {
    const night = open()
    expect(night.must(mei, answer('go', 'g', 'LCD on-line'))).toEqual([
      { type: 'go.answered', body: { id: 'g', role: 'sentinel', answer: 'go', note: 'LCD on-line' } },
    ])
    expect(night.state.goNoGo['g']?.result).toBe('open')
    expect(night.must(mei, answer('go'))).toEqual([])
    night.must(dale, answer('go'))
    expect(night.state.goNoGo['g']).toMatchObject({
      result: 'go',
      answers: { upgrader: { by: 'acc-dale', answer: 'go' }, sentinel: { by: 'acc-mei', at: NINE } },
    })
    expect(night.refused(mei, answer('no-go'))).toEqual({ code: 'question-over', params: { result: 'go' } })
  })

  it('is no-go as soon as one says so, even who said go before', () => {
    const night = open()
    night.must(mei, answer('go'))
    night.must(mei, answer('no-go'))
    expect(night.state.goNoGo['g']?.result).toBe('no-go')
    expect(night.refused(dale, answer('go'))).toEqual({ code: 'question-over', params: { result: 'no-go' } })
    expect(night.state.status).toBe('running')
  })

  it('is refused late, to who does not sign, and to a question nobody asked', () => {
    const night = open(['upgrader'])
    expect(night.refused(mei, answer('go'))).toEqual({ code: 'not-a-signer', params: {} })
    expect(night.refused(dale, answer('go', 'zz')).code).toBe('no-such')
    for (const who of [boss, owner]) expect(night.refused(who, answer('go')).code).toBe('not-allowed')
    night.set(NINE + 10 * MINUTE)
    expect(night.refused(dale, answer('go'))).toEqual({
      code: 'question-over',
      params: { result: 'expired' },
    })
  })
})

describe('go.expire', () => {
  it('ends an open question at its minute and no other', () => {
    const night = open()
    expect(night.must(clock, { type: 'go.expire', id: 'g' })).toEqual([])
    expect(night.must(clock, { type: 'go.expire', id: 'zz' })).toEqual([])
    night.advance(NINE + 10 * MINUTE)
    expect(night.events.at(-1)).toMatchObject({ type: 'go.expired', at: NINE + 10 * MINUTE })
    expect(night.state.goNoGo['g']?.result).toBe('expired')
    expect(night.must(clock, { type: 'go.expire', id: 'g' })).toEqual([])
    expect(night.refused(dale, { type: 'go.expire', id: 'g' }).code).toBe('not-allowed')
  })
})

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
    expect(night.refused(mei, { type: 'card.fire', id: 'k' })).toEqual({
      code: 'card-over',
      params: { state: 'confirmed' },
    })
    const other = armed()
    expect(types(other.must(mei, { type: 'card.fire', id: 'k' }))).toEqual(['card.fired'])
    expect(other.must(mei, { type: 'card.fire', id: 'k' })).toEqual([])
    expect(other.refused(dale, { type: 'card.confirm', id: 'k' })).toEqual({
      code: 'card-over',
      params: { state: 'fired' },
    })
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
