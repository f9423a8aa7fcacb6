import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createTries } from '../limits/tries.ts'
import { createHeard } from './heard.ts'
import { addressOf } from './request.ts'

const LOCAL = ['127.0.0.0/8', '10.0.0.0/8']
const from = (remoteAddress: string, forwarded?: string, trusted: string[] = []) =>
  addressOf(
    { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage,
    trusted,
  )

test('guesses are counted by the address that can’t be made up', () => {
  expect(from('203.0.113.7')).toBe('203.0.113.7')
  expect(from('::ffff:203.0.113.7')).toBe('203.0.113.7')
  expect(from('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7')
  expect(from('127.0.0.1', '198.51.100.1')).toBe('127.0.0.1')
  expect(from('127.0.0.1', '198.51.100.1', LOCAL)).toBe('198.51.100.1')
  expect(from('127.0.0.1', '6.6.6.6, 198.51.100.1', LOCAL)).toBe('198.51.100.1')
  expect(from('203.0.113.7', '198.51.100.1', LOCAL)).toBe('203.0.113.7')
  expect(from('10.0.0.3', 'nonsense', LOCAL)).toBe('10.0.0.3')
})

test('a whole IPv6 network is one guesser', () => {
  const network = '2001:db8:1:2::/64'
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:DB8:1:2:0:0:0:9'])
    expect(from(address)).toBe(network)
  expect(from('2001:db8:1:3::1')).not.toBe(network)
  expect(from('::1')).toBe('::/64')
  expect(from('fe80::1%eth0')).toBe('fe80::/64')
})

test('a network is one guesser behind a proxy too, whatever port it came by; a wrapped IPv4 address is that address', () => {
  const network = '2001:db8:1:2::/64'
  for (const written of ['[2001:db8:1:2::9]:40001', '[2001:db8:1:2::10]', '2001:db8:1:2:a:b:c:d'])
    expect(from('127.0.0.1', written, LOCAL)).toBe(network)
  expect(from('127.0.0.1', '203.0.113.7:51234', LOCAL)).toBe('203.0.113.7')
  for (const wrapped of ['::ffff:cb00:7107', '0:0:0:0:0:FFFF:203.0.113.7'])
    expect(from(wrapped)).toBe('203.0.113.7')
  expect(from('::fffe:203.0.113.7')).toBe('::/64')
})

test('all addresses of a /64 are counted as one, and no two of different ones', () => {
  const words = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 })
  const spell = (all: number[]) => all.map((word) => word.toString(16)).join(':')
  fc.assert(
    fc.property(words, words, words, words, (net, host, otherNet, otherHost) => {
      fc.pre([net, otherNet].every((words) => words.some((word) => word !== 0)))
      const at = from(spell([...net, ...host]))
      expect(from(spell([...net, ...otherHost]).toUpperCase())).toBe(at)
      expect(from(spell([...otherNet, ...host])) === at).toBe(spell(net) === spell(otherNet))
    }),
  )
})

test('tries run out per key, come back after the window, and success costs none', () => {
  const clock = handClock(0)
  const tries = createTries(clock, { most: 2, windowMs: 1000 })
  expect([tries.take('a'), tries.take('a'), tries.take('a'), tries.take('b')]).toEqual([
    true,
    true,
    false,
    true,
  ])
  tries.giveBack('a')
  expect([tries.take('a'), tries.take('a')]).toEqual([true, false])
  clock.set(1000)
  expect(tries.take('a')).toBe(true)
})

test('a device was last heard before the present run of its requests, not within it', () => {
  const clock = handClock(0)
  const heard = createHeard(clock)
  expect(heard('d')).toBeNull()
  clock.set(30_000)
  expect(heard('d')).toBeNull()
  clock.set(200_000)
  expect([heard('d'), heard('d')]).toEqual([30_000, 30_000])
  clock.set(230_000)
  expect(heard('d')).toBe(30_000)
  expect(heard('other')).toBeNull()
})
