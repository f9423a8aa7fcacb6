import { onSiteNow } from '../availability/windows.ts'
import { lastLook } from '../log/last-look.ts'
import type { Person, UpgradeState } from '../log/state.ts'

/** Ids of the sentinels who are on site at `t`: by what they said, else by their hands windows. */
export function handsOnSite(state: UpgradeState, t: number): readonly string[] {
  return look(state, t, '', () => whoIs(state, t))
}

const look = lastLook<readonly string[]>()

function whoIs(state: UpgradeState, t: number): readonly string[] {
  const sentinel = (p: Person | undefined) => p !== undefined && p.role === 'sentinel' && !p.revoked
  const { hands, presence, breaks, head } = state
  return onSiteNow(Object.values(hands), presence, head.site.zone, t, breaks).filter((id) =>
    sentinel(state.people[id]),
  )
}
