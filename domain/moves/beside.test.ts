import { describe, expect, test } from 'vitest'
import { crewWith } from '../../tests/any-crew.ts'
import { boss, dale, hundredSteps, MINUTE, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { movesByKey } from './beside.ts'
import { commandOf, type Move } from './move.ts'

const may = (night: Night, person: string, key: string) =>
  movesByKey(night.state, person, night.now).get(key) ?? null
const must = (m: Move | null): Move => {
  expect(m).not.toBeNull()
  return m as Move
}

/** Every step skipped but one. */
function only(step: string): Night {
  const night = upgradeWith({ status: 'running', onSite: true })
  for (const s of ['a', 'b', 'c', 'd', 'e'])
    if (s !== step) night.must(dale, { type: 'step.skip', step: s, reason: 'not today' })
  return night
}

describe('what may be done though nothing asks for it', () => {
  test('a step before its turn, for a reason; the hands only theirs', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    expect(must(may(night, 'upgrader', 'step:b:start-step')).needs).toMatchObject([{ field: 'override' }])
    expect(must(may(night, 'sentinel', 'step:e:start-step')).needs).toMatchObject([{ field: 'override' }])
    expect(may(night, 'sentinel', 'step:b:start-step')).toBeNull()
  })

  test('after a roll-back the keyboard goes on by beginning; the hands wait for its word', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.finish', step: 'a' })
    night.must(dale, { type: 'rollback.start', reason: 'dark', downTo: null })
    for (const id of Object.keys(night.state.rollBackSteps))
      night.must(dale, { type: 'step.skip', step: id, reason: 'by hand' })
    expect(may(night, 'sentinel', 'step:e:start-step')).toBeNull()
    expect(may(night, 'sentinel', 'step:e:skip-step')).not.toBeNull()
    night.must(dale, commandOf(must(may(night, 'upgrader', 'step:a:start-step'))))
  })

  test('a card for the step that runs and has none; none where it has one', () => {
    const night = only('e')
    const dueAt = night.now + 90 * MINUTE
    night.must(dale, { type: 'step.start', step: 'e', override: 'they know', confirmed: true })
    const arm = must(may(night, 'upgrader', 'step:e:arm-card'))
    night.must(dale, commandOf(arm, { id: 'c1', unless: 'x', then: 'y', dueAt }))
    expect(may(night, 'upgrader', 'step:e:arm-card')).toBeNull()
    expect(may(night, 'sentinel', 'step:e:arm-card')).toBeNull()
  })

  test('of a card that is carried out both sides can still say that all is well, and what came of it', () => {
    const night = only('e')
    const dueAt = night.now + 10 * MINUTE
    night.must(dale, { type: 'card.arm', id: 'c1', unless: 'x', then: 'y', machine: 'dragon', dueAt })
    night.advance(dueAt)
    expect(may(night, 'sentinel', 'card:c1:card-done')).not.toBeNull()
    night.must(mei, { type: 'card.fire', id: 'c1' })
    night.must(dale, commandOf(must(may(night, 'upgrader', 'card:c1:card-fine'))))
    expect(may(night, 'upgrader', 'card:c1:card-fine')).toBeNull()
  })

  test('what was told by telephone is entered as it was told, whatever comes next by the book', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    const ask = { machine: 'dolphin', step: null, text: 'Press', expect: '', allowance: 10, expiresAt: null }
    night.must(dale, { type: 'request.ask', id: 'r', kind: 'reset', ...ask, readBack: true })
    night.must(dale, commandOf(must(may(night, 'upgrader', 'request:r:on-my-way'))))
    // The box is to be read back first, and she has done it.
    expect(may(night, 'upgrader', 'request:r:done')).toBeNull()
    night.must(dale, commandOf(must(may(night, 'upgrader', 'request:r:done-all-the-same')), { saw: '' }))
    expect(may(night, 'sentinel', 'request:r:ask-again')).not.toBeNull()
  })

  test('who is named signs also before anything has begun', () => {
    const night = upgradeWith({ status: 'draft' })
    night.must(dale, { type: 'go.ask', id: 'g', question: '?', people: ['boss'], minutes: 5, figures: {} })
    const go = must(may(night, 'boss', 'question:g:go'))
    expect(go.undo).toBe('held')
    expect(may(night, 'upgrader', 'question:g:go')).toBeNull()
    night.must(boss, commandOf(go, { answer: 'go', note: '' }))
    expect(may(night, 'boss', 'question:g:go')).toBeNull()
  })

  test('all of them are those one finds by their keys', () => {
    const night = crewWith('running')
    for (const [key, move] of movesByKey(night.state, 'upgrader', night.now))
      expect(may(night, 'upgrader', key)).toEqual(move)
    expect(movesByKey(night.state, null, night.now).size).toBe(0)
  })

  test('two hundred steps cost little', () => {
    const night = upgradeWith({ plan: hundredSteps(200), status: 'running', onSite: true })
    for (let i = 0; i < 100; i++) {
      night.must(dale, { type: 'step.start', step: `s${i}` })
      night.must(dale, { type: 'step.finish', step: `s${i}` })
    }
    expect(movesByKey(night.state, 'upgrader', night.now).size).toBeGreaterThan(400)
  })
})
