import { describe, expect, it } from 'vitest'
import { boss, dale, HOUR, mei, NINE, types, upgradeWith } from '../../tests/factories.ts'
import { asked } from '../hands/requests.fixture.ts'

describe('talk.say', () => {
  it('is kept, about something that is there if about anything', () => {
    const night = asked()
    expect(night.must(mei, { type: 'talk.say', text: 'here' })).toEqual([
      { type: 'talk.said', body: { text: 'here' } },
    ])
    night.must(dale, { type: 'card.arm', id: 'k', unless: 'x', then: 'y', machine: null, dueAt: NINE + HOUR })
    for (const about of [
      { kind: 'step', id: 'a' },
      { kind: 'request', id: 'r' },
      { kind: 'card', id: 'k' },
    ] as const)
      expect(night.must(mei, { type: 'talk.say', text: 'x', about })).toEqual([
        { type: 'talk.said', body: { text: 'x', about } },
      ])
    for (const kind of ['step', 'request', 'card'] as const)
      expect(night.refused(mei, { type: 'talk.say', text: 'x', about: { kind, id: 'zz' } })).toEqual({
        code: 'no-such',
        params: { kind, id: 'zz' },
      })
  })

  it('lets observers speak only where the upgrade allows it', () => {
    const night = upgradeWith()
    expect(night.refused(boss, { type: 'talk.say', text: 'how far?' }).code).toBe('not-allowed')
    night.must(dale, { type: 'plan.set-head', field: 'observersTalk', value: true, saw: false })
    expect(types(night.must(boss, { type: 'talk.say', text: 'how far?' }))).toEqual(['talk.said'])
  })
})
