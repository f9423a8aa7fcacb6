import { createHash } from 'node:crypto'
import webpush from 'web-push'
import type { PushPayload } from '../../../domain/contract/push.ts'
import { realClock } from '../../clock/clock.ts'
import type { Door } from '../../outbound/door.ts'
import type { PushFault, Sent } from '../channel.ts'
import { retryAfter } from '../retry-after.ts'
import type { PushKeys } from './keys.ts'

export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

/** RFC 8291: what a push service must take, less what the encryption adds. */
const MOST = 3800
/** Where even that was too much, there is one more try with so much, bytes. */
const LEAST = 1600
/** How long a push service keeps what it can't deliver, s: what is older than this was told otherwise. */
const TTL = 3600

/** Hands one message over to a push service; what is too long for it is shortened, once more where it says so. */
export async function sendPush(
  to: PushTarget,
  payload: PushPayload,
  options: { door: Door; keys: PushKeys; subject: string; urgent: boolean },
): Promise<Sent> {
  const sent = await handOver(to, fitting(payload, MOST), options)
  if (sent.ok || sent.why !== 'too-large') return sent
  return await handOver(to, fitting(payload, LEAST), options)
}

async function handOver(
  to: PushTarget,
  payload: PushPayload,
  options: { door: Door; keys: PushKeys; subject: string; urgent: boolean },
): Promise<Sent> {
  const sealed = seal(to, payload, options)
  if (sealed === null) return failed('unusable', null)
  const answer = await options.door.post(sealed.endpoint, sealed.headers, sealed.body)
  if (answer.ok) {
    const { status, retryAfter: header } = answer
    if (status >= 200 && status < 300) return { ok: true }
    return failed(faultOf(status), status, retryAfter(header, realClock.now()))
  }
  switch (answer.why) {
    case 'timeout':
    case 'not-allowed':
      return failed(answer.why, null)
    default:
      return failed('unreachable', null)
  }
}

/** Null: nothing can be sealed for keys like these. */
function seal(
  to: PushTarget,
  payload: PushPayload,
  { keys, subject, urgent }: { keys: PushKeys; subject: string; urgent: boolean },
) {
  try {
    const { endpoint, headers, body } = webpush.generateRequestDetails(
      { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
      JSON.stringify(payload),
      {
        vapidDetails: { subject, ...keys },
        TTL,
        urgency: urgent ? 'high' : 'normal',
        // A newer one of the same thing takes the place of one that could not be delivered yet.
        topic: createHash('sha256').update(payload.tag).digest('base64url').slice(0, 32),
      },
    )
    const { 'Content-Length': _, ...rest } = headers as Record<string, string>
    return { endpoint, headers: rest, body: new Uint8Array(body as Buffer) }
  } catch {
    return null
  }
}

function faultOf(status: number): PushFault {
  if (status === 404 || status === 410) return 'gone'
  if (status === 400 || status === 401 || status === 403) return 'refused'
  if (status === 413) return 'too-large'
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'busy'
  return 'unusable'
}

const failed = (why: PushFault, status: number | null, after = 0): Sent => ({
  ok: false,
  why,
  status,
  after,
})

/** Shortens what is longer than `most` bytes, the words before the title; the page has the rest. */
function fitting(payload: PushPayload, most: number): PushPayload {
  let fits = payload
  for (const part of ['body', 'title'] as const) {
    const all = [...payload[part]]
    for (let keep = all.length; keep > 0 && Buffer.byteLength(JSON.stringify(fits)) > most; ) {
      keep = Math.floor(keep * 0.8)
      fits = { ...fits, [part]: `${all.slice(0, keep).join('')}…` }
    }
  }
  return fits
}
