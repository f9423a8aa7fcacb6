import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildStep, dale, upgradeWith } from '../../tests/factories.ts'
import { planOf } from '../plan/things.ts'
import { type BulkChange, bulkEdits } from './bulk.ts'
import { thatGo, tryAll, undoOfEach } from './edit.ts'
import { newStep } from './things.ts'

const ids = ['a', 'b', 'c', 'd']
const night = () => upgradeWith({ plan: { steps: ids.map((id, order) => buildStep(id, { order })) } })
const minutes = { best: 1, likely: 2, worst: 3 }

describe('several steps set at once', () => {
  test('get who, minutes, hands and machine, as one thing that can be undone', () => {
    const { state } = night()
    const machine = Object.keys(state.machines)[0] ?? null
    const bulk = bulkEdits(state, ['a', 'c'], {
      who: { by: 'sentinel', person: 'sentinel' },
      minutes,
      hands: true,
      machine,
    })
    if (!bulk.ok) throw new Error('refused')
    const tried = tryAll(state, bulk.edits)
    if (!tried.ok) throw new Error('refused')
    for (const id of ['a', 'c'])
      expect(tried.state.steps[id]).toMatchObject({
        ...{ by: 'sentinel', person: 'sentinel', minutes, needs: ['hands'], machine },
      })
    expect(tried.state.steps['b']).toEqual(state.steps['b'])
    const back = tryAll(tried.state, tried.undo)
    // A field that older plans leave out is null once it was set and taken back.
    expect(back.ok && back.state.steps['a']).toEqual({ ...state.steps['a'], person: null })
  })

  test('nothing is set where one has run, and each that has is named', () => {
    const n = night()
    n.must(dale, { type: 'upgrade.ready' })
    n.must(dale, { type: 'upgrade.start' })
    n.must(dale, { type: 'step.start', step: 'a' })
    expect(bulkEdits(n.state, ['a', 'b', 'gone'], { minutes })).toMatchObject({
      ok: false,
      refused: [
        { step: 'a', refusal: { code: 'has-run' } },
        { step: 'gone', refusal: { code: 'no-such' } },
      ],
    })
  })

  test('who has it already is left alone; whoever of the other seat is on duty, and no one by name', () => {
    const { state } = night()
    expect(bulkEdits(state, ids, { who: { by: 'upgrader', person: null } })).toEqual({ ok: true, edits: [] })
    expect(bulkEdits(state, ids, {})).toEqual({ ok: true, edits: [] })
  })

  test('whatever is set to whatever, all of them have it, nothing else changes, and said again it changes nothing', () => {
    const { state } = night()
    const change: fc.Arbitrary<BulkChange> = fc.record(
      {
        who: fc.constantFrom(
          { by: 'upgrader' as const, person: null },
          { by: 'sentinel' as const, person: null },
          { by: 'sentinel' as const, person: 'sentinel' },
        ),
        minutes: fc.nat(100).map((n) => ({ best: n, likely: n + 1, worst: n + 2 })),
        hands: fc.boolean(),
        machine: fc.constantFrom(null, ...Object.keys(state.machines)),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.subarray(ids), change, change, (chosen, first, then) => {
        let after = state
        for (const c of [first, then]) {
          const bulk = bulkEdits(after, chosen, c)
          const tried = bulk.ok ? tryAll(after, bulk.edits) : null
          if (!tried?.ok || !bulk.ok) throw new Error('refused')
          expect(undoOfEach(after, bulk.edits).flat()).toHaveLength(bulk.edits.length)
          after = tried.state
          expect(bulkEdits(after, chosen, c)).toEqual({ ok: true, edits: [] })
        }
        for (const id of ids.filter((i) => !chosen.includes(i)))
          expect(after.steps[id]).toEqual(state.steps[id])
        expect({ ...planOf(after), steps: [] }).toEqual({ ...planOf(state), steps: [] })
      }),
    )
  })
})

describe('a new step', () => {
  const { state } = night()
  const made = (more: object) => {
    const tried = tryAll(
      state,
      newStep(state, { phase: 'work', after: 'd' }, { id: 'n', title: 'N', ...more }),
    )
    if (!tried.ok) throw new Error('refused')
    return tried
  }
  test('takes who from the one before unless it is said, and a sentinel’s needs hands', () => {
    expect(made({}).state.steps['n']).toMatchObject({ by: 'upgrader', needs: [] })
    const named = made({ by: 'sentinel', person: 'sentinel', minutes })
    expect(named.state.steps['n']).toMatchObject({
      by: 'sentinel',
      person: 'sentinel',
      needs: ['hands'],
      minutes,
    })
    const next = tryAll(
      named.state,
      newStep(named.state, { phase: 'work', after: 'n' }, { id: 'm', title: 'M' }),
    )
    expect(next.ok && next.state.steps['m']).toMatchObject({ by: 'sentinel', person: 'sentinel' })
  })

  test('of several edits, those are found that still go', () => {
    const { undo, state: after } = made({})
    expect(thatGo(after, [...undo, ...undo])).toEqual(undo)
    expect(thatGo(state, undo)).toEqual([])
  })
})
