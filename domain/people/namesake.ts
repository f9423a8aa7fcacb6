import type { Person, UpgradeState } from '../log/state.ts'
import { ownNameOf } from '../messages/names.ts'
import { readAlike } from '../text/alike.ts'
import { isSeated } from './seats.ts'

/**
 * Who else in this upgrade has this name, or one that reads like it; undefined: nobody. The taker's own seat and account are not
 * somebody else, nor is a seat that was cut off: its bearer may be coming back in another. A seat that the plan calls only by
 * its role counts once somebody sits there.
 */
export function namesake(
  state: UpgradeState,
  name: string,
  taker: { person: string | null; account: string },
): Person | undefined {
  return Object.values(state.people).find(
    (p) =>
      p.id !== taker.person &&
      p.account !== taker.account &&
      !p.revoked &&
      (isSeated(p) || ownNameOf(p.name) !== '') &&
      p.name !== '' &&
      readAlike(p.name, name),
  )
}
