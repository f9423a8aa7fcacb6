import type { UpgradeState } from '../log/state.ts'
import type { Edit } from './edit.ts'
import { movePhase, moveStep, phasesOf, stepsOf } from './moves.ts'

/** One line of the list in which phases and their steps stand under each other. */
export interface Entry {
  kind: 'phase' | 'step'
  id: string
}

/** Phases and steps as one list: each phase, then its steps. */
export function entriesOf(state: UpgradeState): Entry[] {
  return phasesOf(state).flatMap((p): Entry[] => [
    { kind: 'phase', id: p.id },
    ...stepsOf(state, p.id).map((s): Entry => ({ kind: 'step', id: s.id })),
  ])
}

/**
 * What dropping a line before the `at`th of the list comes to (its length: at the end). A step goes into the phase whose
 * lines it is dropped among; a phase goes after the one into which it is dropped.
 */
export function dropAt(state: UpgradeState, moved: Entry, at: number): Edit[] {
  const before = entriesOf(state)
    .slice(0, Math.max(1, at))
    .filter((e) => e.kind !== moved.kind || e.id !== moved.id)
  if (moved.kind === 'phase') {
    // Above the first line there is no phase to go after.
    return movePhase(state, moved.id, at <= 0 ? 0 : before.filter((e) => e.kind === 'phase').length)
  }
  const head = before.findLastIndex((e) => e.kind === 'phase')
  const phase = before[head]
  return phase === undefined ? [] : moveStep(state, moved.id, phase.id, before.length - head - 1)
}
