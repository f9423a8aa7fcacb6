'use client'
import { useEffect, useRef } from 'react'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import type { Awake } from '../notices/use-ring.ts'

/**
 * Tells the others that this phone has the armed cards, once it really has: `kept` is the seq up to which this page's
 * view lies on the phone's disk. Told anew when a card is moved, or the screen may go dark after all.
 */
export function useHolding(live: LiveUpgrade, view: LiveView, kept: number, awake: Awake): void {
  const told = useRef(new Set<string>()).current
  const { state, me, connection } = view
  const mine = me.roles.includes('sentinel') && connection === 'live'
  useEffect(() => {
    if (!mine || kept < state.seq) return
    for (const card of Object.values(state.cards)) {
      if (card.state !== 'armed') continue
      const held = card.held[me.device]
      const on = awake === 'held'
      const key = `${card.id}:${card.dueAt}:${on}`
      if (told.has(key) || (held?.dueAt === card.dueAt && held.awake === on)) continue
      told.add(key)
      live.send({ type: 'card.hold', id: card.id, dueAt: card.dueAt, awake: on })
    }
  }, [live, told, state, me, mine, kept, awake])
}
