'use client'
import { useEffect, useState } from 'react'
import type { Devices } from '../../domain/contract/push.ts'
import { demoOf } from '../../domain/demo/demo.ts'
import { pushReach } from '../../domain/notices/words/push-reach.ts'
import { useDesk } from '../desk/desk-context.tsx'
import { deviceClock } from '../live/clock.ts'
import { StateMark } from '../ui/marks.tsx'

/** How often it is asked anew, ms: a try on the phone is answered within seconds, and nothing hangs on it. */
const EVERY = 60_000

/** What devices are called and how push reaches them, asked of the server while `wanted`; null until it is known. */
export function useDevices(wanted: boolean): Devices | null {
  const { state, role, readOnly } = useDesk()
  const [known, setKnown] = useState<Devices | null>(null)
  const ask = wanted && !readOnly && (role === 'upgrader' || role === 'sentinel') && demoOf(state.id) === null
  useEffect(() => {
    if (!ask) return
    const over = new AbortController()
    let stop = () => {}
    const look = () => {
      fetch(`/api/upgrades/${encodeURIComponent(state.id)}/devices`, { signal: over.signal })
        .then(async (answer) => {
          const said: unknown = answer.ok ? await answer.json() : null
          if (isDevices(said)) setKnown(said)
        })
        .catch(() => {
          // No network: what was known stays.
        })
        .finally(() => {
          if (!over.signal.aborted) stop = deviceClock.after(EVERY, look)
        })
    }
    look()
    return () => {
      over.abort()
      stop()
    }
  }, [ask, state.id])
  return known
}

/** What a server of another version says otherwise is not known. */
function isDevices(said: unknown): said is Devices {
  const { devices, push } = (said ?? {}) as Partial<Devices>
  if (devices === undefined || push === undefined) return false
  return (
    Object.values(devices).every((name) => typeof name === 'string') &&
    Object.values(push).every((p) => typeof p?.devices === 'number')
  )
}

/** Says that nobody at the boxes is sure to be rung while the phone is in a pocket, and what to ask of them. */
export function PushWarning() {
  const { state, lang, role } = useDesk()
  const on = role === 'upgrader' && ['ready', 'running', 'rolling-back'].includes(state.status)
  const known = useDevices(on)
  if (!on || known === null) return null
  const there = Object.values(state.people).filter((p) => known.push[p.id] !== undefined)
  if (there.length === 0 || there.some((p) => known.push[p.id]?.proven)) return null
  const words = pushReach[lang]
  const names = there.map((p) => p.name || p.id).join(lang === 'en' ? ', ' : '、')
  const rung = there.some((p) => (known.push[p.id]?.devices ?? 0) > 0)
  const why =
    known.offered === false ? words.noneOffered : rung ? words.noneProven(names) : words.noneRung(names)
  return (
    <p className="hands-now tone-warn flex items-center gap-1.75 text-sm text-tone">
      <StateMark mark="bang" tone="warn" />
      <span>{why}</span>
    </p>
  )
}
