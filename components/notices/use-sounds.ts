'use client'
import { useEffect } from 'react'
import type { LiveEvent } from '../live/history.ts'
import type { UpgradeSource } from '../live/source.ts'
import { playSound, type Sound } from './sound.ts'

const answers: readonly string[] = [
  'request.seen',
  'request.on-my-way',
  'request.done',
  'request.refused',
  // Fallen due, too: it asks.
  'card.fired',
  'card.confirmed',
  'card.done',
]

/** What an event sounds like to somebody; null: like nothing, as do all that they did themselves. */
export function soundOf(event: Pick<LiveEvent, 'type' | 'actor'>, account: string): Sound | null {
  if (event.actor === account) return null
  if (event.type === 'talk.said') return 'line'
  return answers.includes(event.type) ? 'answer' : null
}

/** Plays what comes in while the page stands: one sound at a time, an answer before a line. Null: nothing comes in. */
export function useSounds(live: Pick<UpgradeSource, 'view' | 'subscribe'> | null): void {
  useEffect(() => {
    if (live === null) return
    let heard = live.view().state.seq
    let caughtUp = live.view().connection === 'live'
    return live.subscribe(() => {
      const { state, events, me, connection } = live.view()
      // What happened while nobody was connected is read, not heard.
      const fresh = caughtUp ? events.filter((e) => e.seq > heard) : []
      heard = Math.max(heard, state.seq)
      caughtUp = connection === 'live'
      const sounds = fresh.map((e) => soundOf(e, me.account))
      const sound = sounds.includes('answer') ? 'answer' : sounds.includes('line') ? 'line' : null
      if (sound !== null) playSound(sound)
    })
  }, [live])
}
