import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { type Lang, pickLang } from '../../domain/messages/lang.ts'
import { cookieValues } from '../accounts/cookie.ts'
import { clientOf } from '../network/forwarded.ts'

/**
 * The body, whole. `too-large` once it is seen to be above `most` bytes; the rest is read and thrown away, so that the
 * answer reaches a client that sends first and listens then. `bad-form`: it broke off.
 */
export function readBody(
  req: IncomingMessage,
  most: number,
): Promise<{ ok: true; body: Buffer } | { ok: false; fault: 'too-large' | 'bad-form' }> {
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let size = 0
    const tooLarge = () => {
      parts.length = 0
      resolve({ ok: false, fault: 'too-large' })
    }
    if (Number(req.headers['content-length'] ?? 0) > most) tooLarge()
    req.on('data', (part: Buffer) => {
      size += part.length
      if (size > most) tooLarge()
      else parts.push(part)
    })
    req.on('end', () => resolve({ ok: true, body: Buffer.concat(parts) }))
    req.on('error', () => resolve({ ok: false, fault: 'bad-form' }))
    req.on('close', () => resolve({ ok: false, fault: 'bad-form' }))
  })
}

/** Without the query and the secrets of links: a path may hold what a log must not. */
export const pathOf = (req: IncomingMessage) => req.url?.split('?', 1)[0]?.replace(/[\w-]{43,}/g, '…')

/** The media type of the body, without its parameters. */
export function typeOf(req: IncomingMessage): string {
  return (req.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

/** The fields of a form, or of a flat JSON object whose values are texts; null for anything else. */
export function fieldsOf(req: IncomingMessage, body: Buffer): URLSearchParams | null {
  const text = body.toString('utf8')
  if (typeOf(req) !== 'application/json') return new URLSearchParams(text)
  const value = jsonOf(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const entries = Object.entries(value)
  return entries.every(([, v]) => typeof v === 'string')
    ? new URLSearchParams(entries as [string, string][])
    : null
}

/** The value of a JSON text; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** The language to answer in: the one chosen in this browser, else what it asks for. */
export function langOf(req: IncomingMessage): Lang {
  return pickLang(cookieValues(req.headers.cookie, 'lang')[0], req.headers['accept-language'])
}

/** True when a browser shows the answer to a person: a form was posted, or an address typed. */
export function wantsPage(req: IncomingMessage): boolean {
  return (req.headers.accept ?? '').split(',').some((t) => t.trim().startsWith('text/html'))
}

/**
 * Where a request comes from, to bound guesses by: past the proxies of TRUSTED_PROXIES. IPv6 by its /64, of which one
 * guest has all.
 */
export function addressOf(req: IncomingMessage, trusted: readonly string[]): string {
  const address = clientOf(req, trusted)
  return isIP(address) === 6
    ? `${ipaddr.IPv6.networkAddressFromCIDR(`${address.split('%')[0]}/64`)}/64`
    : address
}

/** Whether `If-None-Match` names it, weakly compared as it is for GET. */
export function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
