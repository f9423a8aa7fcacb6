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
