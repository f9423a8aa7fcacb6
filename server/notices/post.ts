import type { ChannelKind } from '../../domain/notices/notices.ts'
import { realClock } from '../clock/clock.ts'
import type { Door } from '../outbound/door.ts'
import { retryAfter } from './retry-after.ts'
import type { Went } from './went.ts'

/** Posts to an address that a person gave, and says how that went: for whoever runs the server (see `blurred`). */
export async function post(
  door: Door,
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<Went> {
  const answer = await door.post(url, headers, body)
  if (!answer.ok) {
    const { why } = answer
    return { ok: false, why, status: null, again: why === 'timeout' || why === 'unreachable' }
  }
  const went = wentBy(answer.status)
  return went.ok || !went.again ? went : { ...went, after: retryAfter(answer.retryAfter, realClock.now()) }
}

function wentBy(status: number): Went {
  if (status >= 200 && status < 300) return { ok: true }
  if (status >= 300 && status < 400) return { ok: false, why: 'redirected', status, again: false }
  if (status === 404 || status === 410) return { ok: false, why: 'gone', status, again: false }
  // Too many, or a fault of theirs, may pass; what they refuse now they refuse in a minute too.
  return { ok: false, why: 'refused', status, again: status === 429 || status === 408 || status >= 500 }
}

/**
 * The same for everybody else's eyes: that it failed, and whether it may not be sent there at all. What an address answers,
 * or that nobody does, would tell whoever gave it what stands there.
 */
export function blurred(went: Went): Went {
  if (went.ok || went.why === 'not-allowed' || went.why === 'not-set-up') return went
  const { again, after } = went
  return { ok: false, why: 'not-delivered', status: null, again, ...(after === undefined ? {} : { after }) }
}

/** Whether such a way leads to an address that its owner gave us to post to. */
export const isPosted = (kind: ChannelKind) => kind === 'ntfy' || kind === 'webhook'
