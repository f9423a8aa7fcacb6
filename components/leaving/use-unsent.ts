'use client'
import { useCallback, useState } from 'react'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import { demoOf } from '../../domain/demo/demo.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { onlyInOpenPages } from '../kept/only-here.ts'
import { deviceClock } from '../live/clock.ts'
import { sendPhoto } from '../photos/send-photo.ts'
import { standing } from './standing.ts'
import { forgetSaid, type Undelivered, undelivered } from './undelivered.ts'
import { type Became, refusedOf } from './unsent-list.tsx'

/** What lies undelivered in this browser, and a way to deliver it now. */
export interface Unsent {
  /** Oldest first, with what was sent just now; null: not looked for yet. */
  items: readonly Undelivered[] | null
  /** The last look could read nothing: what is here is not known. */
  unread: boolean
  titles: Readonly<Record<string, string>>
  /** The account that is signed in here. */
  mine: string | null
  became: Readonly<Record<string, Became>>
  /** What is still to be delivered, or to be dropped. */
  left: readonly Undelivered[]
  /** Of those, what may be sent by who is signed in. */
  sendable: readonly Undelivered[]
  busy: boolean
  /** Looks again; answers with what was not shown before, or null where nothing can be read. */
  look(): Promise<readonly Undelivered[] | null>
  send(): Promise<void>
}

export function useUnsent(lang: Lang): Unsent {
  const [items, setItems] = useState<readonly Undelivered[] | null>(null)
  const [here, setHere] = useState<{ mine: string | null; titles: Record<string, string> }>({
    mine: null,
    titles: {},
  })
  const [became, become] = useState<Readonly<Record<string, Became>>>({})
  const [busy, setBusy] = useState(false)
  const [unread, setUnread] = useState(false)
  const left = (items ?? []).filter((u) => became[u.id]?.is !== 'sent')
  const sendable = left.filter((u) => u.account === here.mine && refusedOf(u, lang) === null)

  const look = useCallback(async () => {
    const [open, all] = await Promise.all([onlyInOpenPages(), undelivered().catch(() => null)])
    setUnread(all === null)
    if (all === null) return null
    const held = open.filter((o) => !all.some((u) => u.id === o.id))
    // A demo's taps are its own, and gone with it.
    const found = [...all, ...held].filter((u) => demoOf(u.upgrade) === null)
    if (found.length > 0) {
      const told = await standing([...new Set(found.map((u) => u.upgrade))])
      if (told !== null) {
        const titles = Object.entries(told.upgrades).map(([id, { title }]) => [id, title])
        setHere({ mine: told.account, titles: Object.fromEntries(titles) })
      }
    }
    const shown = items ?? []
    const fresh = found.filter((f) => !shown.some((u) => u.id === f.id))
    // What was delivered meanwhile by another page is no more to be asked about.
    setItems([
      ...shown.filter((u) => became[u.id]?.is === 'sent' || found.some((f) => f.id === u.id)),
      ...fresh,
    ])
    return fresh
  }, [items, became])

  async function send(): Promise<void> {
    setBusy(true)
    for (const u of sendable) {
      become((all) => ({ ...all, [u.id]: { is: 'sending' } }))
      const fate = await sent(u, lang)
      // Left behind, it is sent again, and answered as before.
      if (fate.is === 'sent') await forgetSaid([u]).catch(() => undefined)
      become((all) => ({ ...all, [u.id]: fate }))
    }
    setBusy(false)
  }

  return { items, unread, ...here, became, left, sendable, busy, look, send }
}

/** One try at delivering it, under its own id: what is there already is not done twice. Never throws. */
async function sent(u: Undelivered, lang: Lang): Promise<Became> {
  const words = leaving[lang].unsent
  if ('photo' in u.said) {
    const answer = await sendPhoto(u.said.photo)
    if (answer.now === 'stored') return { is: 'sent' }
    const why = answer.now === 'refused' ? `${words.refused} ${answer.why}` : answer.why || words.later
    return { is: 'no', why }
  }
  const { id, upgrade, account, saidAt, said } = u
  try {
    const answer = await fetch(`/api/upgrades/${upgrade}/commands`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, command: said.command, account, saidAt, sentAt: deviceClock.now() }),
    })
    const told = (await answer.json()) as { ok: boolean; message?: string }
    if (told.ok) return { is: 'sent' }
    return { is: 'no', why: told.message === undefined ? words.later : `${words.refused} ${told.message}` }
  } catch {
    return { is: 'no', why: words.later }
  }
}
