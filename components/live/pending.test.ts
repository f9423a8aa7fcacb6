import { expect, test } from 'vitest'
import type { CommandInput } from '../../domain/log/commands.ts'
import { buildStep, dale, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { ask } from '../../tests/harness/hands.ts'
import type { OutboxEntry } from '../live/outbox.ts'
import { withPending } from './pending.ts'

const entry = (command: CommandInput, state: OutboxEntry['state'] = 'queued'): OutboxEntry => ({
  id: `id-${command.type}`,
  command,
  saidAt: NINE,
  state,
  answer: null,
  noAnswer: false,
  setback: null,
  kept: true,
})

function asked() {
  const night = upgradeWith({
    status: 'running',
    onSite: true,
    plan: { steps: [buildStep('a', { by: 'sentinel', needs: ['hands'] })] },
  })
  night.must(dale, ask({ id: 'r1', machine: null, text: 'press it' }))
  return night
}

test('comes to the same as the log will, tap by tap', () => {
  const taps: CommandInput[] = [
    { type: 'request.seen', id: 'r1' },
    { type: 'request.on-my-way', id: 'r1' },
    { type: 'request.done', id: 'r1', saw: '' },
    { type: 'step.start', step: 'a' },
    { type: 'step.finish', step: 'a' },
  ]
  for (let n = 1; n <= taps.length; n++) {
    const night = asked()
    const before = night.state
    for (const tap of taps.slice(0, n)) night.must(mei, tap)
    const guess = withPending(
      before,
      taps.slice(0, n).map((t) => entry(t)),
      NINE,
    )
    expect(guess.requests['r1']?.state).toBe(night.state.requests['r1']?.state)
    expect(guess.runs['a']?.state).toBe(night.state.runs['a']?.state)
  }
})

test('leave to act goes forward only, and never out of what has ended', () => {
  const night = asked()
  night.must(mei, { type: 'request.on-my-way', id: 'r1' })
  const seen = entry({ type: 'request.seen', id: 'r1' })
  expect(withPending(night.state, [seen], NINE).requests['r1']?.state).toBe('on-my-way')
  night.must(dale, { type: 'request.withdraw', id: 'r1', reason: 'up' })
  expect(withPending(night.state, [seen], NINE).requests['r1']?.state).toBe('withdrawn')
})

test('what was refused does not count, and nothing pending changes nothing', () => {
  const { state } = asked()
  expect(withPending(state, [entry({ type: 'request.seen', id: 'r1' }, 'refused')], NINE)).toBe(state)
  expect(withPending(state, [], NINE)).toBe(state)
  expect(withPending(state, [entry({ type: 'talk.say', text: 'hello' })], NINE)).toBe(state)
})

test('an answer given is not asked for again; a card confirmed does not fall due', () => {
  const night = asked()
  night.must(dale, {
    type: 'go.ask',
    id: 'g1',
    question: '?',
    signers: ['sentinel'],
    minutes: 5,
    figures: {},
  })
  night.must(dale, {
    type: 'card.arm',
    id: 'c1',
    unless: 'x',
    then: 'y',
    machine: null,
    dueAt: NINE + MINUTE,
  })
  const guess = withPending(
    night.state,
    [
      entry({ type: 'go.answer', id: 'g1', answer: 'no-go', note: '' }),
      entry({ type: 'card.confirm', id: 'c1' }),
    ],
    NINE,
    'sentinel',
  )
  expect(guess.goNoGo['g1']).toMatchObject({ result: 'no-go', answers: { sentinel: { answer: 'no-go' } } })
  expect(guess.cards['c1']?.state).toBe('confirmed')
  // Fallen due, it can still be begun or confirmed; done, it is over.
  night.advance(NINE + MINUTE)
  const tap = (...types: ('card.fire' | 'card.confirm' | 'card.done')[]) =>
    withPending(
      night.state,
      types.map((type) => entry({ type, id: 'c1' })),
      night.now,
      'sentinel',
    ).cards['c1']
  expect(tap('card.fire')).toMatchObject({ state: 'fired', by: 'acc-mei' })
  expect(tap('card.confirm')?.state).toBe('confirmed')
  expect(tap('card.fire', 'card.done', 'card.confirm')).toMatchObject({ state: 'fired', doneAt: night.now })
})

test('where the reader says to be, and what was done too late, show at once', () => {
  const night = asked()
  const away = entry({ type: 'presence.away', until: NINE + MINUTE })
  expect(withPending(night.state, [away], NINE, 'sentinel').presence['sentinel']).toEqual({
    state: 'away',
    until: NINE + MINUTE,
    since: NINE,
  })
  expect(withPending(night.state, [away], NINE, null)).toBe(night.state)
  night.must(dale, { type: 'request.withdraw', id: 'r1', reason: 'up' })
  const late = withPending(night.state, [entry({ type: 'request.done', id: 'r1', saw: '' })], NINE)
  expect(late.requests['r1']?.conflict).toEqual({ was: 'withdrawn', at: NINE })
})

test('closed is closed at once', () => {
  const { state } = asked()
  const close = entry({ type: 'upgrade.close', followUps: [] })
  expect(withPending(state, [close], NINE)).toMatchObject({ status: 'closed', endedAt: NINE })
})
