import { describe, expect, it, test } from 'vitest'
import { dale, HOUR, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { isPast, standingNoGo } from './gate.ts'
import { ask, onA, running, say, start } from './gated.fixture.ts'

describe('a No-go', () => {
  const stopped = (about?: typeof onA) => {
    const night = running()
    night.must(dale, ask('g', ['sentinel', 'upgrader'], about))
    night.must(mei, say('g', 'no-go', 'Smoke.'))
    return night
  }

  it('stands until something is decided, and the gate stays closed after that', () => {
    const night = stopped(onA)
    expect(standingNoGo(night.state)?.id).toBe('g')
    night.advance(NINE + 5 * HOUR)
    expect(standingNoGo(night.state)?.id).toBe('g')
    night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    expect(standingNoGo(night.state)).toBeNull()
    night.must(dale, { type: 'upgrade.resume' })
    expect(standingNoGo(night.state)).toBeNull()
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'no-go' } })
  })

  it.each<[string, CommandInput]>([
    ['asked again', ask('h', ['sentinel'], onA)],
    ['skipped', { type: 'step.skip', step: 'a', reason: 'not tonight' }],
    ['cancelled', { type: 'upgrade.cancel', reason: 'typhoon' }],
  ])('leaves once it is %s', (_, decided) => {
    const night = stopped(onA)
    night.must(dale, decided)
    expect(standingNoGo(night.state)).toBeNull()
    expect(isPast(night.state, night.state.goNoGo['g'] as never)).toBe(true)
  })

  it('leaves once all is rolled back', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    night.must(dale, { type: 'step.finish', step: 'a' })
    night.must(dale, ask('g', ['sentinel'], { kind: 'step', id: 'b' }))
    night.must(mei, say('g', 'no-go'))
    night.must(dale, { type: 'rollback.start', reason: 'no-go', downTo: null })
    expect(standingNoGo(night.state)).toBeNull()
  })

  it('about another step is no decision on it', () => {
    const night = stopped(onA)
    night.must(dale, ask('h', ['sentinel'], { kind: 'step', id: 'b' }))
    expect(standingNoGo(night.state)?.id).toBe('g')
  })

  it('about nothing in particular stops every step, until it is asked again', () => {
    const night = stopped()
    expect(night.refused(mei, start('a'))).toMatchObject({ code: 'gate-closed', params: { why: 'no-go' } })
    night.must(dale, ask('h', ['sentinel']))
    night.must(mei, start('a'))
  })
})

test('a question is asked no more once the work has ended or turned back', () => {
  const night = upgradeWith({ status: 'running' })
  night.must(dale, start('a'))
  night.must(dale, { type: 'step.finish', step: 'a' })
  night.must(dale, ask('g', ['sentinel'], { kind: 'step', id: 'b' }))
  night.must(dale, ask('h', ['sentinel']))
  night.must(dale, { type: 'rollback.start', reason: 'x', downTo: null })
  expect(night.state.goNoGo['g']?.result).toBe('expired')
  expect(night.state.goNoGo['h']?.result).toBe('open')
  night.must(dale, { type: 'upgrade.cancel', reason: 'typhoon' })
  expect(night.state.goNoGo['h']?.result).toBe('expired')
  expect(night.refused(mei, say('h', 'go')).code).toBe('question-over')
})
