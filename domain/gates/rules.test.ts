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
  stranger,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

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
    expect(night.refused(boss, answer('go')).code).toBe('not-a-signer')
    expect(night.refused(owner, answer('go')).code).toBe('not-allowed')
    night.set(NINE + 10 * MINUTE)
    expect(night.refused(dale, answer('go'))).toEqual({
      code: 'question-over',
      params: { result: 'expired' },
    })
  })
})

describe('a question that names people', () => {
  const name = (
    people: string[],
    about?: { kind: 'step' | 'phase'; id: string },
    id = 'p',
  ): CommandInput => ({
    type: 'go.ask',
    id,
    question: 'Move the cable?',
    people,
    ...(about === undefined ? {} : { about }),
    minutes: 10,
    figures: {},
  })
  const two = (): Night => {
    const night = upgradeWith({ status: 'running' })
    night.must(owner, {
      type: 'person.invite',
      id: 'second',
      role: 'sentinel',
      person: null,
      expiresAt: NINE + 1000 * MINUTE,
    })
    night.must(stranger, { type: 'person.join', invite: 'second', person: 'wei', name: 'Wei', zone: null })
    return night
  }

  it('is signed by those and nobody else: the Go of one sentinel is not the other’s', () => {
    const night = two()
    const [event] = night.must(dale, name(['upgrader', 'sentinel']))
    // As pages of before read it, it is for both roles.
    expect(event?.body).toMatchObject({
      people: ['upgrader', 'sentinel'],
      signers: ['upgrader', 'sentinel'],
    })
    expect(night.refused(stranger, answer('go', 'p')).code).toBe('not-a-signer')
    night.must(dale, answer('go', 'p'))
    expect(night.state.goNoGo['p']).toMatchObject({ result: 'open', answers: { upgrader: { answer: 'go' } } })
    night.must(mei, answer('go', 'p', 'LCD on-line'))
    expect(night.state.goNoGo['p']).toMatchObject({
      result: 'go',
      answers: { sentinel: { by: 'acc-mei', note: 'LCD on-line' } },
    })
  })

  it('may name an observer, who then signs', () => {
    const night = two()
    night.must(dale, name(['boss', 'wei']))
    night.must(stranger, answer('go', 'p'))
    expect(night.state.goNoGo['p']?.result).toBe('open')
    night.must(boss, answer('go', 'p'))
    expect(night.state.goNoGo['p']?.result).toBe('go')
  })

  it('names somebody who is there, about something that is there', () => {
    const night = two()
    expect(night.refused(dale, name([])).code).toBe('bad-input')
    expect(night.refused(dale, { ...name(['boss']), people: undefined } as never).code).toBe('bad-input')
    expect(night.refused(dale, name(['nobody']))).toMatchObject({
      code: 'no-such',
      params: { kind: 'person' },
    })
    expect(night.refused(dale, name(['boss'], { kind: 'step', id: 'zz' })).code).toBe('no-such')
    night.must(owner, { type: 'person.revoke', person: 'wei' })
    expect(night.refused(dale, name(['wei'])).code).toBe('no-such')
  })

  it('asked anew about the same, the former is void', () => {
    const night = two()
    const about = { kind: 'step', id: 'a' } as const
    night.must(dale, name(['sentinel'], about, 'p1'))
    expect(night.must(dale, name(['boss'], about, 'p2')).map((e) => e.type)).toEqual([
      'go.expired',
      'go.asked',
    ])
    expect(night.state.goNoGo['p1']?.result).toBe('expired')
    expect(night.refused(mei, answer('go', 'p1')).code).toBe('question-over')
  })

  describe('go.replace', () => {
    const replace = (person: string, by: string | null): CommandInput => ({
      type: 'go.replace',
      id: 'p',
      person,
      by,
      reason: 'Asleep.',
    })

    it('lets another sign, for a reason that all read', () => {
      const night = two()
      night.must(dale, name(['boss', 'sentinel']))
      expect(night.must(dale, replace('boss', 'wei'))).toEqual([
        { type: 'go.replaced', body: { id: 'p', person: 'boss', by: 'wei', reason: 'Asleep.' } },
      ])
      expect(night.must(dale, replace('boss', 'wei'))).toEqual([])
      expect(night.refused(boss, answer('go', 'p')).code).toBe('not-a-signer')
      night.must(mei, answer('go', 'p'))
      night.must(stranger, answer('go', 'p'))
      expect(night.state.goNoGo['p']).toMatchObject({
        result: 'go',
        people: ['wei', 'sentinel'],
        replaced: [{ person: 'boss', by: 'wei', reason: 'Asleep.', who: 'acc-dale' }],
      })
    })

    it('goes on without, and is Go at once where the others have said so', () => {
      const night = two()
      night.must(dale, name(['boss', 'sentinel']))
      night.must(mei, answer('go', 'p'))
      night.must(dale, replace('boss', null))
      expect(night.state.goNoGo['p']?.result).toBe('go')
    })

    it('is for who leads, of who has not answered, and leaves somebody to sign', () => {
      const night = two()
      night.must(dale, name(['boss', 'sentinel']))
      expect(night.refused(mei, replace('boss', null)).code).toBe('not-allowed')
      expect(night.refused(dale, replace('wei', null)).code).toBe('no-such')
      expect(night.refused(dale, replace('boss', 'nobody')).code).toBe('no-such')
      night.must(mei, answer('go', 'p'))
      expect(night.refused(dale, replace('sentinel', null))).toEqual({
        code: 'has-answered',
        params: { person: 'Mei' },
      })
      night.must(dale, name(['boss'], undefined, 'q'))
      expect(night.refused(dale, { ...replace('boss', null), id: 'q' } as CommandInput).code).toBe(
        'last-signer',
      )
      // Another upgrader who does not lead.
      night.must(owner, {
        type: 'person.invite',
        id: 'third',
        role: 'upgrader',
        person: null,
        expiresAt: NINE + 1000 * MINUTE,
      })
      const ann = { kind: 'account', account: 'acc-ann', owner: false, device: 'd-ann' } as const
      night.must(ann, { type: 'person.join', invite: 'third', person: 'ann', name: 'Ann', zone: null })
      expect(night.refused(ann, replace('boss', null))).toEqual({
        code: 'not-the-lead',
        params: { lead: 'Dale' },
      })
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
