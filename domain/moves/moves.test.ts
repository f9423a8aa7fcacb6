import { describe, expect, test } from 'vitest'
import { ann, crewWith } from '../../tests/any-crew.ts'
import {
  boss,
  dale,
  HOUR,
  hundredSteps,
  MINUTE,
  mei,
  type Night,
  owner,
  upgradeWith,
} from '../../tests/factories.ts'
import { commandOf } from './move.ts'
import { movesOf } from './moves.ts'

const first = (night: Night, person: string) => movesOf(night.state, person, night.now).first?.key ?? null
const waits = (night: Night, person: string) => movesOf(night.state, person, night.now).waits
const ask = (night: Night, id: string, step: string | null, more = {}) =>
  night.must(dale, {
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step,
    text: 'Press reset',
    expect: '',
    allowance: 10,
    expiresAt: null,
    ...more,
  })

const arm = (night: Night) =>
  night.must(dale, {
    type: 'card.arm',
    id: 'c1',
    unless: 'dragon answers',
    then: 'Put the cable back',
    machine: 'dolphin',
    dueAt: night.now + 90 * MINUTE,
  })

describe('whose move it is, and what', () => {
  test('before the start, in bed, after the end', () => {
    expect(first(upgradeWith({ status: 'draft' }), 'upgrader')).toBe('upgrade:night:ready')
    expect(first(upgradeWith({ status: 'ready' }), 'upgrader')).toBe('upgrade:night:begin')
    expect(first(upgradeWith({ status: 'suspended' }), 'upgrader')).toBe('upgrade:night:resume')
    expect(waits(upgradeWith({ status: 'closed' }), 'upgrader')).toEqual({ for: 'nothing' })
  })

  test('in bed until a time: all wait for that, and who wakes earlier may still go on', () => {
    const night = crewWith('suspended')
    const { first: none, also, waits: until } = movesOf(night.state, 'upgrader', night.now)
    expect(none).toBeNull()
    expect(also.map((m) => m.kind)).toContain('resume')
    expect(until).toEqual({ for: 'time', at: night.state.suspension?.resumeAt })
    expect(waits(night, 'sentinel')).toEqual(until)
    night.advance(night.realNow + 10 * HOUR)
    expect(first(night, 'upgrader')).toBe('upgrade:night:resume')
  })

  test('step after step; the sentinel’s step is hers, and Dale may write it down for her', () => {
    const night = upgradeWith({ status: 'running' })
    for (const step of ['a', 'b', 'c', 'd']) {
      expect(first(night, 'upgrader')).toBe(`step:${step}:start-step`)
      expect(waits(night, 'sentinel')).toMatchObject({
        for: 'people',
        people: ['upgrader'],
        kind: 'start-step',
      })
      night.must(dale, { type: 'step.start', step, confirmed: true })
      expect(first(night, 'upgrader')).toBe(`step:${step}:finish-step`)
      night.must(dale, { type: 'step.finish', step })
    }
    arm(night)
    expect(first(night, 'sentinel')).toBe('step:e:start-step')
    expect(waits(night, 'upgrader')).toMatchObject({
      for: 'people',
      people: ['sentinel'],
      kind: 'start-step',
    })
    night.must(mei, { type: 'step.start', step: 'e' })
    expect(first(night, 'sentinel')).toBe('step:e:finish-step')
    const entered = movesOf(night.state, 'upgrader', night.now).also.find((m) => m.kind === 'finish-step')
    expect(entered?.enteredFor).toBe('sentinel')
  })

  test('a step that needs hands asks for them, waits for them, and is then finished', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'plan.set', kind: 'step', id: 'a', field: 'needs', value: ['hands'], saw: [] })
    night.must(dale, { type: 'step.start', step: 'a' })
    expect(first(night, 'upgrader')).toBe('step:a:ask-hands')
    ask(night, 'r1', 'a')
    expect(first(night, 'upgrader')).toBeNull()
    expect(waits(night, 'upgrader')).toMatchObject({
      people: ['sentinel'],
      about: { kind: 'request', id: 'r1' },
    })
    expect(first(night, 'sentinel')).toBe('request:r1:seen')
    night.must(mei, { type: 'request.done', id: 'r1', saw: 'it beeped' })
    expect(first(night, 'upgrader')).toBe('step:a:finish-step')
  })

  test('what could not be done is asked for again, or for something else', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'plan.set', kind: 'step', id: 'a', field: 'needs', value: ['hands'], saw: [] })
    night.must(dale, { type: 'step.start', step: 'a' })
    ask(night, 'r1', 'a')
    night.must(mei, { type: 'request.cannot', id: 'r1', reason: 'the door is locked' })
    expect(first(night, 'upgrader')).toBe('request:r1:ask-again')
  })

  test('the wrong box is the keyboard’s move at once, and nobody’s else', () => {
    const night = upgradeWith({ status: 'running' })
    ask(night, 'r1', null, { readBack: true })
    night.must(mei, { type: 'request.on-my-way', id: 'r1' })
    expect(first(night, 'sentinel')).toBe('request:r1:read-back')
    night.must(mei, { type: 'request.read-back', id: 'r1', machine: 'dragon' })
    expect(first(night, 'upgrader')).toBe('request:r1:clear-box')
    expect(first(night, 'sentinel')).toBeNull()
    expect(waits(night, 'sentinel')).toMatchObject({ people: ['upgrader'], kind: 'clear-box' })
  })

  test('what failed is decided before anything else is begun', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.fail', step: 'a', reason: 'disk full' })
    const { first: again, also } = movesOf(night.state, 'upgrader', night.now)
    expect(again?.kind).toBe('redo-step')
    expect(also.map((m) => m.kind)).toEqual(expect.arrayContaining(['skip-step', 'suspend']))
  })

  test('a No-go stops the work until the keyboard decides; slept over, the Go is asked for anew', () => {
    const night = upgradeWith({ status: 'running' })
    const about = { kind: 'step', id: 'a' } as const
    night.must(dale, {
      type: 'go.ask',
      id: 'g',
      question: 'Now?',
      people: ['upgrader'],
      about,
      minutes: 10,
      figures: {},
    })
    expect(first(night, 'upgrader')).toBe('question:g:go')
    expect(waits(night, 'sentinel')).toMatchObject({ people: ['upgrader'], kind: 'go' })
    night.must(dale, { type: 'go.answer', id: 'g', answer: 'no-go', note: 'too tired' })
    expect(first(night, 'upgrader')).toBe('question:g:ask-go')
    expect(waits(night, 'sentinel')).toMatchObject({ people: ['upgrader'] })
    night.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    night.must(dale, { type: 'upgrade.resume' })
    expect(first(night, 'upgrader')).toBe('step:a:ask-go')
  })

  test('what cuts the link asks for its card first, of the keyboard; the order is the plan’s', () => {
    const night = upgradeWith({ status: 'running' })
    for (const step of ['a', 'b', 'c', 'd'])
      night.must(dale, { type: 'step.skip', step, reason: 'done before' })
    expect(first(night, 'upgrader')).toBe('step:e:arm-card')
    const hers = movesOf(night.state, 'sentinel', night.now)
    expect(hers.waits).toMatchObject({ people: ['upgrader'], kind: 'arm-card' })
    expect(hers.also.map((m) => m.kind)).toContain('start-step')
    arm(night)
    expect(first(night, 'sentinel')).toBe('step:e:start-step')
  })

  test('two at the keyboard: of who has the baton; the other waits for them, and may take it', () => {
    const night = crewWith('running')
    expect(first(night, 'upgrader')).toBe('step:a:start-step')
    expect(waits(night, 'ann')).toMatchObject({ for: 'people', people: ['upgrader'] })
    const take = movesOf(night.state, 'ann', night.now).also.find((m) => m.kind === 'take-baton')
    night.must(ann, commandOf(take as NonNullable<typeof take>))
    expect(first(night, 'ann')).toBe('step:a:start-step')
    expect(waits(night, 'upgrader')).toMatchObject({ for: 'people', people: ['ann'] })
  })

  test('two sentinels: who is on duty is asked; who took it has it', () => {
    const night = crewWith('running')
    ask(night, 'r1', null)
    expect(first(night, 'sentinel')).toBe('request:r1:seen')
    expect(first(night, 'bo')).toBeNull()
    night.must(mei, { type: 'request.seen', id: 'r1' })
    expect(first(night, 'sentinel')).toBe('request:r1:on-my-way')
    expect(waits(night, 'bo')).toMatchObject({ people: ['sentinel'] })
  })

  test('nobody on site: all wait until somebody is', () => {
    const night = crewWith('running')
    night.must(mei, { type: 'presence.away', until: night.now + 30 * MINUTE })
    for (const step of ['a', 'b', 'c', 'd'])
      night.must(dale, { type: 'step.skip', step, reason: 'done before' })
    arm(night)
    expect(waits(night, 'upgrader')).toMatchObject({ for: 'time', at: night.now + 30 * MINUTE })
  })

  test('a start is taken back as not begun, as long as nothing has come of it', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    const back = movesOf(night.state, 'upgrader', night.now).also.find((m) => m.kind === 'unbegin')
    expect(night.must(dale, commandOf(back as NonNullable<typeof back>)).map((e) => e.type)).toEqual([
      'step.unbegun',
    ])
    expect(first(night, 'upgrader')).toBe('step:a:start-step')
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.progress', step: 'a', progress: { unit: 'percent', done: 5 } })
    expect(night.refused(dale, { type: 'step.unbegin', step: 'a' })).toMatchObject({
      code: 'wrong-step-state',
    })
  })

  test('who only looks on has no move, and is told for whom all wait', () => {
    const night = upgradeWith({ status: 'running' })
    expect(boss.kind).toBe('account')
    expect(movesOf(night.state, 'boss', night.now)).toMatchObject({ first: null, also: [] })
    expect(movesOf(night.state, null, night.now).waits).toMatchObject({ people: ['upgrader'] })
    night.must(owner, { type: 'person.revoke', person: 'upgrader' })
    expect(waits(night, 'sentinel')).toEqual({ for: 'seat', role: 'upgrader' })
  })

  test('two hundred steps are looked through as one', () => {
    const night = upgradeWith({ plan: hundredSteps(200), status: 'running' })
    expect(first(night, 'upgrader')).toBe('step:s0:start-step')
  })
})
