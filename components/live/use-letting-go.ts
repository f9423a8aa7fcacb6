'use client'
import { useEffect } from 'react'
import type { UpgradeSource } from './source.ts'

/** What is held goes out before the page is put away: nobody would be there to see the rest of it out. */
export function useLettingGo(live: Pick<UpgradeSource, 'release'> | null): void {
  useEffect(() => {
    if (live === null) return
    const letGo = () => live.release()
    const hidden = () => {
      if (document.visibilityState === 'hidden') letGo()
    }
    document.addEventListener('visibilitychange', hidden)
    addEventListener('pagehide', letGo)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', letGo)
    }
  }, [live])
}
