import { useEffect, useState } from 'react'
import type { Lang } from '../../domain/messages/lang.ts'
import { pushPhone } from '../../domain/notices/words/push-phone.ts'
import { deviceClock } from '../live/clock.ts'
import { can as marked, press, soft, warn } from '../phone/look.tsx'
import { asked, posted, type Standing, settle } from '../worker/subscription.ts'

type Can = 'no' | 'ios' | 'denied' | 'yes'

/** How often it is asked whether a try was tapped, ms. */
const LOOK = 1500

/** Whether this phone is rung in a pocket, why not, and a try that proves it. Draws nothing until that is known. */
export function PushPart({ lang }: { lang: Lang }) {
  const words = pushPhone[lang]
  const [standing, stand] = useState<Standing | 'unknown' | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const [can, setCan] = useState<Can | null>(null)

  /** Looks at all of it anew, and puts right what can be without a tap. True: nothing was in the way. */
  async function look(anew = false): Promise<boolean> {
    const able = capability()
    setCan(able)
    if (able !== 'yes' && able !== 'denied') return true
    try {
      const { pushManager } = await navigator.serviceWorker.ready
      stand(Notification.permission === 'granted' ? await settle(pushManager, anew) : await forbidden())
      setFault('')
      return true
    } catch (e) {
      const at = await asked().catch(() => 'unknown' as const)
      stand(at)
      if (at !== 'unknown') setFault(at.faults[(e as Error).name === 'AbortError' ? 'noService' : 'failed'])
      return false
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: What it looks at is outside of what is drawn.
  useEffect(() => {
    // What stands here may be days old when the phone comes out of the pocket.
    const seen = () => void (document.visibilityState === 'visible' && look())
    seen()
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('online', seen)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('online', seen)
    }
  }, [])

  useEffect(() => {
    if (standing === null || standing === 'unknown' || !standing.says.waits) return
    return deviceClock.after(LOOK, () => {
      asked().then(stand, () => stand({ ...standing }))
    })
  }, [standing])

  async function tapped(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    setFault('')
    await work().catch(() => setFault(words.unknown))
    setBusy(false)
  }

  const turnOn = () =>
    tapped(async () => {
      // Browsers ask only after a tap, and this is one.
      await Notification.requestPermission()
      await look(true)
    })

  const tryIt = () =>
    tapped(async () => {
      const { ok, why, says, message } = await posted('/api/push/drill', {})
      // What its service does not take any more is replaced at once.
      if ((await look(why === 'unusable')) && !ok) setFault(says ?? message ?? '')
    })

  if (can === null) return null
  if (can !== 'yes') return <Line mark="!" word={words[can === 'no' ? 'cannot' : can]} />
  if (standing === null) return null
  if (standing === 'unknown') return <Line mark="…" word={words.unknown} />
  const { good, waits, line, more } = standing.says
  return (
    <>
      <Line mark={good ? '✓' : waits ? '…' : '!'} word={line} />
      {fault === '' ? (
        <p className={soft}>{more}</p>
      ) : (
        <p className={warn} role="alert">
          {fault}
        </p>
      )}
      {standing.offered ? (
        <button
          type="button"
          className={`mt-3 ${press(standing.on && !good && !waits ? 'big' : 'plain')}`}
          disabled={busy}
          onClick={standing.on ? tryIt : turnOn}
        >
          {standing.on ? words.tryIt : busy ? words.asking : words.turnOn}
        </button>
      ) : null}
    </>
  )
}

function Line({ word, mark }: { word: string; mark: string }) {
  return (
    <p className={mark === '✓' ? `can-yes ${marked(true)}` : marked(false)}>
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

/** Whatever the server has of this browser rings nobody: it is told, so that nobody counts on it. */
async function forbidden(): Promise<Standing> {
  const at = await asked()
  if (at.on) await posted('/api/push/end', { lost: true })
  return at.on ? await asked() : at
}
