import type { SleepHours } from './sleep.ts'

/** A person's sleep hours as one reader knows them: their own, or what another shares with them. */
export interface KnownHours extends SleepHours {
  /** Person of the upgrade. */
  person: string
  /** The reader's own. */
  own: boolean
  /** Known to the others too. */
  shared: boolean
}

/** When the one whose sleep counts wakes up: a clock reading, and the zone of that clock. */
export interface Waking {
  wake: string
  zone: string
}

/** The hours of the upgrader whose sleep counts, and the zone of their clock. */
export type UpgradersHours = KnownHours & Waking

interface Seat {
  id: string
  role: string
  zone: string
  lead: boolean
  revoked: boolean
}

/** The upgrader whose sleep counts: who leads, else the first there is. */
export function upgraderWhoCounts<S extends Seat>(people: Readonly<Record<string, S>>): S | undefined {
  const upgraders = Object.values(people).filter((p) => p.role === 'upgrader' && !p.revoked)
  return upgraders.find((p) => p.lead) ?? upgraders[0]
}

/** The hours of the upgrader whose sleep counts; null where the reader doesn't know them. */
export function upgradersHours(
  people: Readonly<Record<string, Seat>>,
  known: readonly KnownHours[],
): UpgradersHours | null {
  const who = upgraderWhoCounts(people)
  const hours = known.find((h) => h.person === who?.id)
  return who === undefined || hours === undefined ? null : { ...hours, zone: who.zone }
}
