import type { UpgradeState } from '../log/state.ts'

/** How an upgrade ended; `partly`: some of what was planned is not done. */
export type OutcomeKind = 'done' | 'partly' | 'rolled-back' | 'cancelled'

/** Null while it goes on. */
export function outcomeOf(state: UpgradeState): OutcomeKind | null {
  if (state.status === 'cancelled') return 'cancelled'
  if (state.status !== 'closed') return null
  const runs = Object.keys(state.steps).map((id) => state.runs[id]?.state ?? 'todo')
  if (runs.every((s) => s === 'done')) return 'done'
  return state.rollBacks > 0 && !runs.includes('done') ? 'rolled-back' : 'partly'
}
