import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

export type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An IP address, the IPv4 one where it is only wrapped into IPv6 (`::ffff:…`); null: it is none. */
export function readAddress(text: string): Address | null {
  // The library takes for IPv4 what nobody writes: `127.1`, octal, one whole number.
  return isIP(text) === 0 ? null : ipaddr.process(text)
}

/** `address` or `address/bits` as a network; null: it is neither. */
export function networkOf(part: string): string | null {
  const [address = '', bits, more] = part.split('/')
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (most === 0 || more !== undefined || address.includes('%')) return null
  if (bits === undefined) return `${address}/${most}`
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? `${address}/${Number(bits)}` : null
}

/** Whether an address lies in one of these networks, each `address/bits`. */
export function holds(networks: readonly string[], address: Address): boolean {
  return ipaddr.subnetMatch(address, { inside: networks.map(rangeOf) }, 'outside') === 'inside'
}

/** Read once: networks are the settings' and our own, so there are few. */
const ranges = new Map<string, [Address, number]>()

function rangeOf(network: string): [Address, number] {
  const known = ranges.get(network)
  if (known !== undefined) return known
  const [base, bits] = ipaddr.parseCIDR(network)
  const wrapped = base instanceof ipaddr.IPv6 && base.isIPv4MappedAddress() && bits >= 96
  const range: [Address, number] = wrapped ? [base.toIPv4Address(), bits - 96] : [base, bits]
  ranges.set(network, range)
  return range
}
