import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDoor } from './door.ts'
import { isGlobal } from './ranges.ts'

const INSIDE = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.255.255.254'],
  ...['168.63.129.16', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.192', '192.0.2.1'],
  ...['192.168.0.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1'],
  ...['255.255.255.255', '::', '::1', '::7f00:1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1'],
  ...['64:ff9b::808:808', '64:ff9b:1::1', '100::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1'],
  ...['fc00::1', 'fd00:ec2::254', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1', '5f00::1'],
]

test.each(INSIDE)('%s is nobody’s on the open internet', (address) => expect(isGlobal(address)).toBe(false))

test.each([
  ...[
    '1.1.1.1',
    '9.9.9.9',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
  ],
  ...['223.255.255.255', '2606:4700:4700::1111', '2001:200::1', '2a00:1450:4001::1', '2003::1'],
])('%s is', (address) => expect(isGlobal(address)).toBe(true))

test('what is no address is not', () => {
  for (const text of ['', 'localhost', '1.1.1', '1.1.1.1.', '1.1.1.1/8', ':', '[2003::1]'])
    expect(isGlobal(text), text).toBe(false)
})

const door = createDoor({ listed: [] })
const octet = fc.integer({ min: 0, max: 255 })
const inside4 = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
)
/** The ways in which an address may be written in a URL: in parts or as one number, each decimal, octal or hexadecimal. */
const written = fc
  .tuple(
    inside4,
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.constantFrom(8, 10, 16), { minLength: 4, maxLength: 4 }),
  )
  .map(([parts, count, bases]) => {
    const whole = parts.slice(count - 1).reduce((sum, part) => sum * 256 + part, 0)
    const shown = [...parts.slice(0, count - 1), whole].map((part, i) => {
      const text = part.toString(bases[i])
      return bases[i] === 16 ? `0x${text}` : bases[i] === 8 ? `0${text}` : text
    })
    return { address: parts.join('.'), host: shown.join('.') }
  })

test('an address inside is refused however it is written, alone or wrapped in one of IPv6', () => {
  fc.assert(
    fc.property(written, fc.constantFrom('', '\uFF0E', '。'), ({ address, host }, dot) => {
      const one = dot === '' ? host : host.replaceAll('.', dot)
      expect(door.mayGo(`http://${one}/x`), one).toBe(false)
      expect(door.mayGo(`https://${one}:8443/x`), one).toBe(false)
      for (const wrap of ['::ffff:', '64:ff9b::', '64:ff9b:1::', '::'])
        expect(door.mayGo(`http://[${wrap}${address}]/`), `${wrap}${address}`).toBe(false)
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
      const hex = (n: number) => n.toString(16)
      expect(door.mayGo(`http://[2002:${hex(a * 256 + b)}:${hex(c * 256 + d)}::1]/`)).toBe(false)
    }),
  )
})

test('whatever Python’s ipaddress calls not global is not global here', () => {
  const near4 = fc.oneof(inside4, fc.tuple(octet, octet, octet, octet)).map((parts) => parts.join('.'))
  const group = fc.oneof(fc.constantFrom(0, 1, 0xdb8, 0x10, 0xffff), fc.integer({ min: 0, max: 0xffff }))
  const first = fc.constantFrom(0, 0x64, 0x100, 0x2001, 0x2002, 0x2600, 0xfc00, 0xfdff, 0xfe80, 0xff02)
  const near6 = fc
    .tuple(first, fc.array(group, { minLength: 7, maxLength: 7 }))
    .map(([head, rest]) => [head, ...rest].map((n) => n.toString(16)).join(':'))
  const addresses = fc.sample(fc.oneof(near4, near6), { numRuns: 3000, seed: 1998 })
  const script =
    'import ipaddress,sys,json;print(json.dumps([ipaddress.ip_address(a).is_global for a in json.load(sys.stdin)]))'
  const theirs = JSON.parse(
    execFileSync('/usr/bin/python3', ['-c', script], { input: JSON.stringify(addresses), encoding: 'utf8' }),
  ) as boolean[]
  const wrong = addresses.filter((address, i) => theirs[i] === false && isGlobal(address))
  expect(wrong).toEqual([])
  expect(addresses.filter(isGlobal).length).toBeGreaterThan(500)
})
