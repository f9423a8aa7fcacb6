import { describe, expect, it } from 'vitest'
import { boss, dale, HOUR, MINUTE, mei, NINE, owner, types, upgradeWith } from '../../tests/factories.ts'
import { ask, asked, ended, tap, withReason } from './requests.fixture.ts'

const LUNCH = NINE + 3 * HOUR

describe('request.seen and request.on-my-way', () => {
  it('go forward once, with the time of the tap', () => {
    const night = asked()
    night.set(NINE + MINUTE)
    const said = { saidAt: 5_000, sentAt: 15_000 }
    expect(night.must(mei, tap('request.seen'), { said })).toEqual([
      { type: 'request.seen', body: { id: 'r' } },
    ])
    expect(night.state.requests['r']).toMatchObject({
      state: 'seen',
      seenAt: NINE + MINUTE - 10_000,
      by: 'acc-mei',
      entered: false,
    })
    expect(night.must(mei, tap('request.seen'))).toEqual([])
    expect(types(night.must(mei, tap('request.on-my-way')))).toEqual(['request.on-my-way'])
    expect(night.must(mei, tap('request.on-my-way'))).toEqual([])
    expect(night.must(mei, tap('request.seen'))).toEqual([])
    expect(night.state.requests['r']).toMatchObject({ state: 'on-my-way', onMyWayAt: NINE + MINUTE })
  })

  it('may come straight from asked or even queued', () => {
    const night = upgradeWith({ status: 'running' })
    night.set(LUNCH)
    night.must(dale, ask())
    night.must(mei, tap('request.on-my-way'))
    expect(night.state.requests['r']).toMatchObject({ state: 'on-my-way', seenAt: LUNCH })
  })

  it('say when the upgrader entered them for somebody on the telephone', () => {
    const night = asked()
    expect(night.must(dale, tap('request.seen'))).toEqual([
      { type: 'request.seen', body: { id: 'r', entered: true, doer: 'sentinel' } },
    ])
    expect(night.must(dale, tap('request.on-my-way'))).toMatchObject([{ body: { entered: true } }])
    expect(night.state.requests['r']?.entered).toBe(true)
  })

  it('ask leave to act, so are refused when late', () => {
    for (const how of ['done', 'cannot', 'withdrawn', 'expired'] as const) {
      const night = ended(how)
      for (const type of ['request.seen', 'request.on-my-way'] as const)
        expect(night.refused(mei, tap(type))).toEqual({
          code: 'too-late',
          params: { was: how, at: night.state.requests['r']?.endedAt, kind: night.state.requests['r']?.kind },
        })
    }
    expect(asked().refused(mei, tap('request.seen', 'zz')).code).toBe('no-such')
    expect(asked().refused(mei, tap('request.on-my-way', 'zz')).code).toBe('no-such')
  })
})

describe('request.done and request.cannot', () => {
  it('end it, from asked directly too', () => {
    const night = asked()
    expect(night.must(mei, { type: 'request.done', id: 'r', saw: 'login:' })).toEqual([
      { type: 'request.done', body: { id: 'r', saw: 'login:' } },
    ])
    expect(night.state.requests['r']).toMatchObject({
      state: 'done',
      saw: 'login:',
      endedAt: NINE,
      conflict: null,
    })
    expect(night.must(mei, tap('request.done'))).toEqual([])
    const other = asked()
    expect(other.must(mei, withReason('request.cannot'))).toEqual([
      { type: 'request.refused', body: { id: 'r', reason: 'door locked' } },
    ])
    expect(other.must(mei, withReason('request.cannot'))).toEqual([])
    expect(other.state.requests['r']).toMatchObject({ state: 'cannot', reason: 'door locked' })
  })

  it('report an act, so are never refused for being late; the conflict stays', () => {
    for (const how of ['cannot', 'withdrawn', 'expired'] as const) {
      const night = ended(how)
      expect(night.must(mei, tap('request.done'))).toMatchObject([
        { type: 'request.done', body: { conflict: how } },
      ])
      expect(night.state.requests['r']).toMatchObject({
        state: 'done',
        conflict: { was: how, at: night.now },
      })
    }
    for (const how of ['withdrawn', 'expired'] as const) {
      const night = ended(how)
      expect(night.must(mei, withReason('request.cannot'))).toMatchObject([{ body: { conflict: how } }])
    }
    expect(ended('done').refused(mei, withReason('request.cannot'))).toEqual({
      code: 'wrong-request-state',
      params: { state: 'done' },
    })
  })

  it('are stored even after the upgrade closed', () => {
    const night = asked()
    night.must(dale, { type: 'upgrade.close', followUps: [] })
    expect(night.must(mei, tap('request.done'))).toMatchObject([{ body: { conflict: 'withdrawn' } }])
  })

  it('say who entered them; a report is kept even of what is listed no more', () => {
    expect(asked().must(dale, tap('request.done'))).toMatchObject([{ body: { entered: true } }])
    expect(asked().must(dale, withReason('request.cannot'))).toMatchObject([{ body: { entered: true } }])
    const night = asked()
    const before = night.state.requests
    expect(night.must(mei, tap('request.done', 'zz'))).toMatchObject([{ body: { conflict: 'gone' } }])
    expect(night.state.requests).toEqual(before)
    for (const id of ['constructor', 'toString'])
      expect(asked().refused(mei, tap('request.done', id)).code).toBe('bad-input')
    expect(asked().refused(mei, withReason('request.cannot', 'zz')).code).toBe('no-such')
    expect(asked().refused(boss, tap('request.done')).code).toBe('not-allowed')
  })
})

describe('request.take', () => {
  it('says who has it in hand', () => {
    const night = asked()
    expect(night.must(mei, tap('request.take'))).toEqual([{ type: 'request.taken', body: { id: 'r' } }])
    // As one who has seen it: where another was on the way to is no help.
    expect(night.state.requests['r']).toMatchObject({ state: 'seen', by: 'acc-mei', onMyWayAt: null })
    expect(night.must(mei, tap('request.take'))).toEqual([])
    expect(types(night.must(owner, tap('request.take')))).toEqual(['request.taken'])
    expect(night.refused(dale, tap('request.take')).code).toBe('not-allowed')
    expect(night.refused(mei, tap('request.take', 'zz')).code).toBe('no-such')
    expect(ended('withdrawn').refused(mei, tap('request.take')).code).toBe('too-late')
  })
})
