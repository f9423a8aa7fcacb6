import { personOf } from '../../domain/access/table.ts'
import type { KnownHours } from '../../domain/availability/known-hours.ts'
import type { OwnHours } from '../../domain/availability/sleep.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { SleepHoursStore } from '../store/sleep-hours.ts'

export type SleepHoursOf = ReturnType<typeof createSleepHours>

/** When people sleep: said by each of themselves, told to others only where they share it. */
export function createSleepHours(store: SleepHoursStore) {
  return {
    of: (account: string): Promise<OwnHours | null> => store.of(account),
    say: (account: string, hours: OwnHours): Promise<void> => store.put(account, hours),
    forget: (account: string): Promise<boolean> => store.forget(account),
    /**
     * What an account that may read this upgrade knows of the people in it: its own hours, and those that others
     * share; nothing of who has no seat in it any more. In the order of the people.
     */
    async knownIn(state: UpgradeState, account: string): Promise<KnownHours[]> {
      const seats = Object.values(state.people).flatMap(({ id, account: theirs, revoked }) =>
        theirs === null || revoked ? [] : [{ person: id, account: theirs }],
      )
      const others = seats.filter((s) => s.account !== account).map((s) => s.account)
      const mine = personOf(state, account) === undefined ? null : await store.of(account)
      const shared = await store.sharedOf(others)
      return seats.flatMap((seat) => {
        const own = seat.account === account
        const hours = own ? mine : shared.get(seat.account)
        return hours == null ? [] : [{ ...hours, person: seat.person, own }]
      })
    },
  }
}
