import type { UpgradeState } from '../log/state.ts'
import { inOrder, type PlanPhase, type PlanStep, sortByOrder } from '../plan/plan.ts'
import { type Edit, setField, tryAll } from './edit.ts'

type Ranked = { id: string; order: number }

/** A place between two neighbours; null when no number lies between them. `null` neighbours are the ends. */
export function orderBetween(before: number | null, after: number | null): number | null {
  if (before === null) return after === null ? 1 : after - 1
  if (after === null) return before + 1
  const middle = before + (after - before) / 2
  return middle > before && middle < after ? middle : null
}

/** The steps of a phase as they are read. */
export function stepsOf(state: UpgradeState, phase: string): PlanStep[] {
  return sortByOrder(Object.values(state.steps).filter((s) => s.phase === phase))
}

export function phasesOf(state: UpgradeState): PlanPhase[] {
  return sortByOrder(Object.values(state.phases))
}

/** All steps as they are read, phase after phase. */
export function stepsInOrder(state: UpgradeState): PlanStep[] {
  return inOrder(Object.values(state.phases), Object.values(state.steps))
}

/**
 * What puts a step at a place among the other steps of a phase (0: first). Nothing when it stands there. Which of the
 * two fields goes first is chosen so that no step waits for itself in between, if there is such an order.
 */
export function moveStep(state: UpgradeState, id: string, phase: string, place: number): Edit[] {
  const step = state.steps[id]
  if (step === undefined || state.phases[phase] === undefined) return []
  const others = stepsOf(state, phase).filter((s) => s.id !== id)
  const at = Math.max(0, Math.min(place, others.length))
  if (step.phase === phase && stepsOf(state, phase).findIndex((s) => s.id === id) === at) return []
  const orders = ordersFor('step', others, at, step)
  if (step.phase === phase) return orders
  const change = setField('step', id, 'phase', phase, step.phase)
  const ways = [
    [...orders, change],
    [change, ...orders],
  ]
  return ways.find((way) => tryAll(state, way).ok) ?? (ways[0] as Edit[])
}

/** One place up or down in what is read, over the edge of a phase into the next. Empty at the very ends. */
export function nudgeStep(state: UpgradeState, id: string, by: 1 | -1): Edit[] {
  const step = state.steps[id]
  if (step === undefined) return []
  const own = stepsOf(state, step.phase)
  const to = own.findIndex((s) => s.id === id) + by
  if (to >= 0 && to < own.length) return moveStep(state, id, step.phase, to)
  const phases = phasesOf(state)
  const next = phases[phases.findIndex((p) => p.id === step.phase) + by]
  if (next === undefined) return []
  return moveStep(state, id, next.id, by === 1 ? 0 : stepsOf(state, next.id).length)
}

/** What puts a phase at a place among the others (0: first). */
export function movePhase(state: UpgradeState, id: string, place: number): Edit[] {
  const phase = state.phases[id]
  if (phase === undefined) return []
  const all = phasesOf(state)
  const others = all.filter((p) => p.id !== id)
  const at = Math.max(0, Math.min(place, others.length))
  if (all.findIndex((p) => p.id === id) === at) return []
  return ordersFor('phase', others, at, phase)
}

/** A number for a new thing that comes after `after` (null: first), and what must give way for it. */
export function roomAfter(
  kind: 'step' | 'phase',
  list: readonly Ranked[],
  after: string | null,
): { order: number; edits: Edit[] } {
  const at = after === null ? 0 : list.findIndex((t) => t.id === after) + 1
  const order = orderBetween(list[at - 1]?.order ?? null, list[at]?.order ?? null)
  if (order !== null) return { order, edits: [] }
  return { order: at + 1, edits: renumber(kind, list, (i) => (i < at ? i + 1 : i + 2)) }
}

/** The orders that put `moved` at `at` among `others`: its own alone where there is room, else everybody's. */
function ordersFor(kind: 'step' | 'phase', others: readonly Ranked[], at: number, moved: Ranked): Edit[] {
  const order = orderBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null)
  if (order !== null) return set(kind, moved, order)
  const list = [...others.slice(0, at), moved, ...others.slice(at)]
  return renumber(kind, list, (i) => i + 1)
}

function renumber(kind: 'step' | 'phase', list: readonly Ranked[], to: (place: number) => number): Edit[] {
  return list.flatMap((thing, i) => set(kind, thing, to(i)))
}

function set(kind: 'step' | 'phase', thing: Ranked, order: number): Edit[] {
  return thing.order === order ? [] : [setField(kind, thing.id, 'order', order, thing.order)]
}
