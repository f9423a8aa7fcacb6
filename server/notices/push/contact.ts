import { isIP } from 'node:net'
import type { Env } from '../../env.ts'

/** Names that nobody outside can look up: kept for networks of one's own, for tests and for examples (RFC 2606, 6761, 6762, 8375). */
const INSIDE = new Set(
  'arpa corp domain example home host intern internal intranet invalid lan local localdomain localhost localnet mail onion private test workgroup'.split(
    ' ',
  ),
)

/**
 * Whom push services may write to (RFC 8292, `sub`), in the one form that all of them take: `mailto:` and a mailbox, or an
 * `https:` address, by a name that can be looked up outside. Null: some would refuse it. Apple's answers 403 to a space, a
 * bracket, localhost or an address in figures, and the phone is not rung.
 */
export function contactOf(text: string): string | null {
  const given = text.trim()
  if (/^https:/i.test(given)) {
    if (!URL.canParse(given) || /[^\x21-\x7e]|[<>"]/.test(given)) return null
    const url = new URL(given)
    if (url.username !== '' || url.password !== '' || !isOutside(url.hostname)) return null
    return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href
  }
  const [, local = '', host = ''] = /^(?:mailto:)?([^@]+)@([^@]+)$/i.exec(given) ?? []
  // What else a mailbox may be made of would have to be escaped, which not all of them read.
  if (local.length > 64 || !/^[\w+=~-]+(\.[\w+=~-]+)*$/.test(local)) return null
  if (!/^[\p{L}\p{N}.-]+$/u.test(host) || !URL.canParse(`https://${host}`)) return null
  const { hostname } = new URL(`https://${host}`)
  return isOutside(hostname) ? `mailto:${local}@${hostname}` : null
}

/** The contact in the signed header of every push; null: there is none that every service accepts, so push is not offered. */
export function pushContact(env: Pick<Env, 'pushContact' | 'mail' | 'publicUrl'>): string | null {
  const { pushContact: set, mail, publicUrl } = env
  const from = mail === null ? '' : (/<([^<>]+)>\s*$/.exec(mail.from)?.[1] ?? mail.from)
  return contactOf(set ?? '') ?? contactOf(from) ?? contactOf(publicUrl ?? '')
}

/** Whether a host's name may be looked up by anybody; as URLs have it, in lower case and ASCII. */
export function isOutside(hostname: string): boolean {
  const labels = hostname.split('.')
  const last = labels.at(-1) ?? ''
  return (
    labels.length > 1 &&
    hostname.length <= 253 &&
    isIP(hostname) === 0 &&
    /^(xn--[a-z0-9-]+|[a-z]{2,})$/.test(last) &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !INSIDE.has(last)
  )
}
