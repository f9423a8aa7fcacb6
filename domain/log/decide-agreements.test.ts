import { describe, expect, it } from 'vitest'
import {
  boss,
  clock,
  dale,
  MINUTE,
  mei,
  NINE,
  type Night,
  owner,
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
