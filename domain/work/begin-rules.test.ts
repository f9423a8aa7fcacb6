import { describe, expect, it } from 'vitest'
import { buildStep, dale, mei, NINE, types, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const start = (step: string, override?: string): CommandInput =>
  override === undefined ? { type: 'step.start', step } : { type: 'step.start', step, override }
const finish = (step: string): CommandInput => ({ type: 'step.finish', step })
const fail = (step: string, reason = 'errors'): CommandInput => ({ type: 'step.fail', step, reason })
const skip = (step: string, reason = 'not needed'): CommandInput => ({ type: 'step.skip', step, reason })
const redo = (step: string, reason = 'again'): CommandInput => ({ type: 'step.redo', step, reason })

describe('step.start', () => {
  it('starts a step once', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.must(dale, start('a'))).toEqual([{ type: 'step.started', body: { step: 'a', attempt: 1 } }])
    expect(night.state.runs['a']).toMatchObject({
      state: 'running',
      attempt: 1,
      startedAt: NINE,
      by: 'acc-dale',
      entered: false,
    })
    expect(night.must(dale, start('a'))).toEqual([])
  })

  it('says what it waits for, and starts out of turn only with a reason, which stays', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, start('b'))).toEqual({
      code: 'waits-for',
      params: { step: 'Step b', waits: ['Step a'] },
    })
    expect(night.must(dale, start('b', 'lunch'))).toEqual([
      { type: 'step.started', body: { step: 'b', attempt: 1, override: 'lunch' } },
    ])
    expect(night.state.runs['b']?.reason).toBe('lunch')
    night.must(dale, start('a', 'no need'))
    expect(night.state.runs['a']?.reason).toBe('')
  })

  it('waits for exactly the steps a list names; skipped ones count', () => {
    const night = upgradeWith({
      status: 'running',
      plan: {
        steps: [
          buildStep('a', { order: 1 }),
          buildStep('b', { order: 2, after: [] }),
          buildStep('c', { order: 3, after: ['a', 'b'] }),
        ],
      },
    })
    night.must(dale, start('b'))
    night.must(dale, finish('b'))
    expect(night.refused(dale, start('c')).params).toMatchObject({ waits: ['Step a'] })
    night.must(dale, skip('a'))
    expect(types(night.must(dale, start('c')))).toEqual(['step.started'])
  })

  it('keeps each to their own steps; what the upgrader enters for the sentinel says so', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(mei, start('a'))).toEqual({
      code: 'not-allowed',
      params: { command: 'step.start', as: ['sentinel'] },
    })
    expect(night.must(mei, start('e', 'x'))).toEqual([
      { type: 'step.started', body: { step: 'e', attempt: 1, override: 'x' } },
    ])
    expect(night.state.runs['e']).toMatchObject({ by: 'acc-mei', entered: false })
    expect(night.must(dale, finish('e'))).toEqual([
      { type: 'step.finished', body: { step: 'e', entered: true, doer: 'sentinel' } },
    ])
    expect(night.state.runs['e']).toMatchObject({ by: 'acc-dale', entered: true })
  })

  it('is refused for what is not there, ended, or not its time', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, start('zz'))).toEqual({ code: 'no-such', params: { kind: 'step', id: 'zz' } })
    night.must(dale, start('a'))
    night.must(dale, finish('a'))
    expect(night.refused(dale, start('a'))).toEqual({
      code: 'wrong-step-state',
      params: { step: 'a', state: 'done' },
    })
    for (const status of ['draft', 'ready', 'suspended', 'closed', 'cancelled'] as const)
      expect(upgradeWith({ status }).refused(dale, start('a'))).toEqual({
        code: 'wrong-status',
        params: { status, needs: ['running'] },
      })
  })
})

describe('step.redo', () => {
  it('is another attempt, with its reason; one that runs goes on, one never begun is started instead', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, redo('a'))).toEqual({
      code: 'wrong-step-state',
      params: { step: 'a', state: 'todo' },
    })
    night.must(dale, start('a'))
    expect(night.must(dale, redo('a'))).toEqual([])
    night.must(dale, fail('a'))
    expect(night.must(dale, redo('a', 'other tape'))).toEqual([
      { type: 'step.started', body: { step: 'a', attempt: 2, override: 'other tape' } },
    ])
    expect(night.state.runs['a']).toMatchObject({
      state: 'running',
      attempt: 2,
      endedAt: null,
      reason: 'other tape',
      progress: null,
    })
  })
})
