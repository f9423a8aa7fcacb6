import { useEffect, useState } from 'react'
import type { PhotoAbout } from '../../domain/log/state.ts'
import type { LiveUpgrade, LiveView } from '../live/live-upgrade.ts'
import type { QueuedPhoto } from './queued.ts'
import type { StartedPhotos, startPhotos } from './start-photos.ts'

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

/** The pictures on their way from this page. Null until `start` has come: till then they are sent as forms. */
export function usePhotos(
  live: LiveUpgrade,
  view: LiveView,
  start: typeof startPhotos | null,
): PhotoTools | null {
  const [started, begin] = useState<StartedPhotos | null>(null)
  const [photos, draw] = useState<readonly QueuedPhoto[]>([])
  const { upgrade } = live
  const { account } = view.me
  const up = view.connection === 'live'
  const listed = view.state.photos
  useEffect(() => {
    if (start === null) return
    const made = start(upgrade, account, draw)
    begin(made)
    return made.stop
  }, [start, upgrade, account])
  const queue = started?.queue
  useEffect(() => {
    if (up) queue?.flush()
  }, [queue, up])
  useEffect(() => queue?.settle((id) => listed[id] !== undefined), [queue, listed])
  if (started === null) return null
  return {
    // Between the server's word and the queue's, a picture must not be seen twice.
    queue: photos.filter((p) => listed[p.id] === undefined),
    up,
    take: started.take,
    again: (id) => void started.queue.again(id),
    drop: (id) => void started.queue.drop(id),
  }
}
