import { handsIntervals, handsLeaveAt, nextHands, onSiteByWindow } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import { handsOnSite } from './on-site.ts'

const MINUTE = 60_000

/** Whether somebody is on site, and stays for as long as a request needs. Instants on the upgrade's clock, epoch ms. */
export type HandsFor =
  | { there: true }
  /** Nobody is; or who is there leaves before it can be done. `next`: when somebody is there next, if that is known. */
  | { there: false; why: 'nobody'; leavesAt: null; next: number | null }
  | { there: false; why: 'leaves'; leavesAt: number; next: number | null }

/** Whether hands are on site from `now` on for so many minutes, by what people said and by their windows. */
export function handsFor(state: UpgradeState, now: number, minutes: number): HandsFor {
  const there = handsOnSite(state, now)
  if (there.length === 0)
    return { there: false, why: 'nobody', leavesAt: null, next: handsComeAfter(state, now) }
  const until = thereUntil(state, now, there)
  if (until === null || until >= now + minutes * MINUTE) return { there: true }
  return { there: false, why: 'leaves', leavesAt: until, next: handsComeAfter(state, until) }
}

/**
 * When the last of those on site at `now` will be gone, one relieving the other; null where no end is known: somebody said
 * that they are there, and no window says until when.
 */
function thereUntil(state: UpgradeState, now: number, there: readonly string[]): number | null {
  const zone = state.head.site.zone
  const windows = Object.values(state.hands).filter((h) => isSentinel(state, h.person))
  let until = now
  for (const person of there) {
    const said = state.presence[person]
    const leaves = handsLeaveAt(windows, zone, now, person)
    if (leaves === null && (said?.state !== 'on-site' || said.until === null)) return null
    until = Math.max(until, leaves ?? 0, said?.state === 'on-site' ? (said.until ?? 0) : 0)
  }
  // Whoever comes as they go stands in for them; one who said away or left does not.
  const others = windows.filter((h) => stays(state, h.person, until))
  const [relief] = handsIntervals(others, zone, until, until + 1)
  return relief === undefined ? until : (handsLeaveAt(others, zone, until) ?? null)
}

/** The first instant after `from` at which somebody is on site by their window, as far as they said nothing else. */
function handsComeAfter(state: UpgradeState, from: number): number | null {
  const zone = state.head.site.zone
  const comes = Object.values(state.people).flatMap((p) => {
    const said = state.presence[p.id]
    if (!isSentinel(state, p.id) || said?.state === 'left') return []
    const own = Object.values(state.hands).filter((h) => h.person === p.id)
    if (said?.state === 'away') {
      if (said.until === null) return []
      const back = Math.max(from, said.until)
      if (onSiteByWindow(own, zone, back).length > 0) return [back]
    }
    const next = nextHands(own, zone, Math.max(from, said?.state === 'away' ? (said.until ?? from) : from))
    return next === null ? [] : [next]
  })
  return comes.length === 0 ? null : Math.min(...comes)
}

function stays(state: UpgradeState, person: string, at: number): boolean {
  const said = state.presence[person]
  if (said?.state === 'left') return false
  return said?.state !== 'away' || (said.until !== null && said.until <= at)
}

function isSentinel(state: UpgradeState, id: string): boolean {
  const p = state.people[id]
  return p !== undefined && p.role === 'sentinel' && !p.revoked
}
