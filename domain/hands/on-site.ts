import { onSiteNow } from '../availability/windows.ts'
import type { Person, UpgradeState } from '../log/state.ts'

/** Ids of the sentinels who are on site at `t`: by what they said, else by their hands windows. */
export function handsOnSite(state: UpgradeState, t: number): string[] {
  const sentinel = (p: Person | undefined) => p !== undefined && p.role === 'sentinel' && !p.revoked
  return onSiteNow(Object.values(state.hands), state.presence, state.head.site.zone, t).filter((id) =>
    sentinel(state.people[id]),
  )
}
