import { describe, expect, it } from 'vitest'
import { dale, HOUR, MINUTE, mei, NINE, owner, types, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const start = (step: string, override?: string): CommandInput =>
  override === undefined ? { type: 'step.start', step } : { type: 'step.start', step, override }
const finish = (step: string): CommandInput => ({ type: 'step.finish', step })
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

  it('takes what is thought of later, once, and not before', () => {
    const add: CommandInput = { type: 'follow-up.add', id: 'fan', text: 'Order a fan' }
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(mei, add)).toMatchObject({ code: 'wrong-status', params: { needs: ['closed'] } })
    night.must(dale, close)
    expect(types(night.must(mei, add))).toEqual(['follow-up.added'])
    expect(night.state.followUps).toEqual([
      { id: 'masq', text: 'Masquerade', done: false },
      { id: 'fan', text: 'Order a fan', done: false },
    ])
    expect(night.refused(dale, add).code).toBe('already-there')
    for (let n = 2; n < 100; n++) night.must(dale, { ...add, id: `fan-${n}` })
    expect(night.refused(dale, { ...add, id: 'fan-100' })).toEqual({
      code: 'too-many-follow-ups',
      params: { most: 100 },
    })
    expect(types(night.must(dale, { type: 'follow-up.done', id: 'fan' }))).toEqual(['follow-up.done'])
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
