import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPlan, buildStep, dale, upgradeWith } from '../../tests/factories.ts'
import type { UpgradeState } from '../log/state.ts'
import type { ThingKind } from '../plan/plan.ts'
import { planOf } from '../plan/things.ts'
import { dropAt, entriesOf } from './drop.ts'
import { type Edit, setField, setHead, tryAll, tryEdit, withPending } from './edit.ts'
import { movePhase, moveStep, nudgeStep, orderBetween, phasesOf, stepsInOrder, stepsOf } from './moves.ts'
import { newHands, newMachine, newPerson, newPhase, newStep, removePhase } from './things.ts'
import { afterDoing, nothingDone, turn, type UndoStack, withoutRefused } from './undo.ts'

const read = (state: UpgradeState) => stepsInOrder(state).map((s) => s.id)
const free = { after: null, undo: null, irreversible: false }
/** Nothing but the reading order decides who waits for whom. */
const loose = () =>
  upgradeWith({
    plan: {
      phases: ['p', 'q', 'r'].map((id, i) => ({ id, order: i + 1, title: id })),
      steps: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, i) =>
        buildStep(id, { ...free, phase: 'pqr'[Math.floor(i / 3)] as string, order: i % 3 }),
      ),
    },
  }).state
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']

/** Any edit that may be asked for, of this state. */
const anyEdits = (state: UpgradeState, made: string): fc.Arbitrary<Edit[]> => {
  // Where all steps or phases are gone, an edit may still ask for one that was: nothing comes of it.
  const some = (table: object) =>
    fc.constantFrom(...(Object.keys(table).length > 0 ? Object.keys(table) : ['gone']))
  const step = some(state.steps)
  const phase = some(state.phases)
  const thing = (kind: ThingKind, id: string): Edit => ({ type: 'plan.remove', kind, id })
  return fc.oneof(
    fc.tuple(step, phase, fc.nat(8)).map(([s, p, n]) => moveStep(state, s, p, n)),
    fc.tuple(step, fc.constantFrom(1 as const, -1 as const)).map(([s, by]) => nudgeStep(state, s, by)),
    fc.tuple(phase, fc.nat(4)).map(([p, n]) => movePhase(state, p, n)),
    fc
      .tuple(step, fc.string({ minLength: 1, maxLength: 20 }))
      .map(([s, t]) => [setField('step', s, 'title', t, state.steps[s]?.title)]),
    fc.tuple(step, fc.string()).map(([s, t]) => [setField('step', s, 'run', t, state.steps[s]?.run)]),
    fc.string().map((note) => [setHead('note', note, state.head.note)]),
    fc
      .tuple(phase, fc.option(step, { nil: null }))
      .map(([p, after]) =>
        newStep(
          state,
          { phase: p, after: after !== null && state.steps[after]?.phase === p ? after : null },
          { id: made, title: 'New' },
        ),
      ),
    fc.constant(newPhase(state, null, { id: made, title: 'New' })),
    fc.constant(newMachine({ id: made, name: 'spare' })),
    fc.constant(newPerson(state, { id: made, name: 'Lin', role: 'sentinel' })),
    fc.constant(newHands({ id: made, person: 'sentinel' })),
    step.map((s) => [thing('step', s)]),
    phase.map((p) => removePhase(state, p)),
  )
}

