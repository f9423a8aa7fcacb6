import { APPLY_VERSION } from '../../domain/log/state.ts'
import { thumbsOf } from '../../domain/photos/photos.ts'
import { deviceClock, every } from '../live/clock.ts'
import { KEEP_EVERY, type LiveUpgrade } from '../live/live-upgrade.ts'
import { isOnlyHere } from '../live/outbox.ts'
import { hasView, keepView } from './device-store.ts'
import { forgetKept, rememberedKept, rememberKept, rememberUnsent, type Unsent } from './wiped.ts'

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
  /** The page would open, but what is tapped does not come to be on the disk. */
  | 'store-fails'

/** How soon after a change it is kept, ms: what comes in a burst is written once. */
const SOON = 400
/** How often it is looked whether all of it is there still, and up to when it was true is written, ms. */
const LOOK_EVERY = 60_000

/** What is told of it, as it changes. */
export interface OfflineEnds {
  told(o: Offline): void
  /** Up to which seq the view is on the phone's disk. */
  upTo(seq: number): void
  /** The browser threw away what it had been given to keep, with what of it was only there. */
  wiped(lost: Unsent): void
}

/**
 * Keeps what this page shows for when there is no network: the page by its worker, what it shows in the database, where
 * the commands `leaving` have their end. Kept is said of what was written by this very page and found there. Everything
 * here may fail; the page works without, and says so.
 */
export function keepOffline(live: LiveUpgrade, leaving: Set<string>, ends: OfflineEnds): void {
  let page: Offline = 'finding-out'
  let store: boolean | null = null
  const tell = () => {
    const fails = store === false || live.view().outbox.some(isOnlyHere)
    ends.told(page !== 'kept' ? page : fails ? 'store-fails' : store === null ? 'finding-out' : 'kept')
  }
  live.subscribe(tell)
  void lookForWiped(live, ends.wiped).then(() =>
    keepViews(live, leaving, (seq) => {
      store = seq !== null
      if (seq !== null) {
        rememberKept(live.upgrade, live.view().me.account)
        ends.upTo(seq)
      }
      tell()
    }),
  )
  keepPage(live, (o) => {
    page = o
    tell()
  })
}

/** Whether the browser has thrown away what an earlier page of this reader gave it to keep. */
async function lookForWiped(live: LiveUpgrade, wiped: OfflineEnds['wiped']): Promise<void> {
  const { account } = live.view().me
  const was = rememberedKept(account)
  if (was !== null && !(await hasView(live.upgrade).catch(() => true))) {
    wiped(was)
    rememberUnsent(live.upgrade, account, { taps: 0, photos: 0 })
  }
  let last = 0
  live.subscribe(() => {
    const { outbox, gone } = live.view()
    const taps = outbox.filter((e) => e.state === 'queued' || e.state === 'sent').length
    if (taps !== last && gone === null) rememberUnsent(live.upgrade, account, { taps })
    last = taps
  })
}

/** Has the worker keep the page, and looks now and then whether it still does. */
function keepPage(live: LiveUpgrade, told: (o: Offline) => void): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) {
    told(isSecureContext ? 'cannot' : 'no-https')
    return
  }
  const path = handsPathOf(live.upgrade)
  let asked = cameByWorker()
  const keep = async () => {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    if (!asked) active?.postMessage({ keep: path })
    asked = true
    told((await isKept(path)) ? 'kept' : 'cannot')
    return active
  }
  keep()
    .then(async (active) => {
      keepPhotos(live, active)
      // Without a word of the person's: browsers that ask one ask only where something was installed.
      await navigator.storage?.persist?.()
    })
    .catch(() => told('cannot'))
  every(deviceClock, LOOK_EVERY, () => {
    if (live.view().gone !== null) return
    isKept(path, 0)
      .then(async (there) => {
        if (there) return told('kept')
        asked = false
        await keep()
      })
      .catch(() => told('cannot'))
  })
}

/**
 * Whether the worker brought this page, and so keeps it without being asked. That it rules the page says less: it may
 * have come to rule it while it loaded.
 */
function cameByWorker(): boolean {
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return (visit?.workerStart ?? 0) > 0
}

/**
 * Keeps what the page shows of photos; asked for anew with each of them, since a worker that is busy says nothing. Once
 * words were erased the page is kept anew, since they stand in it.
 */
function keepPhotos(live: LiveUpgrade, worker: ServiceWorker | null): void {
  let last = '[]'
  const erasures = () => live.view().events.filter((e) => e.type === 'event.erased').length
  let erased = erasures()
  const keep = () => {
    const { state, gone } = live.view()
    if (gone !== null) return
    if (erasures() > erased) worker?.postMessage({ keep: handsPathOf(live.upgrade) })
    erased = erasures()
    const thumbs = thumbsOf(state)
    const now = JSON.stringify(thumbs)
    if (now === last) return
    last = now
    worker?.postMessage({ of: live.upgrade, thumbs })
  }
  keep()
  live.subscribe(keep)
}

const handsPathOf = (upgrade: string) => `/u/${upgrade}/hands`

/** Whether the worker has come to keep the page; it may take its time on a slow line. */
async function isKept(path: string, tries = 20): Promise<boolean> {
  if ((await caches.match(path)) !== undefined) return true
  if (tries === 0) return false
  await new Promise<void>((resolve) => deviceClock.after(1500, resolve))
  return await isKept(path, tries - 1)
}

/** `kept`: up to which seq the view lies on the disk; null: it could not be written. */
function keepViews(live: LiveUpgrade, leaving: Set<string>, kept: (seq: number | null) => void): void {
  let soon = false
  let last = ''
  let wasLive = false
  const keep = () => {
    soon = false
    const { state, me, events, serverSkew, lastHeard, gone } = live.view()
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
      ...(lastHeard === null ? {} : { heardAt: lastHeard }),
    }
    keepView(view, leaving).then(
      (old) => {
        for (const upgrade of old) forgetKept(upgrade)
        kept(state.seq)
      },
      () => {
        last = ''
        kept(null)
      },
    )
  }
  // With until when it was true, though nothing else of it changed.
  const again = () => {
    last = ''
    keep()
  }
  const change = () => {
    const { connection } = live.view()
    if (wasLive && connection === 'lost') last = ''
    wasLive = connection === 'live'
    if (!soon) deviceClock.after(SOON, keep)
    soon = true
  }
  live.subscribe(change)
  change()
  every(deviceClock, KEEP_EVERY, () => {
    if (last === '') keep()
  })
  every(deviceClock, LOOK_EVERY, again)
  // Before the phone goes into a pocket, what has come is written.
  addEventListener('pagehide', again)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') again()
  })
}

const LINES = 30
