import type { Break, UpgradeState } from '../log/state.ts'

/** How long the end of somebody's last hours is still asked about, ms. */
const LINGERS = 15 * 60_000

/** The break that this person is asked about at `now` and has not answered; null: none. */
export function breakAsked(state: UpgradeState, person: string, now: number): Break | null {
  const asked = state.breaks[person]
  const there = state.presence[person]?.state
  if (asked === undefined || asked.answer !== null || there === 'away' || there === 'left') return null
  return now < (asked.until ?? asked.at + LINGERS) ? asked : null
}

/** When this person meant to be back, where they were rung for it and have not said that they are; null: no such thing. */
export function overdueSince(state: UpgradeState, person: string): number | null {
  const there = state.presence[person]
  return there?.state === 'unknown' && (there.overdue ?? 0) > 0 ? (there.due ?? null) : null
}
