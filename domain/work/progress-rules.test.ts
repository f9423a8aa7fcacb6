import { describe, expect, it } from 'vitest'
import { boss, dale, MINUTE, mei, NINE, script, types, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const start = (step: string, override?: string): CommandInput =>
  override === undefined ? { type: 'step.start', step } : { type: 'step.start', step, override }

describe('step.progress', () => {
  const say = (done: number, step?: string): CommandInput => ({
    type: 'step.progress',
    ...(step === undefined ? {} : { step }),
    progress: { unit: 'percent', done },
  })

  it('is of the running step unless it names one, and repeats nothing', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    night.set(NINE + MINUTE)
    night.must(dale, start('b', 'meanwhile'))
    expect(night.must(script, say(50))).toEqual([
      { type: 'step.progressed', body: { step: 'b', progress: { unit: 'percent', done: 50 } } },
    ])
    expect(night.must(script, say(50))).toEqual([])
    expect(types(night.must(dale, say(10, 'a')))).toEqual(['step.progressed'])
    expect(night.state.runs).toMatchObject({
      a: { progress: { done: 10 } },
      b: { progress: { done: 50, at: night.now } },
    })
  })

  it('takes bytes, and a total that became known', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    const bytes = (total: number | null): CommandInput => ({
      type: 'step.progress',
      progress: { unit: 'bytes', done: 100, total },
    })
    night.must(script, bytes(null))
    expect(types(night.must(script, bytes(400)))).toEqual(['step.progressed'])
    expect(night.must(script, bytes(400))).toEqual([])
    expect(types(night.must(script, say(100)))).toEqual(['step.progressed'])
  })

  it('is refused when nothing runs, when it does not, and to the sentinel of a step that is not hers', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(script, say(5))).toEqual({ code: 'no-step-running', params: {} })
    expect(night.refused(script, say(5, 'zz')).code).toBe('no-such')
    expect(night.refused(script, say(5, 'a'))).toEqual({
      code: 'wrong-step-state',
      params: { step: 'a', state: 'todo' },
    })
    night.must(dale, start('a'))
    expect(night.refused(mei, say(5)).code).toBe('not-allowed')
    expect(night.refused(boss, say(5)).code).toBe('not-allowed')
  })
})

describe('step.note', () => {
  it('is kept beside the step, and changes nothing else', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(script, { type: 'step.note', text: 'x' }).code).toBe('no-step-running')
    night.must(dale, start('a'))
    const { seq, hash, ...before } = night.state
    expect(night.must(script, { type: 'step.note', text: 'label written' })).toEqual([
      { type: 'step.noted', body: { step: 'a', text: 'label written' } },
    ])
    expect(night.state).toMatchObject(before)
    expect(night.refused(script, { type: 'step.note', step: 'zz', text: 'x' }).code).toBe('no-such')
    expect(night.refused(script, { type: 'step.note', text: '  ' }).code).toBe('bad-input')
    expect([seq, hash]).not.toEqual([night.state.seq, night.state.hash])
  })
})
