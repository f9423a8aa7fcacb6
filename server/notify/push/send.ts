import { createHash } from 'node:crypto'
import webpush from 'web-push'
import type { PushPayload } from '../../../domain/contract/push.ts'
import type { Sent } from '../channel.ts'
import type { PushKeys } from './keys.ts'

export interface PushTarget {
  endpoint: string
  p256dh: string
  auth: string
}

/** RFC 8291: what a push service must take, less what the encryption adds. */
const MOST = 3800
/** How long a push service keeps what it can't deliver, s: what is older than this was told otherwise. */
const TTL = 3600
const PATIENCE = 10_000

/** Hands one message over to a push service. `gone`: that browser will never take another. */
export async function sendPush(
  to: PushTarget,
  payload: PushPayload,
  options: { keys: PushKeys; subject: string; urgent: boolean },
): Promise<Sent> {
  const { publicKey, privateKey } = options.keys
  try {
    const request = webpush.generateRequestDetails(
      { endpoint: to.endpoint, keys: { p256dh: to.p256dh, auth: to.auth } },
      JSON.stringify(fitting(payload)),
      {
        vapidDetails: { subject: options.subject, publicKey, privateKey },
        TTL,
        urgency: options.urgent ? 'high' : 'normal',
        // A newer one of the same thing takes the place of one that could not be delivered yet.
        topic: createHash('sha256').update(payload.tag).digest('base64url').slice(0, 32),
      },
    )
    const { 'Content-Length': _, ...headers } = request.headers as Record<string, string>
    const answer = await fetch(request.endpoint, {
      method: 'POST',
      headers,
      body: new Uint8Array(request.body as Buffer),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    await answer.body?.cancel()
    if (answer.ok) return { ok: true }
    return { ok: false, gone: answer.status === 404 || answer.status === 410, why: `${answer.status}` }
  } catch (error) {
    return { ok: false, gone: false, why: error instanceof Error ? error.name : 'failed' }
  }
}

/** Shortens what is too long; the page has the rest. */
function fitting(payload: PushPayload): PushPayload {
  let { body } = payload
  while (Buffer.byteLength(JSON.stringify({ ...payload, body })) > MOST && body.length > 0)
    body = `${[...body].slice(0, Math.floor([...body].length * 0.8)).join('')}…`.replace(/……$/, '…')
  return { ...payload, body }
}
