import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPlan, buildStep, dale, HOUR, MINUTE, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { inOrder, waitsFor } from '../plan/plan.ts'
import { needsHands } from '../schedule/work.ts'
import { pullForward } from './pull-forward.ts'

const NOON = NINE + 3 * HOUR
const lasting = (likely: number) => ({ best: 1, likely, worst: likely * 2 })
/** The first boot needs hands; mail and web wait for nothing but the step before the boot; names wait for the boot. */
const plan = () =>
  buildPlan({
    steps: [
      buildStep('restore', { order: 1 }),
      buildStep('boot', { order: 2, needs: ['hands'], minutes: lasting(30) }),
      buildStep('mail', { order: 3, after: ['restore'], minutes: lasting(90) }),
      buildStep('web', { order: 4, after: ['restore'], minutes: lasting(20) }),
      buildStep('names', { order: 5, after: ['boot'] }),
      buildStep('label', { order: 6, by: 'sentinel', needs: ['hands'], after: ['restore'] }),
    ],
  })
const atLunch = (to = NOON) => {
  const night = upgradeWith({ status: 'running', plan: plan() })
  night.must(dale, { type: 'step.start', step: 'restore' })
  night.must(dale, { type: 'step.finish', step: 'restore' })
  night.advance(to)
  return night
}

describe('pulling forward', () => {
  it('proposes at lunch what needs no hands, what fits before one first', () => {
    const night = atLunch()
    expect(pullForward(night.state, night.now)).toEqual({
      waits: 'boot',
      until: NOON + HOUR,
      leaveAt: null,
      steps: [
        { step: 'web', likely: 20 * MINUTE, fits: true },
        { step: 'mail', likely: 90 * MINUTE, fits: false },
      ],
    })
  })

  it('proposes it before lunch, once the step could not end before they leave', () => {
    const early = atLunch(NOON - 31 * MINUTE)
    expect(pullForward(early.state, early.now)).toBeNull()
    const late = atLunch(NOON - 29 * MINUTE)
    expect(pullForward(late.state, late.now)).toMatchObject({
      waits: 'boot',
      leaveAt: NOON,
      until: NOON + HOUR,
    })
  })

  it('proposes it at once when somebody says they are away, and nothing more once it is begun', () => {
    const night = atLunch(NINE + HOUR)
    expect(pullForward(night.state, night.now)).toBeNull()
    night.must(mei, { type: 'presence.away', until: NINE + 2 * HOUR })
    expect(pullForward(night.state, night.now)).toMatchObject({ waits: 'boot', until: NINE + 2 * HOUR })
    night.must(dale, { type: 'step.start', step: 'web' })
    expect(pullForward(night.state, night.now)).toBeNull()
  })

  it('counts the step before as a dependency where nothing else is said', () => {
    const night = upgradeWith({
      status: 'running',
      plan: buildPlan({ steps: [buildStep('boot', { needs: ['hands'] }), buildStep('next', { order: 1 })] }),
    })
    night.advance(NOON)
    expect(pullForward(night.state, night.now)).toBeNull()
  })

  it('never proposes what needs hands, is not the upgrader’s, or waits for what is not over', () => {
    const ids = ['s0', 's1', 's2', 's3', 's4', 's5']
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            by: fc.constantFrom('upgrader' as const, 'sentinel' as const),
            hands: fc.boolean(),
            after: fc.option(fc.nat({ max: 63 }), { nil: null }),
            likely: fc.integer({ min: 1, max: 200 }),
            state: fc.constantFrom('todo', 'done', 'skipped', 'failed', 'undone'),
          }),
          { minLength: 2, maxLength: 6 },
        ),
        fc.integer({ min: -30, max: 720 }),
        (drawn, minutes) => {
          const steps = drawn.map((d, i) =>
            buildStep(ids[i] as string, {
              order: i,
              by: d.by,
              needs: d.hands ? ['hands'] : [],
              minutes: lasting(d.likely),
              after: d.after === null ? null : ids.slice(0, i).filter((_, k) => ((d.after ?? 0) >> k) & 1),
            }),
          )
          const { state } = upgradeWith({ status: 'running', plan: buildPlan({ steps }) })
          const runs = Object.fromEntries(
            drawn.map((d, i) => [ids[i], { ...state.runs[ids[i] as string], state: d.state }]),
          ) as typeof state.runs
          const found = pullForward({ ...state, runs }, NINE + minutes * MINUTE)
          if (found === null) return
          const phases = Object.values(state.phases)
          const waits = waitsFor(phases, inOrder(phases, steps))
          const over = (id: string) => ['done', 'skipped'].includes(runs[id]?.state ?? '')
          expect(needsHands(state.steps[found.waits] as never)).toBe(true)
          for (const { step, fits, likely } of found.steps) {
            const s = state.steps[step]
            expect(s?.by).toBe('upgrader')
            expect(s?.needs).not.toContain('hands')
            expect((waits.get(step) ?? []).every(over)).toBe(true)
            expect(over(step)).toBe(false)
            if (fits && found.until !== null)
              expect(NINE + minutes * MINUTE + likely).toBeLessThanOrEqual(found.until)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
