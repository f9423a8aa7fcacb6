import type { networkInterfaces } from 'node:os'
import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

const v4 = (address: string, internal = false) => ({
  address,
  internal,
  family: 'IPv4' as const,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
})
const office: ReturnType<typeof networkInterfaces> = {
  lo: [v4('127.0.0.1', true)],
  docker0: [v4('172.17.0.1')],
  eth1: [v4('169.254.9.9')],
  wlan0: [v4('192.168.7.20')],
}

test('on all networks it is opened by the address of the local one, not by a container bridge', () => {
  expect(reachOf({ host: '0.0.0.0', port: 3000, publicUrl: null }, office)).toEqual({
    address: 'http://192.168.7.20:3000',
    whyNoPhone: null,
  })
})

test('on the loopback a phone is told why not, and what to do', () => {
  const reach = reachOf({ host: '127.0.0.1', port: 8080, publicUrl: null }, office)
  expect(reach.address).toBe('http://127.0.0.1:8080')
  expect(reach.whyNoPhone).toContain('npm start -- --lan')
})

test('a public address wins, unless it means the machine itself', () => {
  const reach = (publicUrl: string) => reachOf({ host: '127.0.0.1', port: 3000, publicUrl }, office)
  expect(reach('https://farhand.example.org')).toEqual({
    address: 'https://farhand.example.org',
    whyNoPhone: null,
  })
  expect(reach('http://localhost:3000').whyNoPhone).toContain('PUBLIC_URL')
})

test('without a network it says so', () => {
  const reach = reachOf({ host: '::', port: 80, publicUrl: null }, { lo: office.lo })
  expect(reach.address).toBe('http://127.0.0.1')
  expect(reach.whyNoPhone).toContain('no address')
})

test('an IPv6 address is written as one', () => {
  expect(reachOf({ host: 'fd00::7', port: 3000, publicUrl: null }, office).address).toBe(
    'http://[fd00::7]:3000',
  )
})
