import { expect, test } from 'vitest'
import type { Card } from '../../domain/log/state.ts'
import {
  buildPlan,
  buildStep,
  clock,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  upgradeWith,
} from '../../tests/factories.ts'
import { ask as askHands } from '../../tests/harness/hands.ts'
import {
  breakEnd,
  choose,
  mustStop,
  nextHandsStep,
  overCards,
  planned,
  saidOf,
  standingCards,
  tasksNow,
} from './what-now.ts'

const ask = (id: string, more: object = {}) => askHands({ id, text: 'press it', ...more })
const running = (plan = {}) => upgradeWith({ status: 'running', onSite: true, plan })
const kinds = (night: ReturnType<typeof running>) =>
  tasksNow(night.state, night.now, 'sentinel').map((t) => `${t.kind} ${t.key}`)

test('nothing asked: nothing to do', () => {
  expect(kinds(running())).toEqual([])
})

test('the oldest request first', () => {
  const night = running()
  night.must(dale, ask('r2'))
  night.must(dale, ask('r1'), { at: NINE + MINUTE })
  expect(kinds(night)).toEqual(['request request:r2', 'request request:r1'])
})

test('what somebody is at stays before what is asked anew; what was only read makes room for what rings', () => {
  const night = running()
  night.must(dale, ask('labels'))
  night.must(mei, { type: 'request.seen', id: 'labels' })
  night.must(dale, ask('cable', { readBack: true }))
  expect(kinds(night)).toEqual(['request request:cable', 'request request:labels'])
  night.must(mei, { type: 'request.seen', id: 'cable' })
  night.must(mei, { type: 'request.on-my-way', id: 'cable' })
  night.must(dale, ask('look'))
  expect(kinds(night)).toEqual(['request request:cable', 'request request:look', 'request request:labels'])
  night.must(mei, { type: 'request.on-my-way', id: 'look' })
  night.must(mei, { type: 'request.read-back', id: 'cable', machine: 'dragon' })
  expect(kinds(night)[0]).toBe('request request:cable')
})

test('called off after it was seen: a stop before anything else, for a quarter of an hour', () => {
  const night = running()
  night.must(dale, ask('r1'))
  night.must(dale, ask('r2'))
  night.must(mei, { type: 'request.seen', id: 'r2' })
  night.must(dale, { type: 'request.withdraw', id: 'r2', reason: 'up' })
  expect(kinds(night)).toEqual(['stopped request:r2', 'request request:r1'])
  night.set(NINE + 15 * MINUTE)
  expect(kinds(night)).toEqual(['request request:r1'])
})

test('called off before anybody saw it: gone without a word', () => {
  const night = running()
  night.must(dale, ask('r1'))
  night.must(dale, { type: 'request.withdraw', id: 'r1', reason: 'up' })
  expect(kinds(night)).toEqual([])
})

test('expired after it was seen is a stop too', () => {
  const night = running()
  night.must(dale, ask('r1', { expiresAt: NINE + MINUTE }))
  night.must(mei, { type: 'request.seen', id: 'r1' })
  night.advance(NINE + 2 * MINUTE)
  expect(kinds(night)).toEqual(['stopped request:r1'])
})

test('done though called off is shown as a conflict', () => {
  const night = running()
  night.must(dale, ask('r1'))
  night.must(dale, { type: 'request.withdraw', id: 'r1', reason: 'up' })
  night.must(mei, { type: 'request.done', id: 'r1', saw: '' })
  expect(kinds(night)).toEqual(['conflict conflict:r1'])
})

test('a card stands until its time, then goes before all, with no word from the server', () => {
  const night = running()
  night.must(dale, ask('r1'))
  const card = { type: 'card.arm' as const, id: 'c1', unless: 'PPP', then: 'cable', machine: null }
  night.must(dale, { ...card, dueAt: NINE + 10 * MINUTE })
  expect(standingCards(night.state, night.now)[0]?.id).toBe('c1')
  expect(kinds(night)).toEqual(['request request:r1'])
  const offline = night.state
  expect(tasksNow(offline, NINE + 10 * MINUTE).map((t) => t.key)).toEqual(['card:c1', 'request:r1'])
  expect(standingCards(offline, NINE + 10 * MINUTE)).toEqual([])
  night.must(clock, { type: 'card.fire', id: 'c1' }, { at: NINE + 10 * MINUTE })
  expect(kinds(night)[0]).toBe('card card:c1')
  night.set(NINE + 2 * HOUR)
  expect(kinds(night)).toEqual(['request request:r1'])
})

