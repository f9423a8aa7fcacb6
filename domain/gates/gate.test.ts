import { describe, expect, it } from 'vitest'
import { boss, dale, HOUR, mei, NINE, owner, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'
import { KEEP_ENDED } from '../log/state.ts'
import { awaited, gateOf, usualSigners } from './gate.ts'
import { ask, gate, onA, running, say, start } from './gated.fixture.ts'

describe('a planned gate', () => {
  it('stands in the way from the start, for both roles, and no override passes it', () => {
    const night = running({ step: gate(['boss', 'sentinel']) })
    for (const who of [dale, mei])
      expect(night.refused(who, start('a'))).toEqual({
        code: 'gate-closed',
        params: { step: 'Step a', question: 'Move the cable?', why: 'not-asked', waits: ['Boss', 'Mei'] },
      })
    expect(night.refused(dale, start('a', 'I say so.')).code).toBe('gate-closed')
  })

  it('stands in the way of asking the hands for it as well; to stand by and to look they may be asked', () => {
    const night = running({ step: gate(['boss', 'sentinel']) })
    const asked = (id: string, kind: 'move-cable' | 'stand-by' | 'look') =>
      ({
        type: 'request.ask',
        id,
        kind,
        machine: 'dolphin',
        step: 'a',
        text: 'Move it',
        expect: '',
        allowance: 10,
        expiresAt: null,
        ifNobody: { then: 'wait' },
      }) as const
    expect(night.refused(dale, asked('r', 'move-cable')).code).toBe('gate-closed')
    night.must(dale, asked('r1', 'stand-by'))
    night.must(dale, asked('r2', 'look'))
    night.must(dale, ask('g', ['boss', 'sentinel'], onA))
    expect(night.refused(dale, asked('r3', 'move-cable')).code).toBe('gate-closed')
    // What was called off may not come back by another word.
    night.must(boss, say('g', 'go'))
    night.must(mei, say('g', 'go'))
    night.must(dale, asked('r4', 'move-cable'))
    night.must(dale, { type: 'request.withdraw', id: 'r4', reason: 'Smoke.' })
    night.must(dale, ask('g2', ['boss', 'sentinel'], onA))
    expect(night.refused(dale, { type: 'request.reopen', id: 'r4', reason: 'All the same' }).code).toBe(
      'gate-closed',
    )
  })

  it('opens by the Go of all whom the plan names, whoever else was asked', () => {
    const night = running({ step: gate(['boss']) })
    night.must(dale, ask('g', ['sentinel'], onA))
    expect(awaited(night.state.goNoGo['g'] as never, night.state)).toEqual(['sentinel', 'boss'])
    night.must(mei, say('g', 'go'))
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'asked', waits: ['Boss'] } })
    night.must(boss, say('g', 'go'))
    expect(gateOf(night.state, 'a')).toMatchObject({ open: true, waits: [] })
    night.must(mei, start('a'))
  })

  it('stays closed when the plan names one more after the Go, and opens where who leads goes on without', () => {
    const night = running({ step: gate(['sentinel']) })
    night.must(dale, ask('g', ['sentinel'], onA))
    night.must(mei, say('g', 'go'))
    const to = gate(['sentinel', 'boss'])
    night.must(dale, {
      type: 'plan.set',
      kind: 'step',
      id: 'a',
      field: 'gate',
      value: to,
      saw: gate(['sentinel']),
    })
    expect(night.refused(mei, start('a'))).toMatchObject({
      params: { why: 'signer-missing', waits: ['Boss'] },
    })
    night.must(dale, ask('h', ['sentinel'], onA))
    night.must(mei, say('h', 'go'))
    night.must(dale, { type: 'go.replace', id: 'h', person: 'boss', by: null, reason: 'Asleep.' })
    night.must(mei, start('a'))
  })

  it('is not opened by time: what expired is no Go', () => {
    const night = running({ step: gate() })
    night.must(dale, ask('g', ['upgrader', 'sentinel'], onA))
    night.must(mei, say('g', 'go'))
    night.advance(NINE + HOUR)
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'expired' } })
  })

  it('of a phase stands before each of its steps, skipped ones or not', () => {
    const night = running({ phase: gate() })
    expect(night.refused(mei, start('a')).code).toBe('gate-closed')
    night.must(mei, { type: 'step.skip', step: 'a', reason: 'not needed' })
    expect(night.refused(dale, start('b')).code).toBe('gate-closed')
    night.must(dale, ask('g', ['upgrader'], { kind: 'phase', id: 'work' }))
    night.must(dale, say('g', 'go'))
    night.must(dale, start('b'))
  })

  it('holds whom it names in the plan, and asks names that are in it', () => {
    const night = running({ step: gate(['boss']) })
    night.must(owner, { type: 'person.revoke', person: 'boss' })
    expect(night.refused(dale, { type: 'plan.remove', kind: 'person', id: 'boss' })).toMatchObject({
      code: 'in-use',
      params: { by: 'Step a' },
    })
    expect(
      night.refused(dale, {
        type: 'plan.set',
        kind: 'step',
        id: 'b',
        field: 'gate',
        value: gate(['zz']),
        saw: null,
      }),
    ).toMatchObject({ code: 'plan-fault', params: { fault: 'missing', id: 'zz' } })
  })
})

describe('a question about a step', () => {
  it('gates it as a planned one does, its redo too, and only Go opens', () => {
    const night = running()
    night.must(mei, start('a'))
    night.must(mei, { type: 'step.fail', step: 'a', reason: 'no beep' })
    night.must(dale, ask('g', ['sentinel'], onA))
    const redo: CommandInput = { type: 'step.redo', step: 'a', reason: 'again' }
    expect(night.refused(dale, redo).code).toBe('gate-closed')
    night.must(mei, say('g', 'go'))
    night.must(dale, redo)
  })

  it('is asked again once the step was rolled back: its Go was for another night', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, start('a'))
    night.must(dale, { type: 'step.finish', step: 'a' })
    night.must(dale, ask('g', ['upgrader'], { kind: 'step', id: 'b' }))
    night.must(dale, say('g', 'go'))
    night.must(dale, start('b'))
    night.must(dale, { type: 'step.finish', step: 'b' })
    night.must(dale, { type: 'rollback.start', reason: 'x', downTo: 'b' })
    const back = Object.keys(night.state.rollBackSteps)[0] ?? ''
    night.must(dale, start(back))
    night.must(dale, { type: 'step.finish', step: back })
    expect(gateOf(night.state, 'b')).toMatchObject({ open: false, why: 'undone' })
  })

  it('is never forgotten as the last word, however many others follow', () => {
    const night = running()
    night.must(dale, ask('g', ['sentinel'], onA))
    night.must(mei, say('g', 'no-go'))
    for (let i = 0; i < KEEP_ENDED + 5; i++) {
      night.must(dale, ask(`x${i}`, ['sentinel']))
      night.must(mei, say(`x${i}`, 'go'))
    }
    expect(night.state.goNoGo['x0']).toBeUndefined()
    expect(night.refused(mei, start('a'))).toMatchObject({ params: { why: 'no-go' } })
  })
})

describe('who is on duty', () => {
  it('is who leads, and the sentinels on site', () => {
    const night = upgradeWith({ status: 'running' })
    expect(usualSigners(night.state, NINE)).toEqual(['upgrader', 'sentinel'])
    night.must(mei, { type: 'presence.leave' })
    expect(usualSigners(night.state, NINE)).toEqual(['upgrader'])
    expect(usualSigners(upgradeWith({ status: 'running' }).state, NINE + 12 * HOUR)).toEqual(['upgrader'])
  })
})
