import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** In seconds. */
const YEAR = 365 * 24 * 3600

/** Where pages find the nonce that their own inline scripts carry. */
export const NONCE_HEADER = 'x-nonce'

export interface Heading {
  /** One of our own pages may stand around it. */
  framed: boolean
  /** Its own script is a file, so no inline one runs at all. */
  noInline: boolean
  /** People come by https and by nothing else. */
  httpsOnly: boolean
  /** The development server compiles in the browser. */
  dev: boolean
}

/**
 * On everything this server says, Next's pages too; see docs/security.md, which gives the reason of each. Next and our
 * layout read the nonce from the request, so what a stranger wrote there is overwritten.
 */
export function secure(req: IncomingMessage, res: ServerResponse, heading: Heading): void {
  const nonce = heading.noInline ? null : randomBytes(16).toString('base64url')
  const policy = policyFor(heading, nonce, req.headers.host)
  req.headers['content-security-policy'] = policy
  delete req.headers['content-security-policy-report-only']
  delete req.headers[NONCE_HEADER]
  if (nonce !== null) req.headers[NONCE_HEADER] = nonce

  res.setHeader('content-security-policy', policy)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('cross-origin-resource-policy', 'same-origin')
  res.setHeader('permissions-policy', 'geolocation=(), microphone=(), payment=(), usb=()')
  if (!heading.httpsOnly) return
  res.setHeader('strict-transport-security', `max-age=${YEAR}`)
  // Over http browsers ignore it and complain.
  res.setHeader('cross-origin-opener-policy', 'same-origin')
}

function policyFor({ framed, dev, httpsOnly }: Heading, nonce: string | null, host = ''): string {
  // Safari before 15.4 doesn't take 'self' for the socket's scheme.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? [`wss://${host}`, ...(httpsOnly ? [] : [`ws://${host}`])] : []
  return [
    "default-src 'self'",
    ["script-src 'self'", ...(nonce === null ? [] : [`'nonce-${nonce}'`]), ...(dev ? ["'unsafe-eval'"] : [])],
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    ["connect-src 'self'", ...sockets],
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "'self'" : "'none'"}`,
  ]
    .map((directive) => [directive].flat().join(' '))
    .join('; ')
}
