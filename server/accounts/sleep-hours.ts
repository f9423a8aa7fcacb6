import { personOf } from '../../domain/access/table.ts'
import { type KnownHours, upgraderWhoCounts, type Waking } from '../../domain/availability/known-hours.ts'
import type { OwnHours } from '../../domain/availability/sleep.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { SleepHoursStore } from '../store/sleep-hours.ts'

/** When the upgrader whose sleep counts wakes up; whose it is, and whether the others may know. */
export interface UpgraderSleeps {
  account: string
  shared: boolean
  waking: Waking
}

export type SleepHoursOf = ReturnType<typeof createSleepHours>

/** When people sleep: said by each of themselves, told to others only where they share it. */
export function createSleepHours(store: SleepHoursStore) {
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    of: (account: string): Promise<OwnHours | null> => store.of(account),
    async say(account: string, hours: OwnHours): Promise<void> {
      await store.put(account, hours)
      changed()
    },
    async forget(account: string): Promise<boolean> {
      const were = await store.forget(account)
      changed()
      return were
    },
    /** Calls back whenever anybody's hours have changed. */
    onChange(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Of the upgrader whose sleep counts; null while they have not said it. For reckoning, not for showing. */
    async ofUpgrader(state: UpgradeState): Promise<UpgraderSleeps | null> {
      const who = upgraderWhoCounts(state.people)
      const hours = who?.account == null ? null : await store.of(who.account)
      if (who?.account == null || hours === null) return null
      return { account: who.account, shared: hours.shared, waking: { wake: hours.wake, zone: who.zone } }
    },
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
