'use client'
import { useEffect, useRef, useState } from 'react'
import type { UpgradeState } from '../../domain/log/state.ts'
import { whenTouched } from '../ui/keys.ts'
import { readyToRing, ring, ringing } from './ring.ts'

/**
 * Rings for what is asked, late or due, once for each ring of the log's own, and falls silent the moment any page has
 * answered. What rang while nobody was connected rings once when the page comes back. `state` is as shown, with what was
 * tapped here: an answer silences before the server has it.
 */
export function useRing(state: UpgradeState, now: number, me: string | null): void {
  const rung = useRef<ReadonlySet<string>>(new Set())
  const stop = useRef<() => void>(() => {})
  const keys = ringing(state, now, me)
  const all = keys.join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: `all` says when `keys` are others
  useEffect(() => {
    const fresh = keys.some((k) => !rung.current.has(k))
    rung.current = new Set(keys)
    if (keys.length === 0) stop.current()
    else if (fresh) stop.current = ring()
  }, [all])
  useEffect(() => whenTouched(readyToRing), [])
}

/** Whether the screen stays on by itself: while it must, and where the browser can see to it. */
export type Awake = 'not-needed' | 'held' | 'not-held'

/** Keeps the screen from going dark while `on`. A page that comes back into view asks anew: the lock goes when it is hidden. */
export function useAwake(on: boolean): Awake {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!on) return
    let lock: WakeLockSentinel | null = null
    let over = false
    const take = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      navigator.wakeLock.request('screen').then(
        (got) => {
          if (over) return void got.release().catch(() => undefined)
          lock = got
          setHeld(true)
          got.addEventListener('release', () => setHeld(false))
        },
        () => setHeld(false),
      )
    }
    take()
    document.addEventListener('visibilitychange', take)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', take)
      lock?.release().catch(() => undefined)
      setHeld(false)
    }
  }, [on])
  return on ? (held ? 'held' : 'not-held') : 'not-needed'
}
