import { useEffect, useState } from 'react'
import {
  type KnownHours,
  type UpgradersHours,
  upgradersHours,
} from '../../domain/availability/known-hours.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { parseClock } from '../../domain/time/civil.ts'

/**
 * What the reader may know of when people sleep. Never in the log, so it is asked of the server: at first, whenever
 * somebody comes or goes (`people`), and when the reader comes back to the page. Null until it is there.
 */
export function useKnownHours(upgrade: string, people: string, on: boolean): readonly KnownHours[] | null {
  const [hours, setHours] = useState<readonly KnownHours[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: who has a seat decides whose hours there are.
  useEffect(() => {
    if (!on) return
    const over = new AbortController()
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      const known = await fetched(upgrade, over.signal)
      if (known !== null && !over.signal.aborted) setHours((old) => (same(old, known) ? old : known))
    }
    void ask()
    document.addEventListener('visibilitychange', ask, { signal: over.signal })
    window.addEventListener('focus', ask, { signal: over.signal })
    return () => over.abort()
  }, [upgrade, people, on])
  return hours
}

/** Changes when somebody takes a seat or loses it. */
export function seatsOf({ people }: UpgradeState): string {
  return Object.values(people)
    .map((p) => `${p.id} ${p.account} ${p.revoked}`)
    .join()
}

/** The hours of the upgrader whose sleep counts, where the reader may know them. */
export function useUpgradersHours(state: UpgradeState, on: boolean): UpgradersHours | null {
  const known = useKnownHours(state.id, seatsOf(state), on)
  return known === null ? null : upgradersHours(state.people, known)
}

async function fetched(upgrade: string, signal: AbortSignal): Promise<KnownHours[] | null> {
  try {
    const answer = await fetch(`/api/upgrades/${encodeURIComponent(upgrade)}/hours`, { signal })
    if (!answer.ok) return null
    const { hours } = (await answer.json()) as { hours?: unknown }
    return Array.isArray(hours) && hours.every(isKnown) ? hours : null
  } catch {
    return null
  }
}

/** The server may be another version by now: what it says otherwise is not known. */
function isKnown(hours: Partial<KnownHours> | null): boolean {
  const { person, wake, sleep, shared, own } = hours ?? {}
  return (
    typeof person === 'string' &&
    typeof shared === 'boolean' &&
    typeof own === 'boolean' &&
    [wake, sleep].every((clock) => typeof clock === 'string' && parseClock(clock) !== null)
  )
}

function same(a: readonly KnownHours[] | null, b: readonly KnownHours[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
