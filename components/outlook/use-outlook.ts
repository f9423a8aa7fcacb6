'use client'
import { useDeferredValue, useState } from 'react'
import { type KnownHours, upgradersHours } from '../../domain/availability/known-hours.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Outlook, rememberOutlook } from '../../domain/schedule/outlook.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useKnownHours } from '../live/use-known-hours.ts'
import { useNow } from '../live/use-live.ts'
import type { Sleeper } from './findings-list.tsx'

/** What lies ahead of a state, as far as this reader may know; reckoned once a burst of changes lets up. */
export function useOutlook(state: UpgradeState): {
  outlook: Outlook
  sleeper: Sleeper | undefined
  /** It was asked, and nobody said. */
  sleepUnsaid: boolean
} {
  const { live, view, readOnly } = useDesk()
  const known = useKnownHours(state.id, seatsOf(state), !readOnly)
  const hours = known === null ? null : upgradersHours(state.people, known)
  const now = useNow(live, 15_000)
  const [read] = useState(rememberOutlook)
  const settled = useDeferredValue(state)
  return {
    outlook: read(settled, now, view.told, hours),
    sleeper: sleeperOf(state, hours),
    sleepUnsaid: known !== null && hours === null,
  }
}

/** Changes when somebody takes a seat or loses it. */
function seatsOf({ people }: UpgradeState): string {
  return Object.values(people)
    .map((p) => `${p.id} ${p.account} ${p.revoked}`)
    .join()
}

function sleeperOf({ people }: UpgradeState, hours: KnownHours | null): Sleeper | undefined {
  if (hours === null) return undefined
  const { own, shared, person } = hours
  return own ? { own, shared } : { own, name: people[person]?.name ?? person }
}
