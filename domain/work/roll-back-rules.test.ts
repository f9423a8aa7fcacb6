import { describe, expect, it } from 'vitest'
import { buildStep, dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import type { CommandInput } from '../log/commands.ts'

const back = (downTo: string | null = null): CommandInput => ({
  type: 'rollback.start',
  reason: 'errors',
  downTo,
})

function run(night: Night, ...ids: string[]): void {
  for (const step of ids) {
    const cuts = night.state.steps[step]?.cutsLink === true && night.state.status === 'running'
    const more = cuts ? { override: 'no card here' } : { confirmed: true as const }
    night.must(dale, { type: 'step.start', step, ...more })
    night.must(dale, { type: 'step.finish', step })
  }
}

const states = (night: Night) =>
  Object.fromEntries(Object.entries(night.state.runs).map(([id, r]) => [id, r.state]))

describe('rollback.start', () => {
  it('undoes what was really done, newest first, each with its own doer and needs', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a', 'b', 'c', 'd', 'e')
    night.must(dale, { type: 'step.start', step: 'f' })
    const events = night.must(dale, back())
    expect(events.map((e) => e.type)).toEqual(['step.failed', 'rollback.started'])
    const body = (events[1] as { body: { steps: { undoes: string }[] } }).body
    expect(body).toMatchObject({ id: 'rb1', reason: 'errors', nothing: ['a'], left: ['c'] })
    expect(body.steps.map((s) => s.undoes)).toEqual(['e', 'd', 'b'])
    expect(night.state).toMatchObject({
      status: 'rolling-back',
      rollBacks: 1,
      rollBack: { steps: ['rb1-1', 'rb1-2', 'rb1-3'] },
    })
    expect(night.state.rollBackSteps['rb1-1']).toMatchObject({
      title: 'Cable back',
      by: 'sentinel',
      machine: 'dolphin',
      needs: ['hands'],
      cutsLink: true,
      ask: { kind: 'move-cable', text: 'Cable back', allowance: 15 },
    })
    expect(states(night)).toMatchObject({ a: 'undone', b: 'done', c: 'done', f: 'failed', 'rb1-1': 'todo' })
    expect(night.must(dale, back())).toEqual([])
  })

  it('goes no further down than it is told', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a', 'b', 'c', 'd', 'e')
    night.must(dale, back('d'))
    expect(Object.values(night.state.rollBackSteps).map((s) => s.undoes)).toEqual(['e', 'd'])
    expect(states(night)).toMatchObject({ a: 'done', b: 'done' })
  })

  it('goes by the order in which things ended, not by the plan', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a')
    night.must(dale, { type: 'step.start', step: 'd', override: 'early' })
    night.must(dale, { type: 'step.finish', step: 'd' })
    run(night, 'b')
    night.must(dale, back('d'))
    expect(Object.values(night.state.rollBackSteps).map((s) => s.undoes)).toEqual(['b', 'd'])
  })

  it('is over at once when there is nothing to do by hand', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a')
    expect(night.must(dale, back()).map((e) => e.type)).toEqual(['rollback.started', 'rollback.finished'])
    expect(night.state).toMatchObject({
      status: 'running',
      runs: { a: { state: 'undone' } },
      rollBack: { endedAt: night.now },
    })
  })

  it('undoes a failed step too: it may have done half of its work', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a')
    night.must(dale, { type: 'step.start', step: 'b' })
    night.must(dale, { type: 'step.fail', step: 'b', reason: 'tape torn' })
    night.must(dale, back('b'))
    expect(Object.values(night.state.rollBackSteps).map((s) => s.undoes)).toEqual(['b'])
  })

  it('is refused when nothing was done, for a step never touched, and outside a run', () => {
    const night = upgradeWith({ status: 'running' })
    expect(night.refused(dale, back())).toEqual({ code: 'nothing-to-undo', params: {} })
    expect(night.refused(dale, back('zz'))).toEqual({ code: 'no-such', params: { kind: 'step', id: 'zz' } })
    expect(night.refused(dale, back('b'))).toEqual({
      code: 'wrong-step-state',
      params: { step: 'b', state: 'todo' },
    })
    expect(night.refused(mei, back()).code).toBe('not-allowed')
    for (const status of ['draft', 'ready', 'suspended', 'closed', 'cancelled'] as const)
      expect(upgradeWith({ status }).refused(dale, back()).code).toBe('wrong-status')
  })

  it('is refused when all that was done can neither be undone nor needs to be', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    night.must(dale, { type: 'step.fail', step: 'a', reason: 'errors' })
    expect(night.refused(dale, back()).code).toBe('nothing-to-undo')
    night.must(dale, { type: 'step.start', step: 'c', override: 'x' })
    night.must(dale, { type: 'step.finish', step: 'c' })
    expect(night.refused(dale, back()).code).toBe('nothing-to-undo')
  })

  it('steps aside for a plan step that has its id', () => {
    const night = upgradeWith({
      status: 'running',
      plan: { steps: [buildStep('b', { undo: null }), buildStep('rb1-1', { order: 2 })] },
    })
    night.must(dale, { type: 'plan.set', kind: 'step', id: 'b', field: 'undo', value: undo, saw: null })
    run(night, 'b')
    night.must(dale, back())
    expect(night.state.rollBack?.steps).toEqual(['rb1-1x'])
    expect(night.refused(dale, { type: 'plan.add', kind: 'step', value: buildStep('rb1-1x') }).code).toBe(
      'already-there',
    )
  })
})

