import { isIP } from 'node:net'
import { holds, networkOf, readAddress } from './networks.ts'

/** What the owner lets people send to though it lies inside: a network (`address/bits`) or a name, on any usual port or on one. */
export interface Listed {
  network: string | null
  /** As addresses have it: in lower case and ASCII. */
  name: string | null
  port: number | null
}

/**
 * What OUTBOUND_ALLOW says: networks, addresses and names, with a port or without, or `loopback`, parted by commas. Or the
 * first entry that is none of these.
 */
export function readAllow(text: string): { ok: true; listed: Listed[] } | { ok: false; entry: string } {
  const listed: Listed[] = []
  for (const entry of text.split(',').map((part) => part.trim())) {
    const read = entry === '' ? [] : readEntry(entry)
    if (read === null) return { ok: false, entry }
    listed.push(...read)
  }
  return { ok: true, listed }
}

function readEntry(entry: string): Listed[] | null {
  if (entry === 'loopback')
    return ['127.0.0.0/8', '::1/128'].map((network) => ({ network, name: null, port: null }))
  const network = networkOf(entry.replace(/^\[([^\]]+)\]$/, '$1'))
  if (network !== null) return [{ network, name: null, port: null }]
  const [, host = '', digits] = /^(\[[\da-fA-F:.]+\]|[^:/\s@?#[\]]+)(?::(\d{1,5}))?$/.exec(entry) ?? []
  const port = digits === undefined ? null : Number(digits)
  if (host === '' || port === 0 || (port ?? 0) > 65_535 || !URL.canParse(`http://${host}`)) return null
  const { hostname } = new URL(`http://${host}`)
  const bare = bareHost(hostname)
  // What is an address only to those who read figures in other ways is not taken for one.
  if (isIP(bare) !== 0)
    return isIP(bareHost(host)) === 0 ? null : [{ network: networkOf(bare), name: null, port }]
  const labels = hostname.split('.')
  const name = labels.every((label) => /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?$/.test(label))
  return name && hostname.length <= 253 ? [{ network: null, name: hostname, port }] : null
}

/** Whether the owner has listed it: by its name, or by the address that was found for it. */
export function isListed(
  listed: readonly Listed[],
  to: { host: string; address: string | null; port: number },
): boolean {
  const address = to.address === null ? null : readAddress(to.address)
  return listed.some(({ network, name, port }) => {
    if (port === null ? !isUsual(to.port) : port !== to.port) return false
    if (name !== null) return name === to.host
    return network !== null && address !== null && holds([network], address)
  })
}

/**
 * Whether anything may be posted there without being listed: below 1024 are the system's own services, and what is posted to
 * one of them may be read as its language.
 */
export function isUsual(port: number): boolean {
  return port === 80 || port === 443 || port >= 1024
}

/** A host of a URL without the brackets of IPv6. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
