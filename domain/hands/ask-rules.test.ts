import { describe, expect, it } from 'vitest'
import {
  boss,
  clock,
  dale,
  HOUR,
  mei,
  NINE,
  owner,
  script,
  stranger,
  upgradeWith,
} from '../../tests/factories.ts'
import { ask, asked, ended, tap, withReason } from './requests.fixture.ts'

const LUNCH = NINE + 3 * HOUR

describe('request.ask', () => {
  it('is asked of whoever is on site', () => {
    const night = upgradeWith({ status: 'running' })
    const [event] = night.must(dale, ask())
    expect(event).toMatchObject({ type: 'request.made', body: { id: 'r', kind: 'reset', queued: false } })
    expect(night.state.requests['r']).toMatchObject({
      state: 'asked',
      askedBy: 'acc-dale',
      madeAt: NINE,
      askedAt: NINE,
      opened: 1,
      planVersion: night.state.planVersion,
    })
  })

  it('waits while nobody is there, and is sent when the hands come', () => {
    const night = upgradeWith({ status: 'running' })
    night.set(LUNCH)
    night.must(dale, ask())
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', askedAt: null })
    expect(night.must(clock, tap('request.send'))).toEqual([])
    night.advance(LUNCH + HOUR)
    expect(night.state.requests['r']).toMatchObject({ state: 'asked', madeAt: LUNCH, askedAt: LUNCH + HOUR })
    expect(night.events.at(-1)).toMatchObject({ type: 'request.sent', actor: 'clock', at: LUNCH + HOUR })
  })

  it('is refused for what is not there, is taken, has passed, or is over', () => {
    const night = asked()
    expect(night.refused(dale, ask())).toEqual({
      code: 'already-there',
      params: { kind: 'request', id: 'r' },
    })
    expect(night.refused(dale, ask('s', { machine: 'nessie' })).params).toEqual({
      kind: 'machine',
      id: 'nessie',
    })
    expect(night.refused(dale, ask('s', { step: 'zz' })).params).toEqual({ kind: 'step', id: 'zz' })
    expect(night.refused(dale, ask('s', { expiresAt: NINE })).code).toBe('time-passed')
    expect(upgradeWith({ status: 'closed' }).refused(dale, ask()).code).toBe('wrong-status')
    for (const who of [mei, boss, owner, script, clock])
      expect(night.refused(who, ask('s')).code).toBe('not-allowed')
    expect(night.refused(stranger, ask('s')).code).toBe('no-such-upgrade')
  })
})

describe('request.withdraw and request.reopen', () => {
  it('take it back with a reason, and open it again with another', () => {
    const night = asked()
    night.must(mei, tap('request.seen'))
    expect(night.must(dale, withReason('request.withdraw'))).toEqual([
      { type: 'request.withdrawn', body: { id: 'r', reason: 'door locked' } },
    ])
    expect(night.must(dale, withReason('request.withdraw'))).toEqual([])
    expect(night.must(mei, { type: 'request.reopen', id: 'r', reason: 'it hung again' })).toEqual([
      { type: 'request.reopened', body: { id: 'r', reason: 'it hung again', queued: false } },
    ])
    expect(night.state.requests['r']).toMatchObject({
      state: 'asked',
      opened: 2,
      seenAt: null,
      endedAt: null,
      by: null,
      rings: 0,
      saw: '',
    })
    expect(night.must(dale, withReason('request.reopen'))).toEqual([])
  })

  it('queue it again when nobody is there', () => {
    const night = ended('done')
    night.set(LUNCH)
    expect(night.must(dale, withReason('request.reopen'))).toMatchObject([{ body: { queued: true } }])
    expect(night.state.requests['r']).toMatchObject({ state: 'queued', askedAt: null })
  })

  it('are refused for what ended otherwise, is not there, or belongs to the past', () => {
    for (const how of ['done', 'cannot', 'expired'] as const)
      expect(ended(how).refused(dale, withReason('request.withdraw'))).toEqual({
        code: 'wrong-request-state',
        params: { state: how },
      })
    expect(asked().refused(dale, withReason('request.withdraw', 'zz')).code).toBe('no-such')
    expect(asked().refused(dale, withReason('request.reopen', 'zz')).code).toBe('no-such')
    expect(asked().refused(mei, withReason('request.withdraw')).code).toBe('not-allowed')
    const night = asked()
    night.must(dale, { type: 'upgrade.close', followUps: [] })
    expect(night.refused(dale, withReason('request.reopen')).code).toBe('wrong-status')
  })
})
