import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { believeProxies, cameByHttps, clientOf, readProxies } from './forwarded.ts'

const LOOPBACK = readProxies('loopback') ?? []
const asked = (remoteAddress: string, headers: IncomingMessage['headers'] = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage
const from = (peer: string, forwarded: string | undefined, trusted: string[]) =>
  clientOf(asked(peer, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), trusted)

test('proxies are addresses, networks, or this machine', () => {
  expect(readProxies('10.0.0.2, fd00::/8,loopback')).toEqual([
    '10.0.0.2/32',
    'fd00::/8',
    '127.0.0.0/8',
    '::1/128',
  ])
  for (const wrong of [
    '',
    'proxy.example.org',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.2,',
    'all',
    '::1%lo',
    '1.2.3.4/8/8',
  ])
    expect(readProxies(wrong)).toBeNull()
})

test('an address is believed as far back as trusted machines vouch for it', () => {
  expect(from('127.0.0.1', '198.51.100.1', LOOPBACK)).toBe('198.51.100.1')
  expect(from('::ffff:127.0.0.1', '198.51.100.1', LOOPBACK)).toBe('198.51.100.1')
  expect(from('::1', '2001:db8::7', LOOPBACK)).toBe('2001:db8::7')
  expect(from('127.0.0.1', '6.6.6.6, 198.51.100.1', LOOPBACK)).toBe('198.51.100.1')
  expect(from('127.0.0.1', '6.6.6.6, 198.51.100.1, 10.1.2.3', [...LOOPBACK, '10.0.0.0/8'])).toBe(
    '198.51.100.1',
  )
  expect(from('127.0.0.1', 'nonsense', LOOPBACK)).toBe('127.0.0.1')
  expect(from('127.0.0.1', undefined, LOOPBACK)).toBe('127.0.0.1')
})

test('whoever is not trusted names nobody but themselves', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.string(), (peer, forwarded) => {
      fc.pre(!peer.startsWith('127.'))
      expect(from(peer, forwarded, LOOPBACK)).toBe(peer)
      expect(from(peer, forwarded, [])).toBe(peer)
    }),
  )
})

test('whatever the client wrote, the address the proxy saw is the one', () => {
  fc.assert(
    fc.property(fc.string(), fc.ipV4(), (written, seen) => {
      fc.pre(!seen.startsWith('127.'))
      expect(from('127.0.0.1', `${written}, ${seen}`, LOOPBACK)).toBe(seen)
    }),
  )
})

test('the host and the scheme are the proxy’s to say, and nobody else’s', () => {
  const headers = () => ({
    host: '127.0.0.1:3000',
    forwarded: 'for=6.6.6.6',
    'x-forwarded-for': '198.51.100.1',
    'x-forwarded-host': 'farhand.example.org',
    'x-forwarded-proto': 'https',
  })
  const proxied = asked('127.0.0.1', headers())
  believeProxies(proxied, LOOPBACK)
  believeProxies(proxied, LOOPBACK)
  expect(proxied.headers.host).toBe('farhand.example.org')
  expect(cameByHttps(proxied, LOOPBACK)).toBe(true)

  const forged = asked('203.0.113.7', headers())
  expect(cameByHttps(forged, LOOPBACK)).toBe(false)
  believeProxies(forged, LOOPBACK)
  expect(forged.headers).toEqual({ host: '127.0.0.1:3000' })
})

test('a host that is none is not taken over', () => {
  const odd = asked('127.0.0.1', { host: 'here', 'x-forwarded-host': 'a b/c' })
  believeProxies(odd, LOOPBACK)
  expect(odd.headers.host).toBe('here')
})
