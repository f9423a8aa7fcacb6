'use client'
import { useEffect } from 'react'
import { tellOnlyHere } from '../kept/only-here.ts'
import { isOnlyHere } from '../live/outbox.ts'
import type { UpgradeSource } from '../live/source.ts'
import type { Undelivered } from './undelivered.ts'

/**
 * What is held goes out before the page is put away: nobody would be there to see the rest of it out. What lives in this
 * page alone makes the browser ask before it is closed.
 */
export function useLettingGo(live: Pick<UpgradeSource, 'upgrade' | 'release' | 'view'> | null): void {
  useEffect(() => {
    if (live === null) return
    const letGo = () => live.release()
    const hidden = () => {
      if (document.visibilityState === 'hidden') letGo()
    }
    document.addEventListener('visibilitychange', hidden)
    addEventListener('pagehide', letGo)
    const stops = askToStay(() => {
      const { outbox, me } = live.view()
      return outbox.filter(isOnlyHere).map(({ id, saidAt, command }) => {
        const said = { command, refused: null }
        return { id, upgrade: live.upgrade, account: me.account, saidAt, said }
      })
    })
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      removeEventListener('pagehide', letGo)
      stops()
    }
  }, [live])
}

/**
 * Has the browser ask before the page is closed, as far as browsers ask, while anything is `held` in it alone; and tells of
 * that whoever signs out in another page of it.
 */
export function askToStay(held: () => readonly Undelivered[]): () => void {
  const ask = (e: BeforeUnloadEvent) => {
    if (held().length > 0) e.preventDefault()
  }
  addEventListener('beforeunload', ask)
  const stops = tellOnlyHere(held)
  return () => {
    removeEventListener('beforeunload', ask)
    stops()
  }
}
