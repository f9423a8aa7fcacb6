import { describe, expect, it } from 'vitest'
import { dale, MINUTE, mei, type Night, types, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const runs = (night: Night) =>
  Object.fromEntries(Object.entries(night.state.runs).map(([id, r]) => [id, r.state]))
const start = (step: string, override?: string): CommandInput =>
  override === undefined ? { type: 'step.start', step } : { type: 'step.start', step, override }
const finish = (step: string): CommandInput => ({ type: 'step.finish', step })
const fail = (step: string, reason = 'errors'): CommandInput => ({ type: 'step.fail', step, reason })
const skip = (step: string, reason = 'not needed'): CommandInput => ({ type: 'step.skip', step, reason })
const redo = (step: string, reason = 'again'): CommandInput => ({ type: 'step.redo', step, reason })

describe('step.finish, step.fail and step.skip', () => {
  it('end a running step, once', () => {
    const night = upgradeWith({ status: 'running' })
    for (const [id, end, event] of [
      ['a', finish('a'), { type: 'step.finished', body: { step: 'a' } }],
      ['b', fail('b'), { type: 'step.failed', body: { step: 'b', reason: 'errors' } }],
      ['c', skip('c'), { type: 'step.skipped', body: { step: 'c', reason: 'not needed' } }],
    ] as const) {
      night.must(dale, start(id, 'now'))
      night.set(night.realNow + MINUTE)
      expect(night.must(dale, end)).toEqual([event])
      expect(night.state.runs[id]).toMatchObject({ endedAt: night.now, endedSeq: night.state.seq })
      expect(night.must(dale, end)).toEqual([])
    }
    expect(runs(night)).toMatchObject({ a: 'done', b: 'failed', c: 'skipped' })
    expect(night.state.runs['b']?.reason).toBe('errors')
  })

  it('end nothing that does not run; a done step is not skipped any more', () => {
    const night = upgradeWith({ status: 'running' })
    for (const end of [finish('a'), fail('a')])
      expect(night.refused(dale, end)).toEqual({
        code: 'wrong-step-state',
        params: { step: 'a', state: 'todo' },
      })
    night.must(dale, start('a'))
    night.must(dale, finish('a'))
    expect(night.refused(dale, skip('a'))).toEqual({
      code: 'wrong-step-state',
      params: { step: 'a', state: 'done' },
    })
    expect(night.refused(dale, fail('a')).code).toBe('wrong-step-state')
    expect(types(night.must(dale, skip('b')))).toEqual(['step.skipped'])
    for (const c of [finish('zz'), fail('zz'), skip('zz'), redo('zz')])
      expect(night.refused(dale, c).code).toBe('no-such')
    for (const c of [finish('f'), fail('f'), skip('f'), redo('f')])
      expect(night.refused(mei, c).code).toBe('not-allowed')
    for (const c of [finish('f'), fail('f'), skip('f'), redo('f')])
      expect(upgradeWith({ status: 'suspended' }).refused(dale, c).code).toBe('wrong-status')
  })

  it('keeps the report that a running step ended, though the freeze overtook it', () => {
    for (const [report, came] of [
      [finish('a'), 'step.finished'],
      [fail('a'), 'step.failed'],
    ] as const) {
      const night = upgradeWith({ status: 'running' })
      night.must(dale, { type: 'step.start', step: 'a' })
      night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
      expect(types(night.must(dale, report))).toEqual([came])
      expect(night.refused(dale, skip('b')).code).toBe('wrong-status')
    }
  })
})
