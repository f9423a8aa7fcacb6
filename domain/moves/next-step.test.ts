import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { buildPlan, buildStep, dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { handOverCard } from '../handover/card.ts'
import type { PlanStep } from '../plan/plan.ts'
import { beforeOf } from '../work/steps.ts'
import { nextStep, stepsAhead, stepsInScope, waitsForDecision } from './next-step.ts'

const undo = (what: string) => ({
  what,
  by: 'sentinel' as const,
  needs: ['hands' as const],
  minutes: { best: 1, likely: 2, worst: 3 },
})
/** Mount, then power on: the sentinel's. */
const steps: PlanStep[] = [
  buildStep('prepare', { order: 1 }),
  buildStep('mount', { order: 2, by: 'sentinel', needs: ['hands'], undo: undo('Take it out') }),
  buildStep('power', { order: 3, by: 'sentinel', needs: ['hands'] }),
  buildStep('check', { order: 4 }),
]
const night = () => upgradeWith({ status: 'running', onSite: true, plan: buildPlan({ steps }) })
const did = (n: Night, ...ids: string[]) => {
  for (const step of ids) {
    n.set(n.realNow + 60_000)
    n.must(dale, { type: 'step.start', step })
    n.must(dale, { type: 'step.finish', step })
  }
}
/** Rolled back to before the step, every undo done. */
const rolledBack = (to = 'mount') => {
  const n = night()
  did(n, 'prepare', 'mount')
  n.must(dale, { type: 'rollback.start', reason: 'no light', downTo: to })
  did(n, ...(n.state.rollBack?.steps ?? []))
  expect(n.state.status).toBe('running')
  return n
}
const ids = (list: readonly PlanStep[]) => list.map((s) => s.id)

describe('what comes next', () => {
  test('after a part roll-back it is what was undone, on the card of a suspension too', () => {
    const n = rolledBack()
    expect(ids(stepsAhead(n.state))).toEqual(['mount', 'power', 'check'])
    n.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    expect(ids(handOverCard(n.state, n.now).next)).toEqual(['mount', 'power', 'check'])
    expect(nextStep(n.state)?.id).toBe('mount')
  })

  test('while a step runs, it is what follows it', () => {
    const n = night()
    n.must(dale, { type: 'step.start', step: 'prepare' })
    expect(ids(stepsAhead(n.state))[0]).toBe('prepare')
    expect(nextStep(n.state)?.id).toBe('mount')
  })

  test('what failed holds up what waits for it, and nothing else', () => {
    const free = [...steps, buildStep('watch', { order: 5, after: [] })]
    const n = upgradeWith({ status: 'running', onSite: true, plan: buildPlan({ steps: free }) })
    n.must(dale, { type: 'step.start', step: 'prepare' })
    n.must(dale, { type: 'step.fail', step: 'prepare', reason: 'no disk' })
    expect(nextStep(n.state)?.id).toBe('watch')
    expect(ids(stepsAhead(n.state))).toEqual(['watch', 'prepare', 'mount', 'power', 'check'])
    did(n, 'watch')
    expect(nextStep(n.state)).toBeNull()
  })

  test('is every step that is left, once, none before what it waits for', () => {
    fc.assert(
      fc.property(anyNight, ({ status, said }) => {
        const n = upgradeWith({ status })
        for (const s of said) {
          n.set(n.realNow + s.after)
          n.say(s.who, s.command, s.said === null ? {} : { said: s.said })
          const { state } = n
          const ahead = stepsAhead(state)
          const left = stepsInScope(state).filter(
            (x) => !['done', 'skipped'].includes(state.runs[x.id]?.state ?? 'todo'),
          )
          expect(ids(ahead).toSorted()).toEqual(ids(left).toSorted())
          const before = beforeOf(state)
          const past = new Set<string>()
          for (const step of ahead) {
            const run = state.runs[step.id]?.state ?? 'todo'
            // Begun out of turn, for a reason, is begun all the same.
            if (run !== 'running')
              for (const b of before(step))
                expect(past.has(b) || !ids(left).includes(b), `${b} before ${step.id}`).toBe(true)
            past.add(step.id)
          }
        }
      }),
      { numRuns: 20 },
    )
  })
})

describe('after a roll-back', () => {
  test('the sentinel begins nothing before somebody has said how it goes on', () => {
    const n = rolledBack()
    expect(waitsForDecision(n.state)).toBe(true)
    expect(n.refused(mei, { type: 'step.redo', step: 'mount', reason: 'again' }).code).toBe('awaits-decision')
    expect(n.refused(mei, { type: 'step.start', step: 'mount' })).toEqual({
      code: 'awaits-decision',
      params: { step: 'Step mount' },
    })
    n.must(dale, { type: 'upgrade.resume' })
    expect(waitsForDecision(n.state)).toBe(false)
    expect(n.must(dale, { type: 'upgrade.resume' })).toEqual([])
    n.must(mei, { type: 'step.start', step: 'mount' })
  })

  test('what she reports as done is stored all the same', () => {
    const n = rolledBack()
    expect(n.must(mei, { type: 'step.finish', step: 'mount' }).map((e) => e.type)).toEqual(['step.reported'])
  })

  test('who begins a step as the upgrader has decided, also once it is over', () => {
    const n = rolledBack()
    n.must(dale, { type: 'step.start', step: 'mount' })
    expect(waitsForDecision(n.state)).toBe(false)
    n.must(mei, { type: 'step.finish', step: 'mount' })
    expect(waitsForDecision(n.state)).toBe(false)
    n.must(mei, { type: 'step.start', step: 'power' })
  })

  test('who began it and then left it out has decided; who only leaves it out has not', () => {
    const n = rolledBack()
    n.set(n.realNow + 60_000)
    n.must(dale, { type: 'step.skip', step: 'mount', reason: 'tomorrow' })
    expect(waitsForDecision(n.state)).toBe(true)
    const m = rolledBack()
    m.set(m.realNow + 60_000)
    m.must(dale, { type: 'step.start', step: 'mount' })
    m.must(dale, { type: 'step.fail', step: 'mount', reason: 'no rail' })
    m.must(dale, { type: 'step.skip', step: 'mount', reason: 'tomorrow' })
    expect(waitsForDecision(m.state)).toBe(false)
  })

  test('a night’s sleep decides nothing, and a second roll-back asks again', () => {
    const n = rolledBack()
    n.must(dale, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    expect(waitsForDecision(n.state)).toBe(false)
    n.must(dale, { type: 'upgrade.resume' })
    expect(waitsForDecision(n.state)).toBe(true)
    n.must(dale, { type: 'upgrade.resume' })
    did(n, 'mount')
    n.must(dale, { type: 'rollback.start', reason: 'again', downTo: 'mount' })
    did(n, ...(n.state.rollBack?.steps ?? []))
    expect(waitsForDecision(n.state)).toBe(true)
  })

  test('nothing is left to begin: nothing to decide', () => {
    const n = rolledBack()
    for (const step of ['mount', 'power', 'check'])
      n.must(dale, { type: 'step.skip', step, reason: 'another day' })
    expect(waitsForDecision(n.state)).toBe(false)
  })
})
