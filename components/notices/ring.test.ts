import { expect, test } from 'vitest'
import { dale, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { ask } from '../../tests/harness/hands.ts'
import { ringing } from './ring.ts'

test('a request rings when it is asked and with each ring of the log, and is silent once anybody has seen it', () => {
  const n = upgradeWith({ status: 'running' })
  expect(ringing(n.state, n.now)).toEqual([])
  n.must(dale, ask())
  const first = ringing(n.state, n.now)
  expect(first).toHaveLength(1)
  expect(ringing(n.state, n.now + 20_000)).toEqual(first)
  n.advance(NINE + 30_000)
  const second = ringing(n.state, n.now)
  expect(second).toHaveLength(1)
  expect(second).not.toEqual(first)
  n.must(mei, { type: 'request.seen', id: 'r' })
  expect(ringing(n.state, n.now)).toEqual([])
})

test('what was taken up rings when it is late, by the phone’s own reckoning too', () => {
  const n = upgradeWith({ status: 'running' })
  n.must(dale, ask())
  n.must(mei, { type: 'request.on-my-way', id: 'r' })
  expect(ringing(n.state, NINE + 10 * MINUTE - 1)).toEqual([])
  // No network: the clock's own ring has not come.
  const alone = ringing(n.state, NINE + 10 * MINUTE)
  expect(alone).toHaveLength(1)
  n.must(mei, { type: 'request.done', id: 'r' })
  expect(ringing(n.state, NINE + 10 * MINUTE)).toEqual([])
})

test('a card rings at its moment without a network, and not again when the server says the same', () => {
  const n = upgradeWith({ status: 'running' })
  const dueAt = NINE + 10 * MINUTE
  n.must(dale, { type: 'card.arm', id: 'k', unless: 'x', then: 'y', machine: null, dueAt })
  expect(ringing(n.state, dueAt - 1)).toEqual([])
  const alone = ringing(n.state, dueAt)
  expect(alone).toHaveLength(1)
  n.advance(dueAt)
  expect(n.state.cards['k']?.state).toBe('fired')
  expect(ringing(n.state, dueAt)).toEqual(alone)
  n.must(mei, { type: 'card.done', id: 'k' })
  expect(ringing(n.state, dueAt)).toEqual([])
})
