import { createHmac } from 'node:crypto'
import type { Door } from '../outbound/door.ts'
import type { Address } from './addresses.ts'
import type { Notice } from './channel.ts'
import { post } from './post.ts'
import type { Went } from './went.ts'

/**
 * Posts JSON, signed: `Farhand-Signature: v1=` and the hex of HMAC-SHA256, by the channel's secret, over the header
 * `Farhand-Timestamp` (real epoch seconds), a dot, and the body. `Farhand-Id` is the same at each try of one message.
 */
export async function sendWebhook(
  door: Door,
  to: Extract<Address, { kind: 'webhook' }>,
  notice: Notice,
  { id, now }: { id: string; now: number },
): Promise<Went> {
  const { upgrade, kind, title, body, url, urgent, lang } = notice
  const text = JSON.stringify({ id, upgrade, kind, about: notice.id, title, body, url, urgent, lang })
  const timestamp = String(Math.floor(now / 1000))
  return post(door, to.url, text, {
    'content-type': 'application/json',
    'farhand-id': id,
    'farhand-timestamp': timestamp,
    'farhand-signature': `v1=${signature(to.secret, timestamp, text)}`,
  })
}

export function signature(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}
