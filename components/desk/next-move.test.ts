import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handOverCard } from '../../domain/handover/card.ts'
import { anyNight } from '../../tests/any-command.ts'
import { dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { nextHandsStep, tasksNow } from '../hands/what-now.ts'
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
      night.must(dale, { type: 'step.start', step })
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
    // Nobody begins again before the upgrader has said so.
    expect(brief(night)).toEqual(['go-on', 'a', 'upgrader'])
    night.must(dale, { type: 'upgrade.resume' })
    expect(brief(night)).toEqual(['start-step', 'a', 'upgrader'])
  })
})

test('desk, phone and hand-over card name the same next step, whatever the night', () => {
  fc.assert(
    fc.property(anyNight, ({ status, said }) => {
      const night = upgradeWith({ status })
      for (const s of said) {
        night.set(night.realNow + s.after)
        night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
        const { state, now } = night
        const [next] = handOverCard(state, now).next
        const move = nextMove(state)
        if (move.move === 'start-step' || move.move === 'go-on') expect(next?.id).toBe(move.step.id)
        // As it will be when the morning resumes.
        if (state.status === 'suspended' && !Object.values(state.runs).some((r) => r.state === 'running')) {
          const resumed = nextMove({ ...state, status: state.suspension?.from ?? 'running', goNoGo: {} })
          if (resumed.move === 'start-step' || resumed.move === 'go-on')
            expect(resumed.step.id).toBe(next?.id)
        }
        const tasks = tasksNow(state, now, 'sentinel').flatMap((t) => (t.kind === 'step' ? [t.step.id] : []))
        const hers = nextHandsStep(state, now)?.step
        if (move.move === 'start-step' && move.by.includes('sentinel')) {
          expect(tasks).toContain(move.step.id)
          expect(hers?.id).toBe(move.step.id)
        }
        if (move.move === 'go-on') expect(tasks).toEqual([])
      }
    }),
    { numRuns: 20 },
  )
})
