import type { UpgradeState } from '../log/state.ts'
import type { HandsWindow } from '../plan/plan.ts'
import { shiftOf } from '../plan/shift.ts'
import { MINUTE } from '../time/civil.ts'
import { wallTimeAt } from '../time/wall-time.ts'

const QUARTER = 15 * MINUTE

/**
 * A stretch more on site, in whole quarters of an hour, as a shift by date of one of the sentinels: of one who has hours
 * already, if there is one. Null when there is no sentinel to ask.
 */
export function extraHands(
  state: UpgradeState,
  from: number,
  to: number,
): { start: number; end: number; value: HandsWindow } | null {
  const zone = state.head.site.zone
  const seats = Object.values(state.people).filter((p) => p.role === 'sentinel' && !p.revoked)
  const person = seats.find((p) => Object.values(state.hands).some((h) => h.person === p.id)) ?? seats[0]
  if (person === undefined) return null
  const start = wallTimeAt(Math.floor(from / QUARTER) * QUARTER, zone)
  const end = wallTimeAt(Math.max(start.instant + QUARTER, Math.ceil(to / QUARTER) * QUARTER), zone)
  let id = `extra-${start.local.slice(0, 10)}-${start.local.slice(11).replace(':', '')}`
  while (Object.hasOwn(state.hands, id)) id = `${id}x`
  return {
    start: start.instant,
    end: end.instant,
    value: shiftOf({ id, person: person.id, once: { from: start, to: end } }),
  }
}
