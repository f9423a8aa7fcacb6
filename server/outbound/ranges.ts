import { isIP } from 'node:net'
import { holds, listOf } from '../networks.ts'

/** IANA's special-purpose addresses (RFC 6890 and what came after), and multicast: nobody's on the open internet. */
const INSIDE_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  // Azure's own service, beside each of its machines: it has a public number and is no public address.
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** All that is given out to anybody; what holds an IPv4 address in it (mapped, NAT64) or is kept for a network lies beside it. */
const GLOBAL_6 = '2000::/3'
/** Except these: protocols (Teredo among them), documentation, 6to4, which leads to whatever IPv4 address it holds. */
const INSIDE_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const inside = listOf([...INSIDE_4, ...INSIDE_6])
const global6 = listOf([GLOBAL_6])

/** Whether an IP address may be anybody's on the open internet; false for whatever is none. */
export function isGlobal(address: string): boolean {
  const [bare = ''] = address.split('%')
  if (isIP(bare) === 0 || holds(inside, bare)) return false
  return isIP(bare) === 4 || holds(global6, bare)
}
