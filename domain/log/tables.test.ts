import { describe, expect, it } from 'vitest'
import { dale, fold, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { KEEP_ENDED } from './state.ts'
import { prune, put } from './tables.ts'

describe('put', () => {
  it('replaces one entry and leaves the table it was given alone', () => {
    const table = { a: { id: 'a', n: 1 } }
    expect(put(table, { id: 'a', n: 2 })).toEqual({ a: { id: 'a', n: 2 } })
    expect(table.a.n).toBe(1)
  })
})

describe('prune', () => {
  const table = (ended: (number | null)[]) =>
    Object.fromEntries(ended.map((at, i) => [`t${i}`, { id: `t${i}`, at }]))

  it('keeps what is open and the newest that ended', () => {
    const many = table([null, ...Array.from({ length: KEEP_ENDED + 5 }, (_, i) => i)])
    const kept = prune(many, (t) => t.at)
    expect(Object.keys(kept)).toHaveLength(KEEP_ENDED + 1)
    expect(kept['t0']).toBeDefined()
    expect(kept['t5']).toBeUndefined()
    expect(kept['t6']).toBeDefined()
  })

  it('gives the same table back when there is nothing to drop', () => {
    const few = table([null, 1, 2])
    expect(prune(few, (t) => t.at)).toBe(few)
  })
})

describe('a long night', () => {
  it('does not grow in memory with what is over, and replays to the same', () => {
    const night = upgradeWith({ status: 'running' })
    const until = NINE + 1000 * MINUTE
    for (let i = 0; i < KEEP_ENDED + 10; i++) {
      night.set(NINE + i * MINUTE)
      night.must(dale, {
        type: 'request.ask',
        id: `r${i}`,
        kind: 'look',
        machine: null,
        step: null,
        text: 'Look',
        expect: '',
        allowance: 5,
        expiresAt: null,
      })
      night.must(mei, { type: 'request.done', id: `r${i}` })
      night.must(dale, { type: 'card.arm', id: `k${i}`, unless: 'x', then: 'y', machine: null, dueAt: until })
      night.must(mei, { type: 'card.confirm', id: `k${i}` })
      night.must(dale, {
        type: 'go.ask',
        id: `g${i}`,
        question: 'x',
        signers: ['sentinel'],
        minutes: 5,
        figures: {},
      })
      night.must(mei, { type: 'go.answer', id: `g${i}`, answer: 'go', note: '' })
      night.must(dale, {
        type: 'person.invite',
        id: `i${i}`,
        role: 'observer',
        person: null,
        expiresAt: until,
      })
      night.must(dale, { type: 'invite.revoke', id: `i${i}` })
    }
    for (const table of ['requests', 'cards', 'goNoGo', 'invites'] as const)
      expect(Object.keys(night.state[table]).length, table).toBe(KEEP_ENDED)
    expect(fold(night.events)).toEqual(night.state)
  })
})
