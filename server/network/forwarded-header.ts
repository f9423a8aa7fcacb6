import { isIP } from 'node:net'
import { readAddress } from '../outbound/networks.ts'

/** One machine's say in a `Forwarded` header, names in small letters: `for`, `by`, `host`, `proto` and what else it has. */
export type ForwardedElement = Readonly<Record<string, string>>

/**
 * The value after a name: quoted, or plain up to what parts it from the next. Many write `for=192.0.2.1:4711` without the
 * quotes that RFC 7239 asks for, so plain values may hold more than its tokens.
 */
const PAIR = /[ \t]*(?:([!#$%&'*+.^_`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",;]*)))?[ \t]*([;,]|$)/y

/**
 * The elements of a `Forwarded` header, the nearest machine last. Null when it is written wrongly anywhere: a client's open
 * quote would swallow what the proxy added behind it.
 */
export function readForwarded(header: string): ForwardedElement[] | null {
  const elements: Record<string, string>[] = [{}]
  for (let at = 0; ; ) {
    PAIR.lastIndex = at
    const found = PAIR.exec(header)
    if (found === null) return null
    const [whole, name, quoted, bare, end] = found
    const element = elements.at(-1) ?? {}
    if (name !== undefined) {
      const key = name.toLowerCase()
      if (Object.hasOwn(element, key)) return null
      element[key] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''
    }
    if (end === '') return elements
    if (end === ',') elements.push({})
    at += whole.length
  }
}

/**
 * The bare address of a node as forwarding headers name it: `192.0.2.1`, `192.0.2.1:4711`, `[2001:db8::1]`,
 * `[2001:db8::1]:4711`, `2001:db8::1`, also in quotes. '' for what is no address: `unknown`, `_hidden`, a host's name.
 */
export function addressIn(node: string): string {
  const text = node.trim().replace(/^"(.*)"$/, '$1')
  const [, six, four] = /^(?:\[([^[\]]*)\]|([\d.]+))(?::(?:\d{1,5}|_[\w.-]+))?$/.exec(text) ?? []
  if (six !== undefined) return isIP(six) === 6 ? bareAddress(six) : ''
  return readAddress(four ?? text)?.toString() ?? ''
}

/** An address in the one form of the many that sockets and headers may spell it in; as it stands where it is none. */
export function bareAddress(address: string): string {
  return readAddress(address)?.toString() ?? address
}
