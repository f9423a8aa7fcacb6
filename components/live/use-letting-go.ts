'use client'
import { useEffect } from 'react'
import { isOnlyHere } from './outbox.ts'
import type { UpgradeSource } from './source.ts'

/**
 * What is held goes out before the page is put away: nobody would be there to see the rest of it out. What lives in this
 * page alone makes the browser ask before it is closed.
 */
export function useLettingGo(live: Pick<UpgradeSource, 'release' | 'view'> | null): void {
  useEffect(() => {
    if (live === null) return
    const letGo = () => live.release()
    const hidden = () => {
      if (document.visibilityState === 'hidden') letGo()
    }
    document.addEventListener('visibilitychange', hidden)
    addEventListener('pagehide', letGo)
    const stops = askToStay(() => live.view().outbox.some(isOnlyHere))
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', letGo)
      stops()
    }
  }, [live])
}

/** Has the browser ask before the page is closed, as far as browsers ask, while `would` something be lost with it. */
export function askToStay(would: () => boolean): () => void {
  const ask = (e: BeforeUnloadEvent) => {
    if (would()) e.preventDefault()
  }
  addEventListener('beforeunload', ask)
  return () => removeEventListener('beforeunload', ask)
}
