import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

const LOOPBACK = ['127.0.0.0/8', '::1/128']

/**
 * What TRUSTED_PROXIES says, as networks: addresses, `address/bits`, or `loopback`, parted by commas. Null when one of
 * them is none of these.
 */
export function readProxies(text: string): string[] | null {
  const parts = text.split(',').map((part) => part.trim())
  const networks = parts.flatMap((part) => (part === 'loopback' ? LOOPBACK : [networkOf(part)]))
  return networks.every((n) => n !== null) ? networks : null
}

/** Whether the machine at the other end of this connection is one of ours, that says who stands before it. */
export function fromProxy(req: IncomingMessage, trusted: readonly string[]): boolean {
  return holds(trusted, peerOf(req))
}

/**
 * The address a request comes from, as far back as trusted machines vouch for it: what anybody else wrote into
 * `X-Forwarded-For` stands left of what they saw, and is not reached.
 */
export function clientOf(req: IncomingMessage, trusted: readonly string[]): string {
  const named = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  let address = peerOf(req)
  while (holds(trusted, address)) {
    const before = plain(named.pop()?.trim() ?? '')
    if (isIP(before) === 0) break
    address = before
  }
  return address
}

/**
 * Makes the request read as the one that was made of the proxy: its host is what was asked for. From anybody else the
 * headers a proxy would write are thrown away, so that nothing behind this, Next included, can believe them. Twice does
 * no more than once.
 */
export function believeProxies(req: IncomingMessage, trusted: readonly string[]): void {
  const { headers } = req
  if (!fromProxy(req, trusted)) {
    for (const name of Object.keys(headers))
      if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name]
    return
  }
  const host = lastOf(headers['x-forwarded-host'])
  if (/^[\w.:[\]-]+$/.test(host)) headers.host = host
}

/** Whether the browser came by https; told by a trusted proxy, for we ourselves speak http only. */
export function cameByHttps(req: IncomingMessage, trusted: readonly string[]): boolean {
  return fromProxy(req, trusted) && lastOf(req.headers['x-forwarded-proto']).toLowerCase() === 'https'
}

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, '')
const peerOf = (req: IncomingMessage) => plain(req.socket.remoteAddress ?? '')
const lastOf = (header: string | string[] | undefined) =>
  [header ?? []].flat().join(',').split(',').at(-1)?.trim() ?? ''

function networkOf(part: string): string | null {
  const [address = '', bits, more] = part.split('/')
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (most === 0 || more !== undefined || address.includes('%')) return null
  if (bits === undefined) return `${address}/${most}`
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? `${address}/${Number(bits)}` : null
}

function holds(networks: readonly string[], address: string): boolean {
  const family = isIP(address)
  if (family === 0) return false
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits] = network.split('/')
    list.addSubnet(base, Number(bits), isIP(base) === 6 ? 'ipv6' : 'ipv4')
  }
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
