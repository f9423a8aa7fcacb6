import { describe, expect, it } from 'vitest'
import { dale, mei, script, types, upgradeWith } from '../../tests/factories.ts'

describe('tokens', () => {
  it('are added and revoked once', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.must(dale, { type: 'token.add', id: 't', name: 'elephant' })).toEqual([
      { type: 'token.added', body: { id: 't', name: 'elephant' } },
    ])
    expect(night.refused(dale, { type: 'token.add', id: 't', name: 'x' }).code).toBe('already-there')
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(script, { type: 'step.note', text: 'x' })
    expect(types(night.must(dale, { type: 'token.revoke', id: 'tok' }))).toEqual(['token.revoked'])
    expect(night.must(dale, { type: 'token.revoke', id: 'tok' })).toEqual([])
    expect(night.refused(script, { type: 'step.note', text: 'x' }).code).toBe('no-such-upgrade')
    expect(night.refused(dale, { type: 'token.revoke', id: 'zz' }).code).toBe('no-such')
    expect(night.refused(mei, { type: 'token.add', id: 'u', name: 'x' }).code).toBe('not-allowed')
  })
})
