'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import { openEvent } from '../../domain/log/events.ts'
import type { LiveEvent } from '../live/history.ts'

const PAGE = 1000

export interface FetchedLog {
  events: readonly LiveEvent[]
  state: 'loading' | 'whole' | 'failed'
  /** Fetches what came since, or what is still missing. */
  fetchOn(): void
}

/** The whole log of an upgrade, fetched page by page, oldest first; each line's place in the chain is checked. */
export function useLog(upgrade: string): FetchedLog {
  const [events, setEvents] = useState<readonly LiveEvent[]>([])
  const [state, setState] = useState<FetchedLog['state']>('loading')
  const held = useRef<readonly LiveEvent[]>([])
  const fetchOn = useCallback(async () => {
    setState('loading')
    try {
      for (;;) {
        const after = held.current.at(-1)?.seq ?? 0
        const answer = await fetch(`/api/upgrades/${upgrade}/events?after=${after}&limit=${PAGE}`)
        if (!answer.ok) throw new Error(`answered ${answer.status}`)
        const { stretch } = (await answer.json()) as { stretch: Stretch }
        const logged = fromStretch(upgrade, stretch)
        if (logged === null) throw new Error('the chain does not hold')
        const fresh = logged.flatMap((e) => {
          const opened = openEvent(e)
          if (!opened.ok) throw new Error(`unknown event ${e.type}`)
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
  return { events, state, fetchOn }
}
