import { describe, expect, it } from 'vitest'
import {
  boss,
  buildStep,
  dale,
  HOUR,
  MINUTE,
  mei,
  NINE,
  type Night,
  owner,
  script,
  types,
  upgradeWith,
} from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const runs = (night: Night) =>
  Object.fromEntries(Object.entries(night.state.runs).map(([id, r]) => [id, r.state]))
const start = (step: string, override?: string): CommandInput =>
  override === undefined ? { type: 'step.start', step } : { type: 'step.start', step, override }
const finish = (step: string): CommandInput => ({ type: 'step.finish', step })
const fail = (step: string, reason = 'errors'): CommandInput => ({ type: 'step.fail', step, reason })
const skip = (step: string, reason = 'not needed'): CommandInput => ({ type: 'step.skip', step, reason })
const redo = (step: string, reason = 'again'): CommandInput => ({ type: 'step.redo', step, reason })
const suspend = (resumeAt: number | null = null): CommandInput => ({
  type: 'upgrade.suspend',
  reason: 'bed',
  handOver: 'the cable is back',
  resumeAt,
})

describe('upgrade.ready and upgrade.start', () => {
  it('go from draft to ready to running, once each', () => {
    const night = upgradeWith()
    expect(types(night.must(dale, { type: 'upgrade.ready' }))).toEqual(['upgrade.readied'])
    expect(night.state.status).toBe('ready')
    expect(night.must(dale, { type: 'upgrade.ready' })).toEqual([])
    night.set(NINE + MINUTE)
    expect(types(night.must(dale, { type: 'upgrade.start' }))).toEqual(['upgrade.started'])
    expect(night.state).toMatchObject({ status: 'running', startedAt: NINE + MINUTE })
    expect(night.must(dale, { type: 'upgrade.start' })).toEqual([])
    expect(night.refused(dale, { type: 'upgrade.ready' })).toEqual({
      code: 'wrong-status',
      params: { status: 'running', needs: ['draft'] },
    })
  })

  it('may skip ready, but start nothing that is over', () => {
    expect(types(upgradeWith().must(dale, { type: 'upgrade.start' }))).toEqual(['upgrade.started'])
    for (const status of ['closed', 'cancelled', 'suspended', 'rolling-back'] as const)
      expect(upgradeWith({ status }).refused(dale, { type: 'upgrade.start' })).toMatchObject({
        code: 'wrong-status',
        params: { status },
      })
  })
})

describe('upgrade.suspend and upgrade.resume', () => {
  it('keep the hand-over, and go back to where it was', () => {
    for (const from of ['running', 'rolling-back'] as const) {
      const night = upgradeWith({ status: from })
      const resumeAt = night.now + 10 * HOUR
      expect(night.must(dale, suspend(resumeAt))).toEqual([
        { type: 'upgrade.suspended', body: { reason: 'bed', handOver: 'the cable is back', resumeAt } },
      ])
      expect(night.state).toMatchObject({
        status: 'suspended',
        suspension: { from, handOver: 'the cable is back', resumeAt, at: night.now },
      })
      expect(night.must(dale, suspend())).toEqual([])
      expect(types(night.must(dale, { type: 'upgrade.resume' }))).toEqual(['upgrade.resumed'])
      expect(night.state).toMatchObject({ status: from, suspension: null })
      expect(night.must(dale, { type: 'upgrade.resume' })).toEqual([])
    }
  })

  it('are refused outside a run, and for a time that has passed', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, suspend(night.now))).toEqual({
      code: 'time-passed',
      params: { at: night.now, now: night.now },
    })
    expect(upgradeWith({ status: 'ready' }).refused(dale, suspend()).code).toBe('wrong-status')
    expect(upgradeWith({ status: 'ready' }).refused(dale, { type: 'upgrade.resume' }).code).toBe(
      'wrong-status',
    )
  })
})

