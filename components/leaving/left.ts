/** Told to all pages of this browser once it was left. */
const CHANNEL = 'farhand-left'

/** This page said so itself, and goes where it goes. */
let saidHere = false

/** Tells the other pages of this browser that it was left. */
export function tellLeft(): void {
  saidHere = true
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('left')
  channel.close()
}

/** Calls back once another page of this browser says so. Returns what ends it. */
export function onLeft(left: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = () => {
    if (!saidHere) left()
  }
  return () => channel.close()
}
