import { thumbsOf } from '../../domain/hands/photos.ts'
import { APPLY_VERSION } from '../../domain/log/state.ts'
import { deviceClock } from '../live/clock.ts'
import { forgetCommands, forgetView, keepView } from '../live/device-store.ts'
import type { LiveUpgrade } from '../live/live-upgrade.ts'
import { devicePhotos } from '../live/photo-store.ts'

/** What becomes of this page when the network is gone. */
export type Offline =
  /** Not known yet. */
  | 'finding-out'
  /** It opens from the phone. */
  | 'kept'
  /** Browsers keep pages only of servers reached by https. */
  | 'no-https'
  /** This browser, or this mode of it, keeps none. */
  | 'cannot'

/** How soon after a change it is kept, ms: what comes in a burst is written once. */
const SOON = 400

/**
 * Keeps what this page shows for when there is no network: the page by its worker, what it shows in the database, where
 * the commands `leaving` have their end. Tells `told` how it stands, and `upTo` up to which seq the view is on the phone's
 * disk. Everything here may fail; the page works without.
 */
export function keepOffline(
  live: LiveUpgrade,
  leaving: Set<string>,
  told: (o: Offline) => void,
  upTo: (seq: number) => void,
): void {
  keepViews(live, leaving, upTo)
  forgetOnceGone(live)
  if (!isSecureContext || !('serviceWorker' in navigator)) {
    told(isSecureContext ? 'cannot' : 'no-https')
    return
  }
  const path = handsPathOf(live.upgrade)
  // The page that makes the worker came without it, so it has to be asked for once more.
  const fetched = navigator.serviceWorker.controller !== null
  navigator.serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .then(() => navigator.serviceWorker.ready)
    .then(async ({ active }) => {
      if (!fetched) active?.postMessage({ keep: path })
      told((await isKept(path)) ? 'kept' : 'cannot')
      keepPhotos(live, active)
      // Without a word of the person's: browsers that ask one ask only where something was installed.
      await navigator.storage?.persist?.()
    })
    .catch(() => told('cannot'))
}

/** Who may not read it any more must not find it here either. */
function forgetOnceGone(live: LiveUpgrade): void {
  const stop = live.subscribe(() => {
    const { gone, me } = live.view()
    if (gone === null) return
    stop()
    // On http there are no workers, and none keeps the page.
    const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker
    workers?.controller?.postMessage({ forget: handsPathOf(live.upgrade) })
    forgetView(live.upgrade).catch(() => undefined)
    // Who is only signed out may come back, and what they said goes out then. Who was cut off comes as another.
    if (gone !== 'signed-out') forgetSaid(live.upgrade, me.account).catch(() => undefined)
  })
}

/** Keeps what the page shows of photos; asked for anew with each of them, since a worker that is busy says nothing. */
function keepPhotos(live: LiveUpgrade, worker: ServiceWorker | null): void {
  let last = '[]'
  const keep = () => {
    const { state, gone } = live.view()
    if (gone !== null) return
    const thumbs = thumbsOf(state)
    const now = JSON.stringify(thumbs)
    if (now === last) return
    last = now
    worker?.postMessage({ of: live.upgrade, thumbs })
  }
  keep()
  live.subscribe(keep)
}

async function forgetSaid(upgrade: string, account: string): Promise<void> {
  await forgetCommands(upgrade, account)
  const photos = devicePhotos(upgrade, account)
  for (const { id } of (await photos?.all()) ?? []) await photos?.remove(id)
}

const handsPathOf = (upgrade: string) => `/u/${upgrade}/hands`

/** Whether the worker has come to keep the page; it may take its time on a slow line. */
async function isKept(path: string, tries = 20): Promise<boolean> {
  if ((await caches.match(path)) !== undefined) return true
  if (tries === 0) return false
  await new Promise<void>((resolve) => deviceClock.after(1500, resolve))
  return await isKept(path, tries - 1)
}

function keepViews(live: LiveUpgrade, leaving: Set<string>, upTo: (seq: number) => void): void {
  let soon = false
  let last = ''
  const keep = () => {
    soon = false
    const { state, me, events, serverSkew, gone } = live.view()
    const now = `${state.seq} ${state.hash} ${Math.round(serverSkew / 1000)}`
    if ((now === last && leaving.size === 0) || gone !== null) return
    last = now
    const lines = events.filter((e) => e.type === 'talk.said').slice(-LINES)
    const view = {
      upgrade: live.upgrade,
      account: me.account,
      applyVersion: APPLY_VERSION,
      state,
      lines,
      skew: serverSkew,
      keptAt: deviceClock.now(),
    }
    keepView(view, leaving).then(
      (kept) => {
        if (kept) upTo(state.seq)
      },
      () => undefined,
    )
  }
  live.subscribe(() => {
    if (!soon) deviceClock.after(SOON, keep)
    soon = true
  })
  // Before the phone goes into a pocket, what has come is written.
  addEventListener('pagehide', keep)
}

const LINES = 30
