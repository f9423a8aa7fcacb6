import type { IncomingMessage } from 'node:http'
import { holds, networkOf, readAddress } from '../outbound/networks.ts'
import { addressIn, bareAddress, readForwarded } from './forwarded-header.ts'

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
  return isOurs(trusted, peerOf(req))
}

/**
 * The address a request comes from, as far back as trusted machines vouch for it: what anybody else wrote into
 * `X-Forwarded-For` or `Forwarded` stands left of what they saw, and is not reached.
 *
 * A proxy writes one of the two and may pass the other on as the browser sent it, and which is not to be seen. So where
 * both are there and lead to different addresses, neither is believed: it comes from the proxy, whose allowance those
 * who forge have among themselves.
 */
export function clientOf(req: IncomingMessage, trusted: readonly string[]): string {
  return heard(req, trusted).client
}

/**
 * Makes the request read as the one that was made of the proxy: its host is what was asked for, and the headers say what
 * is believed and no more. From anybody else the headers a proxy would write are thrown away, so that nothing behind
 * this, Next included, can believe them. Twice does no more than once.
 */
export function believeProxies(req: IncomingMessage, trusted: readonly string[]): void {
  const { headers } = req
  const proxied = fromProxy(req, trusted)
  const { client, host, proto } = heard(req, trusted)
  for (const name of Object.keys(headers))
    if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete headers[name]
  if (!proxied) return
  if (client !== peerOf(req)) headers['x-forwarded-for'] = client
  if (/^https?$/.test(proto)) headers['x-forwarded-proto'] = proto
  if (/^[\w.:[\]-]+$/.test(host)) headers.host = host
}

/** Whether the browser came by https; told by a trusted proxy, for we ourselves speak http only. */
export function cameByHttps(req: IncomingMessage, trusted: readonly string[]): boolean {
  return heard(req, trusted).proto === 'https'
}

/** What trusted proxies say of a request; '' where they say nothing that can be believed. */
function heard(
  req: IncomingMessage,
  trusted: readonly string[],
): { client: string; host: string; proto: string } {
  const peer = peerOf(req)
  if (!isOurs(trusted, peer)) return { client: peer, host: '', proto: '' }
  const { headers } = req
  const list = textOf(headers['x-forwarded-for'])
  const standard = headers.forwarded?.trim() ? (readForwarded(headers.forwarded) ?? []) : undefined
  const byList = list === '' ? null : farthest(peer, list.split(','), trusted)
  const byStandard =
    standard === undefined
      ? null
      : farthest(
          peer,
          standard.map((element) => element['for'] ?? ''),
          trusted,
        )
  const split = byList !== null && byStandard !== null && byList !== byStandard
  const nearest = split ? {} : (standard?.at(-1) ?? {})
  return {
    client: split ? peer : (byList ?? byStandard ?? peer),
    host: agreed(lastOf(headers['x-forwarded-host']), nearest['host'] ?? ''),
    proto: agreed(lastOf(headers['x-forwarded-proto']).toLowerCase(), (nearest['proto'] ?? '').toLowerCase()),
  }
}

/** From the peer back along the machines named, each vouched for by the one after it. */
function farthest(peer: string, named: readonly string[], trusted: readonly string[]): string {
  let address = peer
  for (const node of [...named].reverse()) {
    if (!isOurs(trusted, address)) break
    const before = addressIn(node)
    if (before === '') break
    address = before
  }
  return address
}

function isOurs(trusted: readonly string[], address: string): boolean {
  const read = trusted.length === 0 ? null : readAddress(address)
  return read !== null && holds(trusted, read)
}

const agreed = (one: string, other: string) => (other === '' || one === other ? one : one === '' ? other : '')
const peerOf = (req: IncomingMessage) => bareAddress(req.socket.remoteAddress ?? '')
const textOf = (header: string | string[] | undefined) => [header ?? []].flat().join(',')
const lastOf = (header: string | string[] | undefined) => textOf(header).split(',').at(-1)?.trim() ?? ''