test('a card that is due comes first and locks nothing; done, it asks no more, and says so for a while', () => {
  const night = running()
  night.must(dale, ask('r1'))
  const card = { type: 'card.arm' as const, id: 'c1', unless: 'PPP', then: 'cable', machine: null }
  night.must(dale, { ...card, dueAt: NINE + 10 * MINUTE })
  night.advance(NINE + 10 * MINUTE)
  const tasks = tasksNow(night.state, night.now)
  expect(choose(tasks, null)[0]?.key).toBe('card:c1')
  const [chosen, rest] = choose(tasks, 'request:r1')
  expect([chosen?.key, rest.map((t) => t.key)]).toEqual(['request:r1', ['card:c1']])
  night.must(mei, { type: 'card.fire', id: 'c1' })
  expect(kinds(night)[0]).toBe('card card:c1')
  night.must(mei, { type: 'card.done', id: 'c1' })
  expect(kinds(night)).toEqual(['request request:r1'])
  expect(overCards(night.state, night.now).map((c) => c.id)).toEqual(['c1'])
  expect(overCards(night.state, night.now + 15 * MINUTE)).toEqual([])
})

test('called off while she is on the way: she is stopped, and nobody else', () => {
  const night = running()
  const card = { type: 'card.arm' as const, id: 'c1', unless: 'PPP', then: 'cable', machine: null }
  night.must(dale, { ...card, dueAt: NINE + 10 * MINUTE })
  night.must(mei, { type: 'card.fire', id: 'c1' })
  night.must(dale, { type: 'card.disarm', id: 'c1', reason: 'It is up.' })
  const off = () => night.state.cards['c1'] as Card
  expect(kinds(night)).toEqual([])
  expect(mustStop(off(), night.state.people['sentinel'])).toBe(true)
  expect(mustStop(off(), night.state.people['upgrader'])).toBe(false)
  night.must(mei, { type: 'card.done', id: 'c1' })
  expect(mustStop(off(), night.state.people['sentinel'])).toBe(false)
})

test('what is over asks for nothing, an old card least of all', () => {
  const night = running()
  const card = { type: 'card.arm' as const, id: 'c1', unless: 'PPP', then: 'cable', machine: null }
  night.must(dale, { ...card, dueAt: NINE + MINUTE })
  night.advance(NINE + MINUTE)
  night.must(dale, { type: 'upgrade.close', followUps: [], cards: 'stand-down' })
  expect(kinds(night)).toEqual([])
  expect(night.state.cards['c1']?.state).toBe('disarmed')
})

test('a question is hers until she has answered', () => {
  const night = running()
  const go = { type: 'go.ask' as const, question: 'Move it?', minutes: 10, figures: {} }
  night.must(dale, { ...go, id: 'g1', signers: ['upgrader', 'sentinel'] })
  night.must(dale, { ...go, id: 'g2', signers: ['upgrader'] })
  expect(kinds(night)).toEqual(['question question:g1'])
  night.must(mei, { type: 'go.answer', id: 'g1', answer: 'go', note: '' })
  expect(kinds(night)).toEqual([])
})

test('a question to named people is theirs, and what waits for it can’t be begun', () => {
  const night = running({
    steps: [buildStep('a', { order: 1, by: 'sentinel' }), buildStep('b', { order: 2 })],
  })
  const go = { type: 'go.ask' as const, question: 'Move it?', minutes: 10, figures: {} }
  const about = { kind: 'step' as const, id: 'a' }
  night.must(dale, { ...go, id: 'g1', people: ['upgrader'], about })
  expect(kinds(night)).toEqual(['gate step:a'])
  night.must(dale, { ...go, id: 'g2', people: ['upgrader', 'sentinel'], about })
  expect(kinds(night)).toEqual(['question question:g2', 'gate step:a'])
  night.must(mei, { type: 'go.answer', id: 'g2', answer: 'go', note: '' })
  expect(kinds(night)).toEqual(['gate step:a'])
  night.must(dale, { type: 'go.answer', id: 'g2', answer: 'no-go', note: 'Smoke.' })
  expect(kinds(night)).toEqual(['no-go no-go:g2'])
  night.must(dale, { type: 'step.skip', step: 'a', reason: 'not tonight' })
  expect(kinds(night)).toEqual([])
})

