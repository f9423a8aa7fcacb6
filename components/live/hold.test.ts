import { expect, test } from 'vitest'
import type { CommandInput } from '../../domain/log/commands.ts'
import { dale, MINUTE, NINE, upgradeWith } from '../../tests/factories.ts'
import { HOLD, holdMs } from './hold.ts'

const SECOND = 1000

function night() {
  const n = upgradeWith({ status: 'running', onSite: true })
  const ask = {
    kind: 'reset',
    machine: null,
    step: null,
    text: 'press it',
    expect: '',
    allowance: 10,
  } as const
  n.must(dale, { type: 'request.ask', id: 'open', ...ask, expiresAt: null })
  n.must(dale, { type: 'request.ask', id: 'ends', ...ask, expiresAt: NINE + MINUTE })
  const card = { unless: 'x', then: 'y', machine: null, dueAt: NINE + MINUTE }
  n.must(dale, { type: 'card.arm', id: 'c', ...card })
  n.must(dale, { type: 'go.ask', id: 'g', question: '?', signers: ['sentinel'], minutes: 1, figures: {} })
  return n.state
}

test.each<[string, CommandInput, number]>([
  ['read it', { type: 'request.seen', id: 'open' }, 0],
  ['going there', { type: 'request.on-my-way', id: 'open' }, 0],
  ['a line of talk', { type: 'talk.say', text: 'hello' }, 0],
  ['a beginning', { type: 'step.start', step: 'a' }, 0],
  ['done', { type: 'request.done', id: 'open', saw: '' }, HOLD],
  ['can’t', { type: 'request.cannot', id: 'open', reason: 'no' }, HOLD],
  ['away', { type: 'presence.away', until: NINE + MINUTE }, HOLD],
  ['back', { type: 'presence.back' }, HOLD],
  ['left', { type: 'presence.leave' }, HOLD],
  ['go', { type: 'go.answer', id: 'g', answer: 'go', note: '' }, HOLD],
  ['no-go', { type: 'go.answer', id: 'g', answer: 'no-go', note: 'x' }, 0],
  ['all is well', { type: 'card.confirm', id: 'c' }, HOLD],
  ['the close', { type: 'upgrade.close', followUps: [] }, HOLD],
  ['a step’s end', { type: 'step.finish', step: 'a' }, HOLD],
])('%s', (_, command, ms) => {
  expect(holdMs(night(), command, NINE)).toBe(ms)
})

test.each<CommandInput>([
  { type: 'request.done', id: 'ends', saw: '' },
  { type: 'go.answer', id: 'g', answer: 'go', note: '' },
  { type: 'card.confirm', id: 'c' },
  { type: 'card.fire', id: 'c' },
])('$type is not kept back where it would come too late', (command) => {
  const state = night()
  expect(holdMs(state, command, NINE + 29 * SECOND)).toBe(HOLD)
  expect(holdMs(state, command, NINE + 31 * SECOND)).toBe(0)
  expect(holdMs(state, command, NINE + 2 * MINUTE)).toBe(0)
})

test('the end is reckoned on the upgrade’s own clock, however fast it runs', () => {
  const state = { ...night(), clock: { kind: 'own', at: NINE, realAt: NINE, rate: 60 } as const }
  expect(holdMs(state, { type: 'card.confirm', id: 'c' }, NINE)).toBe(0)
  expect(
    holdMs({ ...state, clock: { ...state.clock, rate: 0 } }, { type: 'card.confirm', id: 'c' }, NINE),
  ).toBe(HOLD)
})