/** The plan without what no reader sees: in which order its things came into it. */
function content(state: UpgradeState) {
  const plan = planOf(state)
  const sorted = <T extends { id: string }>(list: T[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    head: plan.head,
    people: sorted(plan.people),
    machines: sorted(plan.machines),
    phases: sorted(plan.phases),
    steps: sorted(plan.steps),
    hands: sorted(plan.hands),
  }
}

describe('places', () => {
  test('between two numbers lies a third, until there is none', () => {
    expect(orderBetween(null, null)).toBe(1)
    expect(orderBetween(null, 1)).toBe(0)
    expect(orderBetween(3, null)).toBe(4)
    expect(orderBetween(1, 2)).toBe(1.5)
    expect(orderBetween(1, 1)).toBeNull()
    expect(orderBetween(1, 1 + Number.EPSILON)).toBeNull()
  })

  test('a step stands where it was put, and nobody else has moved', () => {
    const state = loose()
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom('p', 'q', 'r'), fc.nat(5), (id, phase, place) => {
        const tried = tryAll(state, moveStep(state, id, phase, place))
        if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
        const others = stepsOf(state, phase)
          .map((s) => s.id)
          .filter((s) => s !== id)
        const at = Math.min(place, others.length)
        expect(stepsOf(tried.state, phase).map((s) => s.id)).toEqual([
          ...others.slice(0, at),
          id,
          ...others.slice(at),
        ])
        expect(read(tried.state).filter((s) => s !== id)).toEqual(read(state).filter((s) => s !== id))
      }),
    )
  })

  test('steps between whose numbers there is no room are numbered anew', () => {
    const state = upgradeWith({
      plan: { steps: ['a', 'b', 'c'].map((id) => buildStep(id, { order: 1 })) },
    }).state
    const tried = tryAll(state, moveStep(state, 'c', 'work', 1))
    expect(tried.ok && read(tried.state)).toEqual(['a', 'c', 'b'])
    const added = tryAll(state, newStep(state, { phase: 'work', after: 'a' }, { id: 'n', title: 'New' }))
    expect(added.ok && read(added.state)).toEqual(['a', 'n', 'b', 'c'])
  })

  test('a thousand moves into the same gap still have their order', () => {
    let state = loose()
    for (let i = 0; i < 1000; i++) {
      const id = i % 2 === 0 ? 'b' : 'c'
      const tried = tryAll(state, moveStep(state, id, 'p', 1))
      if (!tried.ok) throw new Error('refused')
      state = tried.state
      expect(stepsOf(state, 'p').findIndex((s) => s.id === id)).toBe(1)
    }
  })

  test('up and down go through every place of the plan and back', () => {
    let state = loose()
    const go = (by: 1 | -1) => {
      let moved = 0
      for (;;) {
        const edits = nudgeStep(state, 'a', by)
        if (edits.length === 0) return moved
        const tried = tryAll(state, edits)
        if (!tried.ok) throw new Error('refused')
        state = tried.state
        moved++
      }
    }
    // Six steps to pass and two edges of phases to cross.
    expect(go(1)).toBe(8)
    expect(read(state)).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'a'])
    expect(go(-1)).toBe(8)
    expect(read(state)).toEqual(ids)
  })

  test('of the two edits of a move, the one goes first that makes no circle', () => {
    const state = upgradeWith({
      plan: {
        steps: [
          buildStep('m', { order: 1, after: ['y'] }),
          buildStep('x', { order: 2, after: [] }),
          buildStep('y', { order: 10 }),
          buildStep('s', { phase: 'switch', order: 8 }),
        ],
      },
    }).state
    // With its new number but still in its old phase it would come right before the one it waits for.
    const edits = moveStep(state, 'm', 'switch', 1)
    expect(edits.map((e) => e.type === 'plan.set' && e.field)).toEqual(['phase', 'order'])
    expect(tryAll(state, edits.toReversed()).ok).toBe(false)
    expect(tryAll(state, edits).ok).toBe(true)
  })

  test('phases move with their steps', () => {
    const state = loose()
    const tried = tryAll(state, movePhase(state, 'r', 0))
    expect(tried.ok && phasesOf(tried.state).map((p) => p.id)).toEqual(['r', 'p', 'q'])
    expect(tried.ok && read(tried.state)[0]).toBe('g')
    expect(movePhase(state, 'r', 9)).toEqual([])
  })
})

describe('dropping', () => {
  const lines = (state: UpgradeState) => entriesOf(state).map((e) => e.id)

  test('a step stands right where it was dropped', () => {
    const state = loose()
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.nat(lines(loose()).length), (id, at) => {
        const tried = tryAll(state, dropAt(state, { kind: 'step', id }, at))
        if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
        const before = lines(state)
        // Nothing stands above the first phase: there it becomes that phase's first.
        const place = Math.max(1, at)
        const rest = (list: string[]) => list.filter((l) => l !== id)
        expect(lines(tried.state)).toEqual([
          ...rest(before.slice(0, place)),
          id,
          ...rest(before.slice(place)),
        ])
      }),
    )
  })

  test('a phase takes its steps along, behind the one it was dropped into', () => {
    const state = loose()
    const phases = phasesOf(state).map((p) => p.id)
    fc.assert(
      fc.property(fc.constantFrom(...phases), fc.nat(lines(loose()).length), (id, at) => {
        const tried = tryAll(state, dropAt(state, { kind: 'phase', id }, at))
        if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
        const ahead = lines(state)
          .slice(0, at)
          .filter((l) => phases.includes(l) && l !== id)
        const others = phases.filter((p) => p !== id)
        expect(phasesOf(tried.state).map((p) => p.id)).toEqual([
          ...ahead,
          id,
          ...others.filter((p) => !ahead.includes(p)),
        ])
        for (const p of phases) expect(stepsOf(tried.state, p)).toEqual(stepsOf(state, p))
      }),
    )
  })
})

