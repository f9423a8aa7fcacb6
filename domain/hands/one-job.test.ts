import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, dale, MINUTE, mei, NINE, types, upgradeWith } from '../../tests/factories.ts'
import { photosOfJob, requestOfStep, stepOfRequest, taskOf } from './one-job.ts'

/** The sentinel's own step e is next; b is the upgrader's and needs hands. */
function night() {
  const { steps } = buildPlan()
  const ask = { kind: 'stand-by' as const, text: 'Stand by', allowance: 5 }
  const own = steps.flatMap((s) =>
    s.id === 'e'
      ? [{ ...s, after: [] }]
      : s.id === 'b'
        ? [buildStep('b', { ...s, needs: ['hands'], ask })]
        : [s],
  )
  return upgradeWith({ status: 'running', onSite: true, plan: { steps: own } })
}
const ask = (id: string, step: string, more: object = {}) => ({
  type: 'request.ask' as const,
  id,
  kind: 'move-cable' as const,
  machine: 'dolphin',
  step,
  text: 'Move the cable',
  expect: '',
  allowance: 10,
  expiresAt: null,
  ...more,
})
const photo = (id: string, about: { kind: 'request' | 'step'; id: string }) => ({
  type: 'photo.add' as const,
  id,
  about,
  hash: 'a'.repeat(64),
  width: 10,
  height: 10,
  bytes: 10,
})
const at = (n: ReturnType<typeof night>, step: string) => taskOf(n.state, n.state.steps[step] as never).at

describe('a request for the sentinel’s own step', () => {
  test('is that step: on one card, begun when she goes, over when she has done it, and asked no more', () => {
    const n = night()
    n.must(dale, ask('r', 'e'))
    expect(at(n, 'e')).toBe('open')
    expect(types(n.must(mei, { type: 'request.seen', id: 'r' }))).toEqual(['request.seen'])
    expect(types(n.must(mei, { type: 'request.on-my-way', id: 'r' }))).toEqual([
      'request.on-my-way',
      'step.started',
    ])
    expect(n.state.runs['e']).toMatchObject({ state: 'running', by: 'acc-mei' })
    expect(n.must(mei, { type: 'step.start', step: 'e' })).toEqual([])
    n.must(mei, photo('ph1', { kind: 'request', id: 'r' }))
    n.must(mei, photo('ph2', { kind: 'step', id: 'e' }))
    expect(types(n.must(mei, { type: 'request.done', id: 'r', saw: 'ON-LINE' }))).toEqual([
      'request.done',
      'step.finished',
    ])
    expect(n.state.runs['e']?.state).toBe('done')
    expect(at(n, 'e')).toBe('answered')
    expect(n.must(mei, { type: 'step.finish', step: 'e' })).toEqual([])
    expect(photosOfJob(n.state, { kind: 'step', id: 'e' }).map((p) => p.id)).toEqual(['ph1', 'ph2'])
    expect(photosOfJob(n.state, { kind: 'request', id: 'r' }).map((p) => p.id)).toEqual(['ph1', 'ph2'])
  })

  test('done at once, both are over; done by the step, the request is answered', () => {
    const n = night()
    n.must(dale, ask('r', 'e'))
    expect(types(n.must(mei, { type: 'request.done', id: 'r' }))).toEqual([
      'request.done',
      'step.started',
      'step.finished',
    ])
    const other = night()
    other.must(dale, ask('r', 'e'))
    other.must(mei, { type: 'step.start', step: 'e' })
    expect(types(other.must(mei, { type: 'step.finish', step: 'e' }))).toEqual([
      'step.finished',
      'request.done',
    ])
    expect(at(other, 'e')).toBe('answered')
  })

  test('begins before the right box, where the box is read back first', () => {
    const n = night()
    n.must(dale, ask('r', 'e', { readBack: true }))
    expect(types(n.must(mei, { type: 'request.on-my-way', id: 'r' }))).toEqual(['request.on-my-way'])
    expect(types(n.must(mei, { type: 'request.read-back', id: 'r', machine: 'dragon' }))).toHaveLength(1)
    n.must(dale, { type: 'request.clear', id: 'r', reason: 'The other one' })
    expect(types(n.must(mei, { type: 'request.read-back', id: 'r', machine: 'dolphin' }))).toEqual([
      'request.read-back',
      'step.started',
    ])
  })

  test('whose turn has not come is answered all the same, and the step waits for its turn', () => {
    const n = upgradeWith({ status: 'running', onSite: true })
    n.must(dale, ask('r', 'e'))
    expect(types(n.must(mei, { type: 'request.on-my-way', id: 'r' }))).toEqual(['request.on-my-way'])
    expect(types(n.must(mei, { type: 'request.done', id: 'r' }))).toEqual(['request.done'])
    expect(n.state.runs['e']?.state).toBe('todo')
    expect(taskOf(n.state, n.state.steps['e'] as never).at).toBe('answered')
  })

  test('called off and done all the same, the step is left for both to look at', () => {
    const n = night()
    n.must(dale, ask('r', 'e'))
    n.must(mei, { type: 'request.on-my-way', id: 'r' })
    n.must(dale, { type: 'request.withdraw', id: 'r', reason: 'wait' })
    expect(types(n.must(mei, { type: 'request.done', id: 'r' }))).toEqual(['request.done'])
    expect(n.state.runs['e']?.state).toBe('running')
  })

  test('something else asked beside the step is not the step', () => {
    const n = night()
    n.must(dale, ask('r', 'e', { kind: 'look' }))
    expect(stepOfRequest(n.state, n.state.requests['r'] as never)).toBeNull()
    expect(at(n, 'e')).toBe('none')
    expect(types(n.must(mei, { type: 'request.done', id: 'r' }))).toEqual(['request.done'])
  })

  test('undone and to be done again, it is asked for again', () => {
    const n = night()
    n.must(dale, ask('r', 'e'))
    n.must(mei, { type: 'request.done', id: 'r' })
    n.must(dale, { type: 'rollback.start', reason: 'no', downTo: null })
    n.set(n.realNow + MINUTE)
    n.must(mei, { type: 'step.start', step: 'rb1-1' })
    n.must(mei, { type: 'step.finish', step: 'rb1-1' })
    expect(n.state.runs['e']?.state).toBe('undone')
    expect(taskOf(n.state, n.state.steps['e'] as never).at).toBe('none')
    n.set(n.realNow + MINUTE)
    n.must(dale, ask('r2', 'e'))
    expect(requestOfStep(n.state, 'e')?.id).toBe('r2')
  })
})

test('an upgrader’s step is not asked for again once the hands have answered, before it was begun or after', () => {
  const n = night()
  n.must(dale, { type: 'step.start', step: 'a' })
  n.must(dale, { type: 'step.finish', step: 'a' })
  n.must(dale, ask('r', 'b', { kind: 'stand-by' }))
  n.must(mei, { type: 'request.done', id: 'r', saw: 'login:' })
  n.set(NINE + MINUTE)
  n.must(dale, { type: 'step.start', step: 'b' })
  expect(taskOf(n.state, n.state.steps['b'] as never).at).toBe('answered')
  // Done once more, the hands are needed once more.
  n.must(dale, { type: 'step.fail', step: 'b', reason: 'no' })
  n.set(NINE + 2 * MINUTE)
  n.must(dale, { type: 'step.redo', step: 'b', reason: 'again' })
  expect(taskOf(n.state, n.state.steps['b'] as never).at).toBe('none')
})
