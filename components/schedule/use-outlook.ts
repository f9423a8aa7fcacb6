'use client'
import { useDeferredValue, useState } from 'react'
import { type KnownHours, upgradersHours } from '../../domain/availability/known-hours.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import type { Effect, effectAhead } from '../../domain/schedule/findings/effect.ts'
import type { FindingGroup } from '../../domain/schedule/findings/groups.ts'
import { type Outlook, rememberOutlook } from '../../domain/schedule/outlook.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { useNow } from '../live/use-live.ts'
import { seatsOf, useKnownHours } from '../people/use-known-hours.ts'
import type { Sleeper } from './findings-list.tsx'

/**
 * What lies ahead of a state, as far as this reader may know; reckoned once a burst of changes lets up. `ahead`: what tries
 * repairs, on a page that tells what they come to.
 */
export function useOutlook(
  state: UpgradeState,
  ahead?: typeof effectAhead,
): {
  outlook: Outlook
  sleeper: Sleeper | undefined
  /** It was asked, and nobody said. */
  sleepUnsaid: boolean
  /** What the one repair of several findings would come to. */
  effect: (group: FindingGroup) => Effect | null
} {
  const { live, view, readOnly } = useDesk()
  const known = useKnownHours(state.id, seatsOf(state), !readOnly)
  const hours = known === null ? null : upgradersHours(state.people, known)
  const now = useNow(live, 15_000)
  const [read] = useState(rememberOutlook)
  const settled = useDeferredValue(state)
  // A group is the very same one until something in the outlook changes.
  const [effects] = useState(() => new WeakMap<FindingGroup, { effect: Effect | null }>())
  const effect = (group: FindingGroup) => {
    const known = effects.get(group) ?? { effect: ahead?.(settled, now, hours, group) ?? null }
    effects.set(group, known)
    return known.effect
  }
  return {
    outlook: read(settled, now, view.told, hours),
    sleeper: sleeperOf(state, hours),
    sleepUnsaid: known !== null && hours === null,
    effect,
  }
}

function sleeperOf({ people }: UpgradeState, hours: KnownHours | null): Sleeper | undefined {
  if (hours === null) return undefined
  const { own, shared, person } = hours
  return own ? { own, shared } : { own, name: people[person]?.name ?? person }
}