test('her own step once nothing is before it, and while it runs', () => {
  const night = running({
    steps: [buildStep('a', { order: 1 }), buildStep('b', { order: 2, by: 'sentinel', needs: ['hands'] })],
  })
  expect(kinds(night)).toEqual([])
  night.must(dale, { type: 'step.start', step: 'a' })
  night.must(dale, { type: 'step.finish', step: 'a' })
  expect(kinds(night)).toEqual(['step step:b'])
  night.must(mei, { type: 'step.start', step: 'b' })
  expect(kinds(night)).toEqual(['step step:b'])
  night.must(mei, { type: 'step.finish', step: 'b' })
  expect(kinds(night)).toEqual([])
})

test('next hands: after the likely minutes of what is before, less what has been spent', () => {
  const night = running()
  // a, b, c and d of 10 likely minutes each, then e with hands.
  expect(nextHandsStep(night.state, NINE)).toMatchObject({ step: { id: 'e' }, about: NINE + 40 * MINUTE })
  night.must(dale, { type: 'step.start', step: 'a' })
  expect(nextHandsStep(night.state, NINE + 4 * MINUTE)?.about).toBe(NINE + 40 * MINUTE)
  expect(nextHandsStep(night.state, NINE + 20 * MINUTE)?.about).toBe(NINE + 50 * MINUTE)
})

test('next hands without a time before the start, and none when no step is left', () => {
  expect(nextHandsStep(upgradeWith({ status: 'ready' }).state, NINE)).toMatchObject({
    step: { id: 'e' },
    about: null,
  })
  const night = running({ steps: [buildStep('a')] })
  expect(nextHandsStep(night.state, NINE)).toBeNull()
})

test('what the plan says of her: there until lunch, from one o’clock on', () => {
  const { state } = running(buildPlan())
  expect(planned(state, 'sentinel', NINE)).toEqual({ until: NINE + 3 * HOUR, from: null })
  expect(planned(state, 'sentinel', NINE + 3 * HOUR)).toEqual({ until: null, from: NINE + 4 * HOUR })
})

test('a pause of the plan is offered from an hour and a half before to its end, and no night is one', () => {
  const { state } = running(buildPlan())
  const noon = NINE + 3 * HOUR
  expect(breakEnd(state, 'sentinel', NINE)).toBeNull()
  expect(breakEnd(state, 'sentinel', noon - 90 * MINUTE)).toBe(noon + HOUR)
  expect(breakEnd(state, 'sentinel', noon + 30 * MINUTE)).toBe(noon + HOUR)
  expect(breakEnd(state, 'sentinel', noon + HOUR)).toBeNull()
  expect(breakEnd(state, 'sentinel', NINE + 9 * HOUR)).toBeNull()
})

test('what she said holds until its end', () => {
  const night = running()
  expect(saidOf(night.state, 'sentinel', NINE)?.state).toBe('on-site')
  night.must(mei, { type: 'presence.away', until: NINE + 15 * MINUTE })
  expect(saidOf(night.state, 'sentinel', NINE)?.state).toBe('away')
  expect(saidOf(night.state, 'sentinel', NINE + 15 * MINUTE)).toBeNull()
})

test('before a break the reader is asked, nobody else; late from it, asked whether they are back, before all requests', () => {
  const night = running()
  const mine = () => tasksNow(night.state, night.now, 'sentinel').map((t) => t.kind)
  night.advance(NINE + 170 * MINUTE)
  expect(mine()).toEqual(['break'])
  expect(tasksNow(night.state, night.now, 'upgrader')).toEqual([])
  night.must(mei, { type: 'break.answer', at: NINE + 180 * MINUTE, answer: 'leaving' })
  expect(mine()).toEqual([])
  night.advance(NINE + 246 * MINUTE)
  night.must(dale, ask('r1'))
  expect(mine()).toEqual(['overdue', 'request'])
  night.must(mei, { type: 'presence.back' })
  expect(mine()).toEqual(['request'])
})
