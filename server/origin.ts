import type { IncomingMessage } from 'node:http'

/**
 * True when a browser page of our own made this request, or no browser page did (no `Origin`: a terminal, a script).
 * Own is what the request itself was addressed to, and PUBLIC_URL when a proxy in between changes that.
 */
export function fromOwnOrigin(req: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, host } = req.headers
  if (origin === undefined) return true
  if (origin === publicUrl) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}

/**
 * True when a post came from a page of our own. Stricter than for a socket, whose first word must be a cookie that no
 * other site's page can read an answer to: here the post itself does something, so it must say where it comes from.
 * Browsers too old for `Origin` on forms say it in `Referer`.
 */
export function postedFromOwnOrigin(req: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, referer, host } = req.headers
  if (origin !== undefined) return fromOwnOrigin(req, publicUrl)
  if (referer === undefined || !URL.canParse(referer)) return false
  const from = new URL(referer)
  return from.origin === publicUrl || (host !== undefined && from.host === host.toLowerCase())
}
