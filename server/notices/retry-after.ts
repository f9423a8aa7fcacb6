/** Longer than this nobody waits: by then the request is answered or the ladder has gone on, ms. */
const LONGEST = 300_000

/** How long a `Retry-After` (RFC 9110: seconds, or a date) asks to wait, ms, five minutes at most; 0: it says nothing. */
export function retryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? ''
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST)
}
