import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dale, MINUTE, mei, type Night, script, upgradeWith } from '../../tests/factories.ts'
import type { PlanStep, Symptoms } from '../plan/plan.ts'
import { HOLDS, signsOf, tableNow, tablesNow } from './now.ts'

const lcd = (answer: string) =>
  ({ type: 'sign.report', on: 'machine', id: 'dragon', sign: 'lcd', answer }) as const
const screen = (answer: string) =>
  ({ type: 'sign.report', on: 'step', id: 'e', sign: 'screen', answer }) as const

/** A night in which the step with the table, "e", is being done. */
function atTheCable(): Night {
  const night = upgradeWith({ status: 'running', onSite: true })
  night.must(mei, { type: 'step.start', step: 'e', override: 'so that the table is in use' })
  return night
}
function now(night: Night) {
  const step = night.state.steps['e'] as PlanStep
  return tableNow(night.state, step, step.symptoms as Symptoms, night.now)
}

describe('what is seen', () => {
  it('picks the row, from the machine’s own sign and from the step’s', () => {
    const night = atTheCable()
    expect(tablesNow(night.state).map((t) => t.step.id)).toEqual(['e'])
    expect(now(night).row).toBeNull()
    expect(night.must(mei, lcd('ON-LINE'))).toEqual([
      {
        type: 'sign.seen',
        body: { on: 'machine', id: 'dragon', sign: 'lcd', name: 'LCD', answer: 'ON-LINE' },
      },
    ])
    expect(now(night).row).toBeNull()
    night.must(mei, screen('errors'))
    expect(now(night)).toMatchObject({
      row: 1,
      looks: [
        { on: 'machine', id: 'dragon', holds: true, look: { answer: 'ON-LINE', by: 'acc-mei' } },
        { on: 'step', id: 'e', holds: true, look: { answer: 'errors' } },
      ],
    })
    expect(signsOf(night.state, 'dragon', night.now)).toMatchObject([{ look: { answer: 'ON-LINE' } }])
    expect(signsOf(night.state, 'dolphin', night.now)).toEqual([])
  })

  it('is told by the upgrader too, and marked; by a script or of what nobody looks at, it is not', () => {
    const night = atTheCable()
    expect(night.must(dale, lcd('off-line'))).toMatchObject([{ body: { entered: true } }])
    expect(now(night).looks[0]?.look?.entered).toBe(true)
    expect(night.refused(script, lcd('off-line'))).toMatchObject({ code: 'not-allowed' })
    expect(night.refused(mei, { ...lcd('x'), sign: 'fan' })).toMatchObject({
      code: 'no-such',
      params: { kind: 'sign', id: 'fan' },
    })
    expect(night.refused(mei, { ...lcd('x'), id: 'none' })).toMatchObject({ params: { kind: 'machine' } })
    expect(night.refused(mei, { ...screen('x'), id: 'none' })).toMatchObject({ params: { kind: 'step' } })
    expect(night.refused(mei, { ...screen('x'), id: 'a' })).toMatchObject({ params: { kind: 'sign' } })
  })

  it('may be what the plan did not think of: then no row holds', () => {
    const night = atTheCable()
    night.must(mei, screen('errors'))
    night.must(mei, lcd('blinking'))
    expect(now(night)).toMatchObject({
      row: null,
      looks: [{ look: { answer: 'blinking' }, holds: true }, {}],
    })
  })

  it('holds for a quarter of an hour, and not from before the step began', () => {
    const night = upgradeWith({ status: 'running', onSite: true })
    night.must(mei, lcd('off-line'))
    night.advance(night.realNow + MINUTE)
    night.must(mei, { type: 'step.start', step: 'e', override: 'so that the table is in use' })
    expect(now(night)).toMatchObject({
      row: null,
      looks: [{ holds: false, look: { answer: 'off-line' } }, {}],
    })
    night.must(mei, lcd('off-line'))
    expect(now(night).row).toBe(0)
    night.set(night.realNow + HOLDS - 1)
    expect(now(night).row).toBe(0)
    night.set(night.realNow + 1)
    expect(now(night).row).toBeNull()
    expect(signsOf(night.state, 'dragon', night.now)).toMatchObject([{ holds: false }])
  })

  it('is what was looked at last, in whatever order it is told', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2 }), (told) => {
        const night = atTheCable()
        night.advance(night.realNow + 10 * MINUTE)
        const base = night.realNow - 9 * MINUTE
        for (const [n, minute] of told.entries())
          night.must(mei, lcd(`look ${minute}`), {
            id: `c${n}`,
            said: { saidAt: base + minute * MINUTE, sentAt: night.realNow },
          })
        expect(now(night).looks[0]?.look?.answer).toBe(`look ${Math.max(...told)}`)
      }),
    )
  })

  it('keeps the machine whose sign a table asks for in the plan', () => {
    const night = upgradeWith()
    for (const id of ['d'])
      night.must(dale, { type: 'plan.set', kind: 'step', id, field: 'machine', value: null, saw: 'dragon' })
    expect(night.refused(dale, { type: 'plan.remove', kind: 'machine', id: 'dragon' })).toMatchObject({
      code: 'in-use',
      params: { by: 'Step e' },
    })
  })
})
