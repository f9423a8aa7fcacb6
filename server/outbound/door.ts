import { lookup } from 'node:dns/promises'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { bareHost, isListed, isUsual, type Listed } from './allow.ts'
import { isGlobal } from './ranges.ts'

/** How long the other side may take for all of it, from the look-up of its name on, ms. */
const TIME_OUT = 10_000
/** More than this of headers nobody needs to say "taken", bytes. */
const MOST_HEADERS = 16 * 1024
/**
 * Why there was no answer. `not-allowed`: it lies inside, or is written as no address here may be. `not-trusted`: by its
 * certificate. `timeout`, `unreachable`: another try may go better.
 */
export type DoorFault = 'not-allowed' | 'timeout' | 'unreachable' | 'not-trusted'

/** What is known of an answer: nothing of what it says. */
export type Answered = { ok: true; status: number; retryAfter: string | null } | { ok: false; why: DoorFault }

export interface Found {
  address: string
  family: number
}

export interface Door {
  /** Whether it may be gone to as far as it is written; what a name leads to is looked at when it is gone to. */
  mayGo(url: string): boolean
  post(url: string, headers: Record<string, string>, body: string | Uint8Array): Promise<Answered>
}

/**
 * The one way out to an address that somebody gave us. Its name is looked up once, each address found is checked, and the
 * connection goes to one of those: a name that leads elsewhere a moment later leads nowhere. Loopback, networks of one's own
 * and all else that is not on the open internet are refused, unless the owner has listed them. Follows no redirect, goes by
 * no proxy, reads no answer.
 */
export function createDoor(deps: {
  listed: readonly Listed[]
  /** All addresses of a name; rejects when it has none. */
  resolve?: (host: string) => Promise<Found[]>
}): Door {
  const { listed } = deps
  const resolve = deps.resolve ?? ((host: string) => lookup(host, { all: true, verbatim: true }))

  const mayReach = (host: string, address: string, port: number) =>
    (isUsual(port) && isGlobal(address)) || isListed(listed, { host, address, port })

  /**
   * One address inside is enough to refuse a name: which of them is connected to is for the network to say. Where the owner
   * has listed some of them (127.0.0.1 of a localhost that is ::1, too), those are left.
   */
  function permitted(addresses: readonly Found[], host: string, port: number): Found[] {
    const may = addresses.filter(({ address }) => mayReach(host, address, port))
    if (may.length === addresses.length) return may
    return may.filter(({ address }) => isListed(listed, { host, address, port }))
  }

  /** Null: it may not be gone to, however its name is looked up. */
  function readTarget(text: string): { url: URL; host: string; port: number } | null {
    if (!URL.canParse(text)) return null
    const url = new URL(text)
    const { protocol, hostname, username, password } = url
    if ((protocol !== 'https:' && protocol !== 'http:') || username !== '' || password !== '') return null
    // With a dot at its end a name is another one to whoever compares names, and the same to whoever looks it up.
    if (hostname === '' || hostname.endsWith('.')) return null
    const port = url.port === '' ? (protocol === 'https:' ? 443 : 80) : Number(url.port)
    const host = bareHost(hostname)
    const literal = isIP(host) === 0 ? null : host
    if (!isUsual(port) && !listed.some((l) => l.port === port)) return null
    if (literal !== null && !mayReach(host, literal, port)) return null
    if (/^(.+\.)?localhost$/.test(host) && !mayReach(host, '127.0.0.1', port)) return null
    return { url, host, port }
  }

  async function found(host: string, signal: AbortSignal): Promise<Found[]> {
    const family = isIP(host)
    if (family !== 0) return [{ address: host, family }]
    // A look-up can't be called off: what comes of it later is nobody's.
    const looking = resolve(host)
    looking.catch(() => undefined)
    return await Promise.race([
      looking,
      new Promise<never>((_, no) => signal.addEventListener('abort', () => no(signal.reason))),
    ])
  }

  return {
    mayGo: (text) => readTarget(text) !== null,
    async post(text, headers, body) {
      const target = readTarget(text)
      if (target === null) return { ok: false, why: 'not-allowed' }
      const { url, host, port } = target
      const signal = AbortSignal.timeout(TIME_OUT)
      try {
        const addresses = await found(host, signal)
        if (addresses.length === 0) return { ok: false, why: 'unreachable' }
        const open = permitted(addresses, host, port)
        if (open.length === 0) return { ok: false, why: 'not-allowed' }
        return await send(url, open, { headers, body, signal })
      } catch (error) {
        return { ok: false, why: faultOf(error, signal) }
      }
    },
  }
}

function send(
  url: URL,
  addresses: readonly Found[],
  {
    headers,
    body,
    signal,
  }: { headers: Record<string, string>; body: string | Uint8Array; signal: AbortSignal },
): Promise<Answered> {
  const asChecked: LookupFunction = (_host, options, done) => {
    const [first] = addresses
    if (options.all === true) done(null, [...addresses])
    else done(null, first?.address ?? '', first?.family)
  }
  return new Promise((yes, no) => {
    const req = (url.protocol === 'https:' ? secure : plain)(url, {
      method: 'POST',
      headers: { 'user-agent': 'Farhand', ...headers },
      // A connection of its own: no pool, and none of a proxy's.
      agent: false,
      lookup: asChecked,
      maxHeaderSize: MOST_HEADERS,
      signal,
    })
    req.on('error', no)
    req.on('response', (res) => {
      const { statusCode = 0, headers: said } = res
      // The rest is not read, however long it is.
      res.on('error', () => undefined)
      res.destroy()
      yes({ ok: true, status: statusCode, retryAfter: said['retry-after'] ?? null })
    })
    req.end(body)
  })
}

function faultOf(error: unknown, signal: AbortSignal): DoorFault {
  if (signal.aborted) return 'timeout'
  const { code } = error as { code?: unknown }
  // Where no TLS is spoken at all, nobody shows who they are either.
  return code === 'EPROTO' || isDistrust(code) ? 'not-trusted' : 'unreachable'
}

/** Whether an error's code says that the other side's certificate does not hold: by OpenSSL's verdict, or by the name in it. */
export function isDistrust(code: unknown): boolean {
  return (
    typeof code === 'string' &&
    /CERT|SIGNED|ALTNAME|LEAF_SIGNATURE|CRL|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)/.test(code)
  )
}
