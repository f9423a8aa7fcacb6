'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import type { Damage } from '../../domain/log/damage.ts'
import { openEvent } from '../../domain/log/events.ts'
import type { Refusal } from '../../domain/log/refusals.ts'
import type { LiveEvent } from '../live/history.ts'

const PAGE = 1000

export interface FetchedLog {
  events: readonly LiveEvent[]
  /** mismatch: what came is not what the server sent. */
  state: 'loading' | 'whole' | 'failed' | 'mismatch'
  /** Where the log breaks; null: nowhere, as far as it was fetched. */
  damage: Damage | null
  /** Fetches what came since, or what is still missing. */
  fetchOn(): void
}

interface Said {
  stretch?: Stretch
  damage?: Damage
  refusal?: Refusal
}

/** The whole log of an upgrade, fetched page by page, oldest first; each line's place in the chain is checked. */
export function useLog(upgrade: string): FetchedLog {
  const [events, setEvents] = useState<readonly LiveEvent[]>([])
  const [state, setState] = useState<FetchedLog['state']>('loading')
  const [damage, setDamage] = useState<Damage | null>(null)
  const held = useRef<readonly LiveEvent[]>([])
  const fetchOn = useCallback(async () => {
    setState('loading')
    try {
      for (;;) {
        const after = held.current.at(-1)?.seq ?? 0
        const answer = await fetch(`/api/upgrades/${upgrade}/events?after=${after}&limit=${PAGE}`)
        const said = (await answer.json()) as Said
        if (said.refusal?.code === 'log-damaged') setDamage(said.refusal.params)
        if (!answer.ok || said.stretch === undefined) throw new Error(`answered ${answer.status}`)
        if (said.damage !== undefined) setDamage(said.damage)
        const logged = fromStretch(upgrade, said.stretch)
        if (logged === null) return setState('mismatch')
        const fresh = logged.flatMap((e) => {
          const opened = openEvent(e)
          if (!opened.ok) {
            setDamage({ line: e.seq, what: 'unknown' })
            throw new Error(`unknown event ${e.type}`)
          }
          return [
            { ...opened.event, commandId: e.commandId, device: e.device, saidAt: e.saidAt } as LiveEvent,
          ]
        })
        held.current = [...held.current, ...fresh]
        setEvents(held.current)
        if (fresh.length < PAGE) break
      }
      setState('whole')
    } catch {
      setState('failed')
    }
  }, [upgrade])
  useEffect(() => void fetchOn(), [fetchOn])
  return { events, state, damage, fetchOn }
}
