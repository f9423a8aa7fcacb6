import { describe, expect, it } from 'vitest'
import { clock, dale, HOUR, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { RING_EVERY, RINGS_AT_MOST } from './due-rules.ts'
import { ask, asked, tap, withReason } from './requests.fixture.ts'

describe('the bell', () => {
  it('rings every half minute until it was seen', () => {
    const night = asked()
    const ring = (n: number): CommandInput => ({ type: 'request.ring', id: 'r', n })
    expect(night.must(clock, ring(1))).toEqual([])
    night.set(NINE + RING_EVERY)
    expect(night.must(clock, ring(2))).toEqual([])
    expect(night.must(clock, ring(1))).toEqual([{ type: 'request.rung', body: { id: 'r', n: 1 } }])
    expect(night.must(clock, ring(1))).toEqual([])
    night.must(mei, tap('request.seen'))
    night.set(NINE + 3 * RING_EVERY)
    expect(night.must(clock, ring(2))).toEqual([])
    expect(night.refused(dale, ring(2)).code).toBe('not-allowed')
  })

  it('gives up after its last ring, says so once, and begins anew when opened again', () => {
    const night = asked()
    night.must(clock, tap('request.escalate'))
    expect(night.state.requests['r']?.escalated).toBe(false)
    night.advance(NINE + HOUR)
    const rungs = night.events.filter((e) => e.type === 'request.rung')
    expect(rungs.map((e) => e.at)).toEqual(
      Array.from({ length: RINGS_AT_MOST }, (_, i) => NINE + (i + 1) * RING_EVERY),
    )
    expect(night.events.filter((e) => e.type === 'request.escalated').map((e) => e.at)).toEqual([
      NINE + (RINGS_AT_MOST + 1) * RING_EVERY,
    ])
    night.must(dale, withReason('request.withdraw'))
    night.must(dale, withReason('request.reopen'))
    night.advance(night.realNow + RING_EVERY)
    expect(night.state.requests['r']).toMatchObject({ rings: 1, escalated: false, opened: 2 })
  })

  it('lets a request run out', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, ask('r', { expiresAt: NINE + MINUTE }))
    expect(night.must(clock, tap('request.expire'))).toEqual([])
    night.advance(NINE + MINUTE)
    expect(night.state.requests['r']).toMatchObject({ state: 'expired', endedAt: NINE + MINUTE })
    expect(night.must(clock, tap('request.expire'))).toEqual([])
    for (const type of ['request.send', 'request.escalate', 'request.expire'] as const)
      expect(night.refused(clock, tap(type, 'zz')).code).toBe('no-such')
    expect(night.refused(clock, { type: 'request.ring', id: 'zz', n: 1 }).code).toBe('no-such')
  })
})
