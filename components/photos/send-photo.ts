import { deviceClock } from '../live/clock.ts'
import { setbacks } from '../live/sender.ts'
import type { Sent } from './photo-queue.ts'
import type { KeptPhoto } from './photo-store.ts'

/** A line that does not take a picture within this is given up, ms; it is tried again. */
const PATIENCE = 90_000
/** Longest edge sent, pixels; and what the server takes at the most, bytes. */
const EDGE = 1600
const MOST = 8 * 1024 * 1024
/** What is said here may be otherwise in a moment, and with it the answer. */
const passing = [...setbacks, 'no-such-upgrade']

/** One try at sending a picture. Never throws; a line that is not there is `later` without a reason. */
export async function sendPhoto(photo: KeptPhoto): Promise<Sent> {
  const { id, about, takenAt } = photo
  const query = new URLSearchParams({
    id,
    account: photo.account,
    about: `${about.kind}:${about.id}`,
    saidAt: String(takenAt),
    sentAt: String(deviceClock.now()),
  })
  const broken = new AbortController()
  const stop = deviceClock.after(PATIENCE, () => broken.abort())
  try {
    const answer = await fetch(`/api/upgrades/${photo.upgrade}/photos?${query}`, {
      method: 'POST',
      body: photo.bytes,
      headers: { 'content-type': 'image/jpeg', accept: 'application/json' },
      credentials: 'same-origin',
      signal: broken.signal,
    })
    const said = (await answer.json().catch(() => null)) as {
      ok?: boolean
      message?: string
      refusal?: { code: string }
    } | null
    if (said?.ok === true) return { now: 'stored' }
    const why = said?.message ?? ''
    const code = said?.refusal?.code
    // Signed out, or a proxy's own page: whoever signs in again sends it.
    return code === undefined || passing.includes(code) ? { now: 'later', why } : { now: 'refused', why }
  } catch {
    return { now: 'later', why: '' }
  } finally {
    stop()
  }
}

/**
 * The picture as it is sent: at most 1600 px, as JPEG drawn anew, so that what the camera wrote into it stays behind. One
 * that this browser can't draw goes as it is, if it isn't too large; the server strips it. Null: too large.
 */
export async function scaled(file: Blob): Promise<ArrayBuffer | null> {
  const drawn = await draw(file).catch(() => null)
  const sent = drawn ?? file
  return sent.size > MOST ? null : await sent.arrayBuffer()
}

async function draw(file: Blob): Promise<Blob | null> {
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, EDGE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(image.width * scale))
  canvas.height = Math.max(1, Math.round(image.height * scale))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  image.close()
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
}
