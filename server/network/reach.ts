import { networkInterfaces } from 'node:os'
import { isLoopback } from '../env.ts'

export interface Reach {
  /** The origin people open, without a slash at the end. */
  address: string
  /** Null when a phone can open `address`; else why not and what to do, one line. */
  whyNoPhone: string | null
}

type Interfaces = ReturnType<typeof networkInterfaces>

/** Where this server can be opened from, once it listens. */
export function reachOf(
  where: { host: string; port: number; publicUrl: string | null },
  interfaces: Interfaces = networkInterfaces(),
): Reach {
  const at = (host: string) =>
    `http://${host.includes(':') ? `[${host}]` : host}${where.port === 80 ? '' : `:${where.port}`}`
  if (where.publicUrl !== null) {
    const local = isLoopback(new URL(where.publicUrl).hostname)
    return {
      address: where.publicUrl,
      whyNoPhone: local
        ? `PUBLIC_URL=${where.publicUrl} would mean the phone itself, not this machine.`
        : null,
    }
  }
  if (isLoopback(where.host))
    return {
      address: at(where.host),
      whyNoPhone: `${where.host} can be opened on this machine only. Start with \`npm start -- --lan\`, or set PUBLIC_URL.`,
    }
  if (where.host !== '0.0.0.0' && where.host !== '::') return { address: at(where.host), whyNoPhone: null }
  const lan = lanAddress(interfaces)
  if (lan !== null) return { address: at(lan), whyNoPhone: null }
  return {
    address: at('127.0.0.1'),
    whyNoPhone:
      'this machine has no address in a local network. Join one and start again, or set PUBLIC_URL.',
  }
}

/** The IPv4 address that others in the room most likely reach; bridges of containers and tunnels come last. */
function lanAddress(interfaces: Interfaces): string | null {
  const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|tailscale|zt)/
  const found = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter((a) => a.family === 'IPv4' && !a.internal && !a.address.startsWith('169.254.'))
      .map((a) => ({ address: a.address, last: virtual.test(name) })),
  )
  return (found.find((a) => !a.last) ?? found[0])?.address ?? null
}
