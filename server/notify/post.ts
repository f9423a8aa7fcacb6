import { realClock } from '../clock.ts'
import { retryAfter } from './retry-after.ts'
import type { Went } from './went.ts'

/** How long the other side may take, ms. */
const TIME_OUT = 10_000

/**
 * Posts to an address that a person gave. Follows nothing that it leads to, reads nothing of what is answered, waits ten
 * seconds: whoever gives us an address must not learn what stands behind another one.
 */
export async function post(url: string, body: string, headers: Record<string, string>): Promise<Went> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'user-agent': 'Farhand', ...headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_OUT),
    })
    await answer.body?.cancel().catch(() => undefined)
    const went = wentBy(answer.status)
    return went.ok || !went.again
      ? went
      : { ...went, after: retryAfter(answer.headers.get('retry-after'), realClock.now()) }
  } catch (error) {
    return { ok: false, ...faultOf(error) }
  }
}

function wentBy(status: number): Went {
  if (status >= 200 && status < 300) return { ok: true }
  if (status >= 300 && status < 400) return { ok: false, why: 'redirected', status, again: false }
  if (status === 404 || status === 410) return { ok: false, why: 'gone', status, again: false }
  // Too many, or a fault of theirs, may pass; what they refuse now they refuse in a minute too.
  return { ok: false, why: 'refused', status, again: status === 429 || status === 408 || status >= 500 }
}

function faultOf(error: unknown): Omit<Extract<Went, { ok: false }>, 'ok'> {
  const { name } = error as Error
  if (name === 'TimeoutError' || name === 'AbortError') return { why: 'timeout', status: null, again: true }
  const code = String(((error as Error).cause as { code?: unknown } | undefined)?.code ?? '')
  if (/CERT|SIGNED|ALTNAME|^ERR_TLS|^EPROTO$/.test(code))
    return { why: 'not-trusted', status: null, again: false }
  return { why: 'unreachable', status: null, again: true }
}
