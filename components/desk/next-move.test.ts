import { describe, expect, test } from 'vitest'
import { dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { nextMove, stepsInScope } from './next-move.ts'

const ask = (night: Night, id: string, step: string) =>
  night.must(dale, {
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step,
    text: 'Press reset',
    expect: '',
    allowance: 10,
    expiresAt: null,
  })
const brief = (night: Night) => {
  const move = nextMove(night.state)
  return [move.move, 'step' in move ? (move.step?.id ?? null) : null, move.by.join('+')]
}

describe('whose move it is', () => {
  test('before the start and after the end', () => {
    expect(brief(upgradeWith({ status: 'draft' }))).toEqual(['ready', null, 'upgrader'])
    expect(brief(upgradeWith({ status: 'ready' }))).toEqual(['start', null, 'upgrader'])
    expect(brief(upgradeWith({ status: 'suspended' }))).toEqual(['resume', null, 'upgrader'])
    expect(brief(upgradeWith({ status: 'closed' }))).toEqual(['over', null, ''])
    expect(brief(upgradeWith({ status: 'cancelled' }))).toEqual(['over', null, ''])
  })

  test('step after step; the sentinel’s step is the sentinel’s move', () => {
    const night = upgradeWith({ status: 'running' })
    for (const step of ['a', 'b', 'c', 'd']) {
      expect(brief(night)).toEqual(['start-step', step, 'upgrader'])
      night.must(dale, { type: 'step.start', step, confirmed: true })
      expect(brief(night)).toEqual(['finish-step', step, 'upgrader'])
      night.must(dale, { type: 'step.finish', step })
    }
    expect(brief(night)).toEqual(['start-step', 'e', 'sentinel'])
    night.must(mei, { type: 'step.start', step: 'e' })
    expect(brief(night)).toEqual(['finish-step', 'e', 'sentinel'])
    night.must(mei, { type: 'step.finish', step: 'e' })
    night.must(dale, { type: 'step.skip', step: 'f', reason: 'not needed' })
    expect(brief(night)).toEqual(['close', null, 'upgrader'])
  })

  test('a step of the upgrader’s that needs hands asks for them, waits for them, and is then finished', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'plan.set', kind: 'step', id: 'a', field: 'needs', value: ['hands'], saw: [] })
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(brief(night)).toEqual(['ask-hands', 'a', 'upgrader'])
    ask(night, 'r1', 'a')
    expect(brief(night)).toEqual(['await-hands', 'a', 'sentinel'])
    night.must(mei, { type: 'request.done', id: 'r1', saw: 'it beeped' })
    expect(brief(night)).toEqual(['finish-step', 'a', 'upgrader'])
  })

  test('an answer from an earlier attempt does not count for this one', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'plan.set', kind: 'step', id: 'a', field: 'needs', value: ['hands'], saw: [] })
    night.must(dale, { type: 'step.start', step: 'a' })
    ask(night, 'r1', 'a')
    night.must(mei, { type: 'request.done', id: 'r1', saw: '' })
    night.must(dale, { type: 'step.fail', step: 'a', reason: 'dark' })
    night.set(night.realNow + 60_000)
    night.must(dale, { type: 'step.redo', step: 'a', reason: 'once more' })
    expect(brief(night)).toEqual(['ask-hands', 'a', 'upgrader'])
  })

  test('what failed must be decided on', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.fail', step: 'a', reason: 'bad sectors' })
    expect(brief(night)).toEqual(['decide-failed', 'a', 'upgrader'])
  })

  test('an open question comes before everything, and waits for those who have not signed', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, {
      type: 'go.ask',
      id: 'g1',
      question: 'Move the cable?',
      signers: ['upgrader', 'sentinel'],
      minutes: 10,
      figures: {},
    })
    expect(brief(night)).toEqual(['answer-go', null, 'upgrader+sentinel'])
    night.must(dale, { type: 'go.answer', id: 'g1', answer: 'go', note: '' })
    expect(brief(night)).toEqual(['answer-go', null, 'sentinel'])
    night.must(mei, { type: 'go.answer', id: 'g1', answer: 'go', note: '' })
    expect(brief(night)).toEqual(['start-step', 'a', 'upgrader'])
  })

  test('a roll-back is worked through newest first, then what was undone may start again', () => {
    const night = upgradeWith({ status: 'rolling-back' })
    const [first] = stepsInScope(night.state)
    expect(first).toMatchObject({ undoes: 'b' })
    expect(brief(night)).toEqual(['start-step', first?.id, 'upgrader'])
    night.must(dale, { type: 'step.start', step: first?.id ?? '' })
    night.must(dale, { type: 'step.finish', step: first?.id ?? '' })
    expect(night.state.status).toBe('running')
    expect(brief(night)).toEqual(['start-step', 'a', 'upgrader'])
  })
})
