import type { Undelivered } from '../leaving/undelivered.ts'
import { deviceClock } from '../live/clock.ts'
import { newCommandId } from '../live/command-id.ts'

const CHANNEL = 'farhand-only-here'
/** A page that answers does so in a few milliseconds; one that the system has put to sleep, not at all. */
const WAIT = 400

type Word = { ask: string } | { to: string; held: readonly Undelivered[] }

/** Tells a page that asks what this one holds in memory alone: its browser could not keep it. Returns what ends it. */
export function tellOnlyHere(held: () => readonly Undelivered[]): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if ('ask' in data) channel.postMessage({ to: data.ask, held: held() } satisfies Word)
  }
  return () => channel.close()
}

/** What other open pages of this browser hold in memory alone, as far as they answer. Never fails. */
export function onlyInOpenPages(): Promise<Undelivered[]> {
  if (typeof BroadcastChannel === 'undefined') return Promise.resolve([])
  const channel = new BroadcastChannel(CHANNEL)
  const me = newCommandId()
  const found: Undelivered[] = []
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if ('to' in data && data.to === me) found.push(...data.held)
  }
  channel.postMessage({ ask: me } satisfies Word)
  return new Promise((resolve) =>
    deviceClock.after(WAIT, () => {
      channel.close()
      resolve(found)
    }),
  )
}
