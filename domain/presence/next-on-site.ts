import { said, spansOf } from '../availability/on-site.ts'
import { merge, type Span } from '../availability/spans.ts'
import { LOOK_AHEAD } from '../availability/windows.ts'
import { lastLook } from '../log/last-look.ts'
import type { UpgradeState } from '../log/state.ts'
import { handsOnSite } from './on-site.ts'

/**
 * The first instant after `from` at which somebody comes to the site, by their hours and by what they said: who is away
 * comes when they said, who left is not expected before they say so. `person`: of that sentinel alone. Null if nobody is
 * expected within 14 days. The one answer to "next on site".
 */
export function nextOnSite(
  state: UpgradeState,
  now: number,
  { from = now, person }: { from?: number; person?: string } = {},
): number | null {
  const next = look(
    state,
    now,
    `${from} ${person ?? ''}`,
    () => sentinelSpans(state, now, person).find((s) => s.start > from)?.start ?? 'never',
  )
  return next === 'never' ? null : next
}

const look = lastLook<number | 'never'>()

/**
 * When the last of those on site at `now` will be gone, one relieving the other; of `person` alone, where given. Null where
 * nobody is there, and where no end is known: somebody said that they are there, and no hours of theirs say until when.
 */
export function onSiteUntil(state: UpgradeState, now: number, person?: string): number | null {
  const there = handsOnSite(state, now).filter((id) => person === undefined || id === person)
  if (there.length === 0) return null
  const open = (id: string) => {
    const word = said(state, id, now)
    return word?.state === 'on-site' && word.until === null
  }
  if (there.some(open)) return null
  const until = sentinelSpans(state, now, person)[0]?.end ?? now
  return until >= now + LOOK_AHEAD ? null : until
}

function sentinelSpans(state: UpgradeState, now: number, person?: string): Span[] {
  const sentinels = Object.values(state.people).filter(
    (p) =>
      p.role === 'sentinel' &&
      !p.revoked &&
      (person === undefined || p.id === person) &&
      state.presence[p.id]?.state !== 'left',
  )
  return merge(sentinels.flatMap((p) => spansOf(state, p.id, now, now + LOOK_AHEAD, now)))
}
