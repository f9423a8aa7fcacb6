import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Symptoms } from '../plan/plan.ts'
import { symptomsSchema } from '../plan/schema.ts'
import { combinations, faultsOf, pickRow } from './pick-row.ts'

const modem: Symptoms = {
  ask: [
    { id: 'lcd', name: 'LCD', answers: ['ON-LINE', 'off-line'] },
    { id: 'screen', name: 'Screen', answers: ['errors', 'login'] },
  ],
  rows: [
    { when: { lcd: 'off-line' }, means: 'The line is down.', then: 'Push the plug in.' },
    { when: { lcd: 'ON-LINE', screen: 'errors' }, means: 'Configuration.', then: 'Leave the cable.' },
  ],
}

const answers = ['a', 'b', 'c']
const table: fc.Arbitrary<Symptoms> = fc.integer({ min: 1, max: 3 }).chain((n) => {
  const ids = ['x', 'y', 'z'].slice(0, n)
  const when = fc
    .tuple(...ids.map(() => fc.option(fc.constantFrom(...answers))))
    .map((row) => Object.fromEntries(row.flatMap((a, i) => (a === null ? [] : [[ids[i] as string, a]]))))
  return fc.record({
    ask: fc.constant(ids.map((id) => ({ id, name: id, answers }))),
    rows: fc.array(fc.record({ when, means: fc.constant('m'), then: fc.constant('t') }), {
      minLength: 1,
      maxLength: 12,
    }),
  })
})

describe('the row that what was seen leads to', () => {
  it('is the one that both observations fit', () => {
    expect(pickRow(modem, { lcd: 'ON-LINE', screen: 'errors' })).toBe(1)
    expect(pickRow(modem, { lcd: 'off-line', screen: 'errors' })).toBe(0)
  })

  it('is known as soon as the rest makes no difference, and not before', () => {
    expect(pickRow(modem, { lcd: 'off-line' })).toBe(0)
    expect(pickRow(modem, { lcd: 'ON-LINE' })).toBe(null)
    expect(pickRow(modem, { screen: 'errors' })).toBe(null)
    expect(pickRow(modem, {})).toBe(null)
  })

  it('fits all that was seen, and none before it does', () => {
    fc.assert(
      fc.property(table, (t) => {
        for (const seen of combinations(t)) {
          const fits = t.rows.map(({ when }) => Object.entries(when).every(([id, a]) => seen[id] === a))
          expect(pickRow(t, seen)).toBe(fits.includes(true) ? fits.indexOf(true) : null)
        }
      }),
    )
  })

  it('never changes by seeing more', () => {
    fc.assert(
      fc.property(table, fc.nat(), fc.subarray(['x', 'y', 'z']), (t, n, some) => {
        const all = combinations(t)
        const seen = all[n % all.length] ?? {}
        const part = Object.fromEntries(Object.entries(seen).filter(([id]) => some.includes(id)))
        const early = pickRow(t, part)
        if (early !== null) expect(pickRow(t, seen)).toBe(early)
      }),
    )
  })
})

describe('what is wrong with a table', () => {
  it('names what can be seen and has no row, and rows that never hold', () => {
    expect(faultsOf(modem)).toEqual({ unreachable: [], missing: [{ lcd: 'ON-LINE', screen: 'login' }] })
    const first = modem.rows[0] as Symptoms['rows'][number]
    const more = { ...modem, rows: [...modem.rows, first, { ...first, when: {} }, { ...first, when: {} }] }
    expect(faultsOf(more)).toEqual({ unreachable: [2, 4], missing: [] })
  })

  it.each([
    ['an answer that is none', { ...modem, rows: [{ when: { lcd: 'green' }, means: 'm', then: 't' }] }],
    ['something nobody looks at', { ...modem, rows: [{ when: { fan: 'off' }, means: 'm', then: 't' }] }],
    ['the same thing twice', { ...modem, ask: [...modem.ask, modem.ask[0]] }],
  ])('refuses %s', (_, wrong) => {
    expect(symptomsSchema.safeParse(modem).success).toBe(true)
    expect(symptomsSchema.safeParse(wrong).success).toBe(false)
  })
})
