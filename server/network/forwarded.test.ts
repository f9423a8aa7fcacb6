import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { believeProxies, cameByHttps, clientOf, readProxies } from './forwarded.ts'
import { bareAddress } from './forwarded-header.ts'

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
  expect(from('127.0.0.1', '198.51.100.1', readProxies('::ffff:127.0.0.1') ?? [])).toBe('198.51.100.1')
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

const ends = (headers: IncomingMessage['headers'], trusted = LOOPBACK) =>
  clientOf(asked('127.0.0.1', headers), trusted)

test('an address is found past its brackets and its port, as Azure and IIS write them', () => {
  for (const [written, meant] of [
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8::9]:40001', '2001:db8::9'],
    ['[2001:db8::9]', '2001:db8::9'],
    ['2001:db8::9', '2001:db8::9'],
    ['"[2001:db8::9]:40001"', '2001:db8::9'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['6.6.6.6:1, 203.0.113.7:51234', '203.0.113.7'],
  ] as const)
    expect([written, ends({ 'x-forwarded-for': written })]).toEqual([written, meant])
  expect(ends({ 'x-forwarded-for': '203.0.113.7:51234, 10.1.2.3:80' }, [...LOOPBACK, '10.0.0.0/8'])).toBe(
    '203.0.113.7',
  )
})

test.each([
  '203.0.113.7:',
  '203.0.113.7:port',
  '203.0.113.7:123456',
  '203.0.113.7:1:2',
  '203.0.113.256:80',
  '203.0.113.7 6.6.6.6',
  '[203.0.113.7]:80',
  '[2001:db8::9',
  '2001:db8::9]:1',
  '[[2001:db8::9]]',
  '[2001:db8::zz]:1',
  'unknown',
  '_hidden',
  'phone.example.org:80',
  '6.6.6.6,',
])('%s is no address, and nobody stands for it', (garbage) => {
  expect(ends({ 'x-forwarded-for': garbage })).toBe('127.0.0.1')
  expect(ends({ forwarded: `for="${garbage}"` })).toBe('127.0.0.1')
})

test('Forwarded is understood as RFC 7239 has it, and as it is written', () => {
  for (const [written, meant] of [
    ['for="[2001:db8::9]:40001";proto=https;host=farhand.example.org', '2001:db8::9'],
    ['For=203.0.113.7; Proto=HTTPS', '203.0.113.7'],
    ['for=203.0.113.7:4711', '203.0.113.7'],
    ['for="203.0.113.7:_port"', '203.0.113.7'],
    ['proto=https;by=10.0.0.2;for=203.0.113.7;', '203.0.113.7'],
    ['for=6.6.6.6, for=203.0.113.7', '203.0.113.7'],
    ['for="6.6.6.6, for=7.7.7.7",for=203.0.113.7', '203.0.113.7'],
    ['for="203.0.113.\\7"', '203.0.113.7'],
    ['for=203.0.113.7;secret="a\\"b,for=6.6.6.6"', '203.0.113.7'],
    ['for=203.0.113.7, for=127.0.0.1', '203.0.113.7'],
    ['for=203.0.113.7, for=unknown', '127.0.0.1'],
    ['for=203.0.113.7, proto=https', '127.0.0.1'],
  ] as const)
    expect([written, ends({ forwarded: written })]).toEqual([written, meant])
  const proxied = asked('127.0.0.1', {
    host: '127.0.0.1:3000',
    forwarded: 'for="[2001:db8::9]:40001";proto=https;host="farhand.example.org:8443"',
  })
  expect(cameByHttps(proxied, LOOPBACK)).toBe(true)
  for (let twice = 0; twice < 2; twice++) believeProxies(proxied, LOOPBACK)
  expect(proxied.headers).toEqual({
    host: 'farhand.example.org:8443',
    'x-forwarded-for': '2001:db8::9',
    'x-forwarded-proto': 'https',
  })
})

test.each([
  'for="203.0.113.7',
  'for=6.6.6.6;x=", for=203.0.113.7',
  'for="6.6.6.6"x, for=203.0.113.7',
  'for=6.6.6.6;for=203.0.113.7',
  'for = 203.0.113.7',
  '203.0.113.7',
  'for=203.0.113.7 for=6.6.6.6',
])('of a Forwarded written wrongly nothing is believed: %s', (forwarded) => {
  const odd = asked('127.0.0.1', {
    host: 'here',
    forwarded: `${forwarded};proto=https;host=evil.example.org`,
  })
  expect(clientOf(odd, LOOPBACK)).toBe('127.0.0.1')
  expect(cameByHttps(odd, LOOPBACK)).toBe(false)
  believeProxies(odd, LOOPBACK)
  expect(odd.headers).toEqual({ host: 'here' })
})

test('where both are there and differ, neither is believed', () => {
  const both = (list: string, forwarded: string) => ({ 'x-forwarded-for': list, forwarded })
  expect(ends(both('203.0.113.7', 'for=203.0.113.7:80'))).toBe('203.0.113.7')
  expect(ends(both('6.6.6.6, 203.0.113.7', 'for="203.0.113.7"'))).toBe('203.0.113.7')
  expect(ends(both('6.6.6.6', 'for=203.0.113.7'))).toBe('127.0.0.1')
  expect(ends(both('203.0.113.7', 'for=unknown'))).toBe('127.0.0.1')
  expect(ends(both('203.0.113.7', ''))).toBe('203.0.113.7')
  const forged = asked('127.0.0.1', {
    ...both('203.0.113.7', 'for=6.6.6.6;proto=https;host=evil.example.org'),
    host: 'farhand.example.org',
  })
  expect(cameByHttps(forged, LOOPBACK)).toBe(false)
  believeProxies(forged, LOOPBACK)
  expect(forged.headers).toEqual({ host: 'farhand.example.org' })
  const split = asked('127.0.0.1', {
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'farhand.example.org',
    forwarded: 'for=203.0.113.7;proto=https;host=evil.example.org',
  })
  expect(cameByHttps(split, LOOPBACK)).toBe(false)
  believeProxies(split, LOOPBACK)
  expect(split.headers).toEqual({ 'x-forwarded-for': '203.0.113.7' })
})

const spelt = fc.oneof(
  fc.ipV4().chain((a) => fc.constantFrom([a, a], [`${a}:4711`, a], [`[::ffff:${a}]:4711`, a])),
  fc.ipV6().chain((a) => fc.constantFrom([a, a], [`[${a}]`, a], [`[${a}]:4711`, a])),
)

test('whatever the client wrote, in either header, no other address than the one the proxy saw is believed', () => {
  const odds = fc.string({ unit: fc.constantFrom(...'for=";,:[]\\ 1.6af%'.split('')) })
  fc.assert(
    fc.property(odds, odds, spelt, (list, forwarded, [written = '', seen = '']) => {
      fc.pre(!/^(127\.|::1$)/.test(bareAddress(seen)))
      const honest = [bareAddress(seen), '127.0.0.1']
      expect(ends({ 'x-forwarded-for': `${list}, ${written}` })).toBe(honest[0])
      expect(honest).toContain(ends({ 'x-forwarded-for': `${list}, ${written}`, forwarded }))
      expect(honest).toContain(ends({ forwarded: `${forwarded}, for="${written}"` }))
      expect(honest).toContain(ends({ 'x-forwarded-for': list, forwarded: `for="${written}"` }))
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