describe('undo', () => {
  test('what is taken back is as it was, and done again is as it was done', () => {
    const start = loose()
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1e6)), fc.nat({ max: 12 }), (seeds, count) => {
        let state = start
        let stack: UndoStack = nothingDone
        const seen = [content(state)]
        for (let i = 0; i < count; i++) {
          const seed = seeds.next().value as number
          const [edits] = fc.sample(anyEdits(state, `made-${i}`), { numRuns: 1, seed })
          const tried = tryAll(state, edits as Edit[])
          if (!tried.ok || tried.undo.length === 0) continue
          state = tried.state
          stack = afterDoing(stack, { undo: tried.undo, ids: [] })
          seen.push(content(state))
        }
        const walk = (way: 'undo' | 'redo') => {
          const step = turn(stack, state, way)
          if (step === null) return false
          if (!step.ok) throw new Error(JSON.stringify(step.refusal))
          state = step.state
          stack = step.stack([])
          return true
        }
        for (let i = seen.length - 2; i >= 0; i--) {
          expect(walk('undo')).toBe(true)
          expect(content(state)).toEqual(seen[i])
        }
        expect(walk('undo')).toBe(false)
        for (let i = 1; i < seen.length; i++) {
          expect(walk('redo')).toBe(true)
          expect(content(state)).toEqual(seen[i])
        }
        expect(walk('redo')).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  test('every edit and its undo are what the server itself takes', () => {
    const night = upgradeWith()
    const before = content(night.state)
    const edits = [
      ...moveStep(night.state, 'a', 'switch', 0),
      ...newStep(night.state, { phase: 'work', after: 'b' }, { id: 'new', title: 'New' }),
    ]
    const tried = tryAll(night.state, edits)
    if (!tried.ok) throw new Error('refused')
    for (const edit of edits) night.must(dale, edit)
    expect(content(night.state)).toEqual(content(tried.state))
    for (const edit of tried.undo) night.must(dale, edit)
    expect(content(night.state)).toEqual(before)
  })

  test('a field that was left out is left out again', () => {
    const night = upgradeWith()
    const wall = { local: '1998-09-12T10:00', zone: 'Asia/Taipei', instant: Date.UTC(1998, 8, 12, 2), tz: '' }
    const tried = tryEdit(night.state, setField('step', 'b', 'startAt', wall, null))
    if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
    expect(tried.state.steps['b']?.startAt).toEqual(wall)
    const back = tryAll(tried.state, tried.undo)
    expect(back.ok && (back.state.steps['b']?.startAt ?? null)).toBeNull()
    night.must(dale, setField('step', 'b', 'startAt', wall, null))
    for (const edit of tried.undo) night.must(dale, edit)
    expect(night.state.steps['b']?.startAt ?? null).toBeNull()
  })

  test('it is refused when somebody changed the same since, and dropped', () => {
    const night = upgradeWith()
    const tried = tryEdit(night.state, setField('step', 'a', 'title', 'Mine', 'Step a'))
    if (!tried.ok) throw new Error('refused')
    const stack = afterDoing(nothingDone, { undo: tried.undo, ids: ['c1'] })
    night.must(dale, setField('step', 'a', 'title', 'Mine', 'Step a'))
    night.must(dale, setField('step', 'a', 'title', 'Theirs', 'Mine'))
    const back = turn(stack, night.state, 'undo')
    expect(back?.ok === false && back.refusal.code).toBe('changed-meanwhile')
    expect(back?.ok === false && back.stack).toEqual(nothingDone)
    expect(withoutRefused(stack, new Set(['c1']))).toEqual(nothingDone)
  })
})

describe('edits on their way', () => {
  test('are shown before the log has them; what it would refuse is not', () => {
    const night = upgradeWith()
    const pending = [
      setField('step', 'a', 'title', 'First', 'Step a'),
      setField('step', 'a', 'title', 'Second', 'First'),
      setField('step', 'b', 'title', 'Late', 'what nobody wrote'),
    ]
    const shown = withPending(night.state, pending)
    expect(shown.steps['a']?.title).toBe('Second')
    expect(shown.steps['b']?.title).toBe('Step b')
  })

  test('what has run can be neither changed nor moved, and says so at once', () => {
    const night = upgradeWith({ status: 'running' })
    night.must(dale, { type: 'step.start', step: 'a' })
    const tried = tryAll(night.state, moveStep(night.state, 'a', 'work', 2))
    expect(!tried.ok && tried.refusal.code).toBe('has-run')
  })

  test('a phase goes with its steps, but not while another waits for one of them', () => {
    const plan = buildPlan()
    const night = upgradeWith({ plan: { steps: plan.steps } })
    const tried = tryAll(night.state, removePhase(night.state, 'switch'))
    expect(tried.ok && read(tried.state)).toEqual(['a', 'b', 'c'])
    expect(tried.ok && tried.undo.length).toBe(4)
    night.must(dale, setField('step', 'f', 'after', ['a'], null))
    const held = tryAll(night.state, removePhase(night.state, 'work'))
    expect(!held.ok && held.refusal.code).toBe('in-use')
  })
})
