import type { UpgradeState } from '../log/state.ts'
import { isOver } from '../work/status.ts'

/** Reports missed one after the other before a machine counts as lost. */
export const MISSES = 3

export interface Watched {
  machine: string
  /** So long (ms) without a word, and it is lost. */
  patience: number
  /** Its own report is what says that it is up; false: a person's word, and only what is heard after that counts. */
  byItself: boolean
  /** When that was said, on the upgrade's clock. */
  saidAt: number
}

/** The machines that report in regularly and are up: those whose silence means something. */
export function watched(state: UpgradeState): Watched[] {
  if (isOver(state)) return []
  return Object.values(state.machines).flatMap((m) => {
    if (m.condition.state !== 'up') return []
    const every = Object.values(state.tokens).flatMap((t) =>
      t.machine === m.id && !t.revoked && t.every !== undefined ? [t.every] : [],
    )
    if (every.length === 0) return []
    const byItself = m.condition.by.startsWith('token:')
    return [{ machine: m.id, patience: Math.max(...every) * 1000 * MISSES, byItself, saidAt: m.condition.at }]
  })
}
