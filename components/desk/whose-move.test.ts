import { describe, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import { owner, upgradeWith } from '../../tests/factories.ts'
import { isMoveOf, moverOf } from './whose-move.ts'

const keyboard = ['upgrader'] as const
const hands = ['sentinel'] as const
const lin: Who = { kind: 'account', account: 'acc-lin', owner: false, device: 'd-lin' }

describe('whose move it is, by name', () => {
  test('one at each side: theirs, and of nobody who only watches', () => {
    const { state } = upgradeWith({ status: 'running' })
    const { upgrader, sentinel, boss: watching } = state.people
    expect(isMoveOf(state, keyboard, upgrader)).toBe(true)
    expect(isMoveOf(state, keyboard, sentinel)).toBe(false)
    expect(isMoveOf(state, hands, sentinel)).toBe(true)
    expect(isMoveOf(state, [...keyboard, ...hands], watching)).toBe(false)
    expect(isMoveOf(state, keyboard, undefined)).toBe(false)
    expect(moverOf(state, 'upgrader')?.name).toBe('Dale')
    expect(moverOf(state, 'sentinel')?.name).toBe('Mei')
  })

  test('two at the keyboard: of who has the baton, until the other takes it', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(owner, {
      type: 'person.invite',
      id: 'inv-2',
      role: 'upgrader',
      person: null,
      expiresAt: night.realNow + 3_600_000,
    })
    night.must(lin, { type: 'person.join', invite: 'inv-2', person: 'lin', name: 'Lin', zone: null })
    const whose = () =>
      ['upgrader', 'lin'].filter((id) => isMoveOf(night.state, keyboard, night.state.people[id]))
    expect(whose()).toEqual(['upgrader'])
    expect(moverOf(night.state, 'upgrader')?.name).toBe('Dale')
    night.must(lin, { type: 'baton.take' })
    expect(whose()).toEqual(['lin'])
    expect(moverOf(night.state, 'upgrader')?.name).toBe('Lin')
    // Who is gone keeps nobody waiting.
    night.must(owner, { type: 'person.revoke', person: 'lin' })
    expect(whose()).toEqual(['upgrader'])
  })
})
