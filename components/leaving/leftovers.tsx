'use client'
import { type ComponentProps, type ComponentType, useEffect, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { deviceClock } from '../live/clock.ts'
import { keptHere, tidy } from './forget.ts'
import { onLeft } from './left.ts'
import type { Settled } from './settle.ts'
import { standing } from './standing.ts'
import type { Told } from './told.tsx'

/** How often a page that stands open asks, where its browser keeps anything, ms: most pages have no line of their own. */
const LOOK_EVERY = 10_000

/** This page shows nothing of its reader any more, and has told what was dropped: a reload would take that away. */
let gone = false
export function nowGone(): void {
  gone = true
}

/** What a page came with: whose it is (null: a stranger's), and whether its browser's session was ended. */
interface Reader {
  account: string | null
  ended: boolean
}

/**
 * On every page: looks whether this browser keeps what it may not keep any more, tells what could not be delivered, and lets
 * go of it; and closes the page once somebody signs out in another one.
 */
export function Leftovers({ lang, account, ended }: Reader & { lang: Lang }) {
  const [settled, tell] = useState<Said | null>(null)
  useEffect(() => {
    let stands = true
    const look = async () => {
      const { ids } = await keptHere()
      if (ids.length > 0 || ended) await settleAll((s) => stands && tell(s))
    }
    look().catch(() => undefined)
    return () => {
      stands = false
    }
  }, [ended])
  useEffect(() => (account === null ? undefined : closeOnceLeft(account, tell)), [account])
  if (settled === null) return null
  const { Told, ...found } = settled
  return <Told lang={lang} {...found} away={() => tell(null)} stranger={account === null} />
}

interface Said {
  settled: Settled
  Told: ComponentType<ComponentProps<typeof Told>>
}

/**
 * Settles what is here. Most browsers keep nothing, so what does it is fetched only then, and what tells of it with it:
 * nothing is let go of that could not be told.
 */
async function settleAll(tell: (s: Said) => void): Promise<void> {
  const [{ settle }, { Told }] = await Promise.all([import('./settle.ts'), import('./told.tsx')])
  await settle((settled) => tell({ settled, Told }))
}

/**
 * A page that was drawn for somebody stands only as long as they are signed in: it is closed once they sign out in another
 * tab, when it is shown again by Back, and when their session was ended meanwhile. `tell`: an upgrade was closed to them.
 */
function closeOnceLeft(account: string, tell: (s: Said) => void): () => void {
  // The session has ended by then: what the address leads to without one is the server's to say.
  const stop = onLeft(() => (gone ? undefined : location.reload()))
  const shown = (e: PageTransitionEvent) => {
    if (e.persisted) location.reload()
  }
  let next = () => {}
  const look = async () => {
    next()
    if (gone || document.visibilityState !== 'visible') return
    const { views, ids } = await keptHere()
    const here = await standing(ids)
    if (here !== null && (here.standing !== 'in' || here.account !== account)) return location.reload()
    if (here !== null && here.gone.length > 0) await settleAll(tell)
    else if (here !== null) await tidy(here, views)
    // Where nothing is kept there is nothing to lose: it is enough to ask when one comes back.
    if (ids.length > 0) next = deviceClock.after(LOOK_EVERY, again)
  }
  const again = () => void look().catch(() => undefined)
  next = deviceClock.after(LOOK_EVERY, again)
  addEventListener('pageshow', shown)
  document.addEventListener('visibilitychange', again)
  return () => {
    stop()
    next()
    removeEventListener('pageshow', shown)
    document.removeEventListener('visibilitychange', again)
  }
}
