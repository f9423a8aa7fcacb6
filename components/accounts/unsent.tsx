'use client'
import { useEffect, useState } from 'react'
import { keptCommands } from '../kept/device-store.ts'
import { deviceClock } from '../live/clock.ts'
import { devicePhotos } from '../photos/photo-store.ts'

/** How often it is looked again, ms: a page in another tab may be sending. */
const LOOK = 1500

/** How much of what was tapped in this browser has not reached the server; nothing is drawn where there is none. */
export function Unsent(props: {
  /** Null: whoever's. */
  account: string | null
  upgrade: string | null
  /** By how many there are: the words for one and for more. */
  texts: { one: string; more: string }
}) {
  const { account, upgrade } = props
  const [n, found] = useState(0)
  useEffect(() => {
    let cancel = () => {}
    const look = async () => {
      const said = await keptCommands().catch(() => [])
      const own = said.filter((c) => account === null || c.account === account)
      const taps = own.filter(({ command }) => command.type !== 'card.hold').length
      const photos =
        account === null || upgrade === null
          ? []
          : await (devicePhotos(upgrade, account)?.all() ?? Promise.resolve([])).catch(() => [])
      found(taps + photos.length)
      cancel = deviceClock.after(LOOK, () => void look())
    }
    cancel = deviceClock.after(LOOK, () => void look())
    return () => cancel()
  }, [account, upgrade])
  return (
    <p role="status" className={n === 0 ? 'hidden' : 'font-semibold text-warn'}>
      {n === 0 ? '' : n === 1 ? props.texts.one : props.texts.more.replace('#', String(n))}
    </p>
  )
}

/** Loads the page anew when its reader comes back to it: what it says may be over. */
export function AnewOnReturn() {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') location.reload()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return null
}
