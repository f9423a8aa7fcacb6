import { useEffect, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { push } from '../../domain/messages/push.ts'
import { deviceClock } from '../live/clock.ts'

/** How push stands on this phone. */
interface Standing {
  publicKey: string
  on: boolean
  dropped: boolean
  roundTrip: number | null
  proven: boolean
  drillOpen: boolean
}

type Can = 'no' | 'ios' | 'denied' | 'yes'

/** How often it is asked whether the try was tapped, ms, and how often at most. */
const LOOK = 1500
const LOOKS = 40

/** Whether this phone is rung in a pocket, why not, and a try that proves it. Draws nothing until that is known. */
export function PushPart({ lang }: { lang: Lang }) {
  const words = push[lang]
  const [standing, stand] = useState<Standing | null>(null)
  const [busy, setBusy] = useState(false)
  const [failed, fail] = useState(false)
  const [can, setCan] = useState<Can | null>(null)

  useEffect(() => {
    const able = capability()
    setCan(able)
    if (able === 'yes') refresh().then(stand, () => undefined)
  }, [])

  async function turnOn(): Promise<void> {
    setBusy(true)
    fail(false)
    try {
      // Browsers ask only after a tap, and this is one.
      if ((await Notification.requestPermission()) !== 'granted') setCan(capability())
      else {
        const at = standing ?? (await asked())
        await subscribe(at.publicKey)
        stand(await asked())
      }
    } catch {
      fail(true)
    }
    setBusy(false)
  }

  async function tryIt(): Promise<void> {
    setBusy(true)
    fail(false)
    const { ok } = await posted('/api/push/drill', {}).catch(() => ({ ok: false }))
    fail(!ok)
    for (let n = 0; ok && n < LOOKS; n++) {
      const now = await asked().catch(() => null)
      if (now !== null) stand(now)
      if (now?.drillOpen === false) break
      await new Promise<void>((go) => deviceClock.after(LOOK, go))
    }
    setBusy(false)
  }

  if (can === null) return null
  if (can !== 'yes') return <Can word={words[can === 'no' ? 'cannot' : can]} mark="!" />
  if (standing === null) return null
  return (
    <>
      {standing.on ? (
        <>
          <Can word={words.on} mark="✓" good />
          <p className="soft">
            {standing.drillOpen
              ? words.waiting
              : standing.proven && standing.roundTrip !== null
                ? words.roundTrip((standing.roundTrip / 1000).toFixed(1))
                : standing.proven
                  ? ''
                  : words.unproven}
          </p>
          <button type="button" className="press" disabled={busy} onClick={() => void tryIt()}>
            {words.tryIt}
          </button>
        </>
      ) : (
        <>
          <Can word={standing.dropped ? words.dropped : words.off} mark="!" />
          <button type="button" className="press" disabled={busy} onClick={() => void turnOn()}>
            {busy ? words.asking : words.turnOn}
          </button>
        </>
      )}
      {failed ? (
        <p className="warn" role="alert">
          {words.failed}
        </p>
      ) : null}
    </>
  )
}

function Can({ word, mark, good = false }: { word: string; mark: string; good?: boolean }) {
  return (
    <p className={`can ${good ? 'can-yes' : 'can-no'}`}>
      <span aria-hidden="true">{mark}</span>
      <span>{word}</span>
    </p>
  )
}

function capability(): Can {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)
    return Notification.permission === 'denied' ? 'denied' : 'yes'
  // There only a page on the Home Screen may.
  return /iPhone|iPad/.test(navigator.userAgent) ? 'ios' : 'no'
}

/** A subscription may have been lost, or the server may not know it: looked at on every opening. */
async function refresh(): Promise<Standing> {
  const at = await asked()
  const { pushManager } = await navigator.serviceWorker.ready
  const has = await pushManager.getSubscription()
  if (has === null || at.dropped) return { ...at, on: false }
  if (!at.on) {
    await posted('/api/push', has.toJSON())
    return await asked()
  }
  return at
}

async function subscribe(key: string): Promise<void> {
  const { pushManager } = await navigator.serviceWorker.ready
  // One that its service gave up would be given again.
  await (await pushManager.getSubscription())?.unsubscribe()
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { ok } = await posted('/api/push', made.toJSON())
  if (!ok) throw new Error('not stored')
}

async function asked(): Promise<Standing> {
  return (await (await fetch('/api/push', { credentials: 'same-origin' })).json()) as Standing
}

async function posted(path: string, body: unknown): Promise<{ ok: boolean }> {
  const answer = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return (await answer.json()) as { ok: boolean }
}
