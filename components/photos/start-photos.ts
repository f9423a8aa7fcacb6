import type { PhotoAbout } from '../../domain/log/state.ts'
import { rememberUnsent } from '../kept/wiped.ts'
import { askToStay } from '../leaving/use-letting-go.ts'
import { deviceClock, every } from '../live/clock.ts'
import { KEEP_EVERY } from '../live/live-upgrade.ts'
import { PhotoQueue } from './photo-queue.ts'
import { devicePhotos } from './photo-store.ts'
import { isPhotoOnlyHere, type QueuedPhoto } from './queued.ts'
import { scaled, sendPhoto } from './send-photo.ts'

/** The pictures on their way from this page; `stop` lets go of the page, not of them. */
export interface StartedPhotos {
  queue: Pick<PhotoQueue, 'flush' | 'settle' | 'again' | 'drop'>
  /** False: too large to be sent. */
  take(about: PhotoAbout, file: File): Promise<boolean>
  stop(): void
}

/** Goes on with the pictures that this account took in this browser for an upgrade, and takes new ones. */
export function startPhotos(
  upgrade: string,
  account: string,
  draw: (photos: readonly QueuedPhoto[]) => void,
): StartedPhotos {
  const store = devicePhotos(upgrade, account)
  const queue = new PhotoQueue({ upgrade, account, store, send: sendPhoto })
  let last = 0
  const off = queue.subscribe(() => {
    const now = queue.view()
    draw(now)
    const waiting = now.filter((p) => p.state === 'queued' || p.state === 'sending').length
    if (waiting !== last) rememberUnsent(upgrade, account, { photos: waiting })
    last = waiting
  })
  void queue.load()
  const keep = () => void queue.keepAgain()
  const flush = () => {
    if (document.visibilityState === 'visible') queue.flush()
    else keep()
  }
  const looks = every(deviceClock, KEEP_EVERY, keep)
  addEventListener('pagehide', keep)
  addEventListener('online', flush)
  addEventListener('focus', flush)
  document.addEventListener('visibilitychange', flush)
  const asks = askToStay(() =>
    queue
      .view()
      .filter(isPhotoOnlyHere)
      .map(({ state: _state, kept: _kept, setback: _setback, ...photo }) => {
        return { id: photo.id, upgrade, account, saidAt: photo.takenAt, said: { photo } }
      }),
  )
  return {
    queue,
    async take(about, file) {
      const bytes = await scaled(file)
      if (bytes === null) return false
      await queue.add(about, bytes)
      return true
    },
    stop() {
      off()
      asks()
      looks()
      removeEventListener('pagehide', keep)
      removeEventListener('online', flush)
      removeEventListener('focus', flush)
      document.removeEventListener('visibilitychange', flush)
    },
  }
}
