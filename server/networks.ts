import { BlockList, isIP } from 'node:net'

/** `address` or `address/bits` as a network; null: it is neither. */
export function networkOf(part: string): string | null {
  const [address = '', bits, more] = part.split('/')
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  if (most === 0 || more !== undefined || address.includes('%')) return null
  if (bits === undefined) return `${address}/${most}`
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? `${address}/${Number(bits)}` : null
}

/** Networks, `address/bits`, to be asked by `holds`. */
export function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [base = '', bits] = network.split('/')
    list.addSubnet(base, Number(bits), isIP(base) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** Whether an address lies in one of them. One of IPv6 that only wraps one of IPv4 (`::ffff:…`) counts as that, too. */
export function holds(list: BlockList, address: string): boolean {
  const [bare = ''] = address.split('%')
  const family = isIP(bare)
  return family !== 0 && list.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}
