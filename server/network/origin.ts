import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../env.ts'

/**
 * True when a browser page of our own made this request, or no browser page did (no `Origin`: a terminal, a script).
 * Own is what the request itself was addressed to, scheme and port included, and PUBLIC_URL when a proxy in between
 * changes that. What proxies say must have been sifted before (`believeProxies`).
 */
export function fromOwnOrigin(req: IncomingMessage, publicUrl: string | null): boolean {
  const { origin } = req.headers
  return origin === undefined || isOwn(req, origin, publicUrl)
}

/**
 * True when a post came from a page of our own. Stricter than for a socket, whose first word must be a cookie that no
 * other site's page can read an answer to: here the post itself does something, so it must say where it comes from.
 * Browsers too old for `Origin` on forms say it in `Referer`.
 */
export function postedFromOwnOrigin(req: IncomingMessage, publicUrl: string | null): boolean {
  const { origin, referer } = req.headers
  if (origin !== undefined) return isOwn(req, origin, publicUrl)
  return referer !== undefined && URL.canParse(referer) && isOwn(req, new URL(referer).origin, publicUrl)
}

function isOwn(req: IncomingMessage, origin: string, publicUrl: string | null): boolean {
  if (origin === publicUrl) return true
  const { host } = req.headers
  if (host === undefined) return false
  return schemesOf(req, host, publicUrl).some((scheme) => originOf(`${scheme}://${host}`) === origin)
}

/**
 * By which schemes this request may have come: what a trusted proxy says; else https where PUBLIC_URL says so, but from
 * this very machine; else either: we speak http, and whether a proxy of which we were not told speaks https before us
 * can't be seen.
 */
function schemesOf(req: IncomingMessage, host: string, publicUrl: string | null): ('http' | 'https')[] {
  const told = req.headers['x-forwarded-proto']
  if (told === 'http' || told === 'https') return [told]
  const at = originOf(`http://${host}`)
  const here = at !== null && isLoopback(new URL(at).hostname)
  if (publicUrl === null) return ['http', 'https']
  if (new URL(publicUrl).host === host.toLowerCase())
    return [publicUrl.startsWith('https:') ? 'https' : 'http']
  return publicUrl.startsWith('https:') && !here ? ['https'] : ['http', 'https']
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null
}
