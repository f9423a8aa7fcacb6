import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { holds } from './networks.ts'

/** Azure's own service, beside each of its machines: it has a public number and is no public address. */
const AZURE = '168.63.129.16/32'
/** All of IPv6 that is given out to anybody. */
const GLOBAL_6 = '2000::/3'

/**
 * Whether an IP address may be anybody's on the open internet: of no special purpose by IANA (RFC 6890 and what came
 * after), no multicast, and none that holds or leads to an IPv4 address; false for whatever is none.
 */
export function isGlobal(text: string): boolean {
  const address = isIP(text) === 0 ? null : ipaddr.parse(text)
  if (address?.range() !== 'unicast') return false
  return address.kind() === 'ipv4' ? !holds([AZURE], address) : holds([GLOBAL_6], address)
}