describe('upgrade.close', () => {
  const close: CommandInput = { type: 'upgrade.close', followUps: [{ id: 'masq', text: 'Masquerade' }] }

  it('leaves the follow-ups as open items and withdraws what was asked', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
    expect(types(night.must(dale, close))).toEqual(['request.withdrawn', 'upgrade.closed'])
    expect(night.state).toMatchObject({
      status: 'closed',
      endedAt: night.now,
      followUps: [{ id: 'masq', text: 'Masquerade', done: false }],
      requests: { labels: { state: 'withdrawn' } },
    })
    expect(night.must(dale, close)).toEqual([])
    expect(types(night.must(mei, { type: 'follow-up.done', id: 'masq' }))).toEqual(['follow-up.done'])
    expect(night.state.followUps[0]?.done).toBe(true)
    expect(night.must(dale, { type: 'follow-up.done', id: 'masq' })).toEqual([])
    expect(night.refused(dale, { type: 'follow-up.done', id: 'no' }).code).toBe('no-such')
  })

  it('is refused while a step runs, a card is armed, or nothing ever ran', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    expect(night.refused(dale, close)).toEqual({ code: 'still-open', params: { steps: ['Step a'] } })
    night.must(dale, finish('a'))
    night.must(dale, {
      type: 'card.arm',
      id: 'k',
      unless: 'x',
      then: 'y',
      machine: null,
      dueAt: night.now + HOUR,
    })
    expect(night.refused(dale, close)).toEqual({ code: 'card-armed', params: { id: 'k' } })
    for (const status of ['draft', 'ready', 'cancelled', 'rolling-back'] as const)
      expect(upgradeWith({ status }).refused(dale, close).code).toBe('wrong-status')
  })

  it('sees a roll-back step that runs on under a suspension', () => {
    const night = upgradeWith({ status: 'rolling-back' })
    night.must(dale, start('rb1-1'))
    night.must(dale, suspend())
    expect(night.refused(dale, close)).toEqual({ code: 'still-open', params: { steps: ['Put b back'] } })
  })
})

describe('upgrade.cancel', () => {
  const cancel: CommandInput = { type: 'upgrade.cancel', reason: 'typhoon' }

  it('ends it from anywhere, stopping what runs and withdrawing what was asked', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    night.must(dale, { type: 'machine.swap', a: 'dragon', b: 'dolphin', request: 'labels' })
    expect(types(night.must(owner, cancel))).toEqual([
      'step.failed',
      'request.withdrawn',
      'upgrade.cancelled',
    ])
    expect(night.state).toMatchObject({
      status: 'cancelled',
      endReason: 'typhoon',
      runs: { a: { state: 'failed' } },
    })
    expect(night.must(dale, cancel)).toEqual([])
    for (const status of ['draft', 'ready', 'suspended', 'rolling-back'] as const)
      expect(types(upgradeWith({ status }).must(dale, cancel))).toContain('upgrade.cancelled')
  })

  it('is refused once closed, and while a card stands that nobody would fire', () => {
    expect(upgradeWith({ status: 'closed' }).refused(dale, cancel).code).toBe('wrong-status')
    const night = upgradeWith({ status: 'running' })
    night.must(dale, {
      type: 'card.arm',
      id: 'k',
      unless: 'x',
      then: 'y',
      machine: null,
      dueAt: night.now + HOUR,
    })
    expect(night.refused(dale, cancel)).toEqual({ code: 'card-armed', params: { id: 'k' } })
  })
})

describe('clock.set', () => {
  const set = (own: { at: number; rate: number } | null): CommandInput => ({ type: 'clock.set', own })

  it('gives the upgrade a clock of its own, paused or fast, and back', () => {
    const night = upgradeWith()
    expect(night.must(dale, set({ at: NINE + HOUR, rate: 0 }))).toEqual([
      { type: 'clock.set', body: { clock: { kind: 'own', at: NINE + HOUR, rate: 0, realAt: NINE } } },
    ])
    night.set(NINE + 5 * MINUTE)
    expect(night.now).toBe(NINE + HOUR)
    night.must(dale, set({ at: NINE + HOUR, rate: 60 }))
    night.set(NINE + 6 * MINUTE)
    expect(night.now).toBe(NINE + 2 * HOUR)
    expect(night.refused(dale, set(null))).toEqual({
      code: 'clock-backwards',
      params: { at: NINE + 6 * MINUTE, now: NINE + 2 * HOUR },
    })
    night.set(NINE + 3 * HOUR)
    expect(night.must(dale, set(null))).toEqual([{ type: 'clock.set', body: { clock: { kind: 'wall' } } }])
    expect(night.must(dale, set(null))).toEqual([])
  })

  it('never goes back behind the log, and never moves once all is over', () => {
    const night = upgradeWith()
    expect(night.refused(dale, set({ at: NINE - 1, rate: 1 })).code).toBe('clock-backwards')
    expect(night.refused(dale, set({ at: 8.64e15, rate: 1 })).code).toBe('bad-input')
    expect(upgradeWith({ status: 'closed' }).refused(dale, set({ at: NINE + HOUR, rate: 1 })).code).toBe(
      'wrong-status',
    )
  })
})

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
