'use client'
import { startTransition, useEffect, useState } from 'react'
import { deviceClock } from './clock.ts'
import type { LiveView } from './live-upgrade.ts'
import type { UpgradeSource } from './source.ts'

/**
 * The view of an upgrade, drawn again after each change. Connects while it is used. What comes in is drawn as a
 * transition: in slices, between which keys and taps are served, however much comes at once. `now`: in one go, for a
 * screen that has little to draw and must show it at once. `first`: what is drawn first, where more may have come by then.
 */
export function useLive(
  live: UpgradeSource,
  when: 'in-slices' | 'now' = 'in-slices',
  first?: LiveView,
): LiveView {
  const [view, setView] = useState(() => first ?? live.view())
  useEffect(() => {
    const set = () => setView(live.view())
    const draw = when === 'now' ? set : () => startTransition(set)
    const unsubscribe = live.subscribe(draw)
    // Connecting, or anything since the first drawing, may have changed it before we listened.
    draw()
    return unsubscribe
  }, [live, when])
  return view
}

/** The upgrade's clock, read again every so many real ms. The first reading is the page's own, for hydration. */
export function useNow(live: UpgradeSource, everyMs = 1000): number {
  const [now, setNow] = useState(live.firstNow)
  useEffect(() => {
    let cancel = () => {}
    let clock = live.view().state.clock
    const tick = () => {
      setNow(live.now())
      cancel = deviceClock.after(fine(live, everyMs), tick)
    }
    tick()
    // A clock that was set or set going shows it at once.
    const unsubscribe = live.subscribe(() => {
      if (live.view().state.clock === clock) return
      clock = live.view().state.clock
      setNow(live.now())
    })
    return () => {
      cancel()
      unsubscribe()
    }
  }, [live, everyMs])
  return now
}

/** A clock that runs through a quarter of an hour in a second is read more often, so that two screens agree. */
function fine(live: UpgradeSource, everyMs: number): number {
  const { clock } = live.view().state
  return clock.kind === 'own' && clock.rate > 60 ? Math.min(everyMs, 250) : everyMs
}
