import { said, spansOf } from '../availability/on-site.ts'
import { merge, type Span } from '../availability/spans.ts'
import { LOOK_AHEAD } from '../availability/windows.ts'
import type { UpgradeState } from '../log/state.ts'
import { handsOnSite } from './on-site.ts'

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
  const there = handsOnSite(state, now).filter((id) => who === undefined || id === who)
  if (there.length === 0)
    return { there: false, why: 'nobody', leavesAt: null, next: handsComeAfter(state, now, now, who) }
  const until = thereUntil(state, now, there, who)
  if (until === null || until >= now + minutes * MINUTE) return { there: true }
  return { there: false, why: 'leaves', leavesAt: until, next: handsComeAfter(state, now, until, who) }
}

/**
 * When the last of those on site at `now` will be gone, one relieving the other; null where no end is known: somebody said
 * that they are there, and no hours of theirs say until when.
 */
function thereUntil(
  state: UpgradeState,
  now: number,
  there: readonly string[],
  who: string | undefined,
): number | null {
  const open = (person: string) => {
    const word = said(state, person, now)
    return word?.state === 'on-site' && word.until === null
  }
  if (there.some(open)) return null
  const until = sentinelSpans(state, now, who)[0]?.end ?? now
  return until >= now + LOOK_AHEAD ? null : until
}

/** The first instant after `from` at which somebody comes, by their hours and what they said; null if not in 14 days. */
function handsComeAfter(state: UpgradeState, now: number, from: number, who?: string): number | null {
  return sentinelSpans(state, now, who).find((s) => s.start > from)?.start ?? null
}

/** When sentinels are on site from `now` on. Who said that they left is not expected before they say so. */
function sentinelSpans(state: UpgradeState, now: number, who?: string): Span[] {
  const sentinels = Object.values(state.people).filter(
    (p) =>
      p.role === 'sentinel' &&
      !p.revoked &&
      (who === undefined || p.id === who) &&
      state.presence[p.id]?.state !== 'left',
  )
  return merge(sentinels.flatMap((p) => spansOf(state, p.id, now, now + LOOK_AHEAD, now)))
}
