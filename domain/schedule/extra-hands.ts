import type { UpgradeState } from '../log/state.ts'
import type { HandsWindow } from '../plan/plan.ts'
import { MINUTE } from '../time/civil.ts'
import { wallTimeAt } from '../time/wall-time.ts'

const QUARTER = 15 * MINUTE

/**
 * A stretch more on site, on one date, in whole quarters of an hour, as hours of one of the sentinels: of one who has
 * hours already, if there is one. Null when there is no sentinel to ask.
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
  const hours = { from: start.local.slice(11), to: end.local.slice(11) }
  const date = start.local.slice(0, 10)
  let id = `extra-${date}-${hours.from.replace(':', '')}`
  while (Object.hasOwn(state.hands, id)) id = `${id}x`
  return {
    start: start.instant,
    end: end.instant,
    value: { id, person: person.id, days: [], ...hours, breaks: [], except: [{ date, ...hours }] },
  }
}
