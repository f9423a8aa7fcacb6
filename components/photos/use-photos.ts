import { useEffect, useState } from 'react'
import type { PhotoAbout } from '../../domain/log/state.ts'
import { rememberUnsent } from '../kept/wiped.ts'
import { askToStay } from '../leaving/use-letting-go.ts'
import { deviceClock, every } from '../live/clock.ts'
import { KEEP_EVERY, type LiveUpgrade, type LiveView } from '../live/live-upgrade.ts'
import { isPhotoOnlyHere, PhotoQueue, type QueuedPhoto } from './photo-queue.ts'
import { devicePhotos } from './photo-store.ts'
import { scaled, sendPhoto } from './send-photo.ts'

/** What a live page does with pictures; a page without script sends them as forms. */
export interface PhotoTools {
  /** Those not yet shown by the log, oldest first. */
  queue: readonly QueuedPhoto[]
  /** There is a line to send them over. */
  up: boolean
  /** False: too large to be sent. */
  take(about: PhotoAbout, file: File): Promise<boolean>
  again(id: string): void
  drop(id: string): void
}

/** The pictures on their way from this page. Null until it lives: the first rendering is the server's. */
export function usePhotos(live: LiveUpgrade, view: LiveView): PhotoTools | null {
  const [queue, setQueue] = useState<PhotoQueue | null>(null)
  const [photos, draw] = useState<readonly QueuedPhoto[]>([])
  const { upgrade } = live
  const { account } = view.me
  const up = view.connection === 'live'
  const listed = view.state.photos
  useEffect(() => {
    const store = devicePhotos(upgrade, account)
    const made = new PhotoQueue({ upgrade, account, store, send: sendPhoto })
    let last = 0
    const off = made.subscribe(() => {
      const now = made.view()
      draw(now)
      const waiting = now.filter((p) => p.state === 'queued' || p.state === 'sending').length
      if (waiting !== last) rememberUnsent(upgrade, account, { photos: waiting })
      last = waiting
    })
    setQueue(made)
    void made.load()
    const keep = () => void made.keepAgain()
    const flush = () => {
      if (document.visibilityState === 'visible') made.flush()
      else keep()
    }
    const looks = every(deviceClock, KEEP_EVERY, keep)
    addEventListener('pagehide', keep)
    addEventListener('online', flush)
    addEventListener('focus', flush)
    document.addEventListener('visibilitychange', flush)
    const asks = askToStay(() =>
      made
        .view()
        .filter(isPhotoOnlyHere)
        .map(({ state: _state, kept: _kept, setback: _setback, ...photo }) => {
          return { id: photo.id, upgrade, account, saidAt: photo.takenAt, said: { photo } }
        }),
    )
    return () => {
      off()
      asks()
      looks()
      removeEventListener('pagehide', keep)
      removeEventListener('online', flush)
      removeEventListener('focus', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [upgrade, account])
  useEffect(() => {
    if (up) queue?.flush()
  }, [queue, up])
  useEffect(() => queue?.settle((id) => listed[id] !== undefined), [queue, listed])
  if (queue === null) return null
  return {
    // Between the server's word and the queue's, a picture must not be seen twice.
    queue: photos.filter((p) => listed[p.id] === undefined),
    up,
    async take(about, file) {
      const bytes = await scaled(file)
      if (bytes === null) return false
      await queue.add(about, bytes)
      return true
    },
    again: (id) => void queue.again(id),
    drop: (id) => void queue.drop(id),
  }
}