const undo = {
  what: 'Put b back\nand check',
  by: 'upgrader',
  needs: [],
  minutes: { best: 1, likely: 2, worst: 3 },
}

describe('a roll-back under way', () => {
  it('walks its steps in order, marks the originals undone, and ends with the last', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a', 'b', 'c', 'd', 'e')
    night.must(dale, back('d'))
    expect(night.refused(dale, { type: 'step.start', step: 'f' })).toEqual({
      code: 'not-in-roll-back',
      params: { step: 'Step f' },
    })
    expect(night.refused(dale, { type: 'step.start', step: 'rb1-2' })).toEqual({
      code: 'waits-for',
      params: { step: 'Put d back', waits: ['Cable back'] },
    })
    night.must(mei, { type: 'step.start', step: 'rb1-1' })
    night.must(mei, { type: 'step.finish', step: 'rb1-1' })
    expect(states(night)).toMatchObject({ e: 'undone', d: 'done' })
    night.must(dale, { type: 'step.start', step: 'rb1-2' })
    const end = night.must(dale, { type: 'step.finish', step: 'rb1-2' })
    expect(end.map((e) => e.type)).toEqual(['step.finished', 'rollback.finished'])
    expect(night.state.status).toBe('running')
    expect(states(night)).toMatchObject({ d: 'undone', e: 'undone', c: 'done' })
    expect(night.refused(dale, { type: 'step.start', step: 'rb1-2' }).code).toBe('wrong-status')
  })

  it('leaves as it was what could not be undone', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a', 'b')
    night.must(dale, back('b'))
    night.must(dale, { type: 'step.start', step: 'rb1-1' })
    night.must(dale, { type: 'step.fail', step: 'rb1-1', reason: 'disk gone' })
    expect(night.state.status).toBe('rolling-back')
    expect(
      night.must(dale, { type: 'step.skip', step: 'rb1-1', reason: 'leave it' }).map((e) => e.type),
    ).toEqual(['step.skipped', 'rollback.finished'])
    expect(states(night)).toMatchObject({ b: 'done' })
  })

  it('is done anew after a second failure, under ids of its own', () => {
    const night = upgradeWith({ status: 'running' })
    run(night, 'a', 'b')
    night.must(dale, back('b'))
    run(night, 'rb1-1')
    run(night, 'b')
    expect(night.state.runs['b']).toMatchObject({ state: 'done', attempt: 2 })
    night.must(dale, back('b'))
    expect(night.state.rollBack).toMatchObject({ id: 'rb2', steps: ['rb2-1'] })
    expect(night.state.runs['rb1-1']).toBeUndefined()
  })
})
