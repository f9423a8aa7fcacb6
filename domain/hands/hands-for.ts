import { lastLook } from '../log/last-look.ts'
import type { UpgradeState } from '../log/state.ts'
import { nextOnSite, onSiteUntil } from '../presence/next-on-site.ts'
import { handsOnSite } from '../presence/on-site.ts'

const MINUTE = 60_000

/** Whether somebody is on site, and stays for as long as a request needs. Instants on the upgrade's clock, epoch ms. */
export type HandsFor =
  | { there: true }
  /** Nobody is; or who is there leaves before it can be done. `next`: when somebody is there next, if that is known. */
  | { there: false; why: 'nobody'; leavesAt: null; next: number | null }
  | { there: false; why: 'leaves'; leavesAt: number; next: number | null }

/**
 * Whether hands are on site from `now` on for so many minutes, by what people said and by their windows. `who`: those of one
 * person alone.
 */
export function handsFor(state: UpgradeState, now: number, minutes: number, who?: string): HandsFor {
  return look(state, now, `${minutes} ${who ?? ''}`, () => lookFor(state, now, minutes, who))
}

const look = lastLook<HandsFor>()

function lookFor(state: UpgradeState, now: number, minutes: number, who?: string): HandsFor {
  const there = handsOnSite(state, now).filter((id) => who === undefined || id === who)
  const alone = who === undefined ? {} : { person: who }
  if (there.length === 0)
    return { there: false, why: 'nobody', leavesAt: null, next: nextOnSite(state, now, alone) }
  const until = onSiteUntil(state, now, who)
  if (until === null || until >= now + minutes * MINUTE) return { there: true }
  const next = nextOnSite(state, now, { ...alone, from: until })
  return { there: false, why: 'leaves', leavesAt: until, next }
}
