import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { fromOwnOrigin, postedFromOwnOrigin } from './origin.ts'

const asked = (headers: IncomingMessage['headers'], publicUrl: string | null = null) =>
  fromOwnOrigin({ headers } as IncomingMessage, publicUrl)

test('a page of the host that was asked is our own, another is not', () => {
  expect(asked({ host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' })).toBe(true)
  expect(asked({ host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3001' })).toBe(false)
  expect(asked({ host: '127.0.0.1:3000', origin: 'http://localhost:3000' })).toBe(false)
  expect(asked({ host: 'relay.example.org', origin: 'https://evil.example.org' })).toBe(false)
})

test('behind a proxy that renames the host, the public address is our own', () => {
  expect(asked({ host: '10.0.0.2:3000', origin: 'https://r.example.org' }, 'https://r.example.org')).toBe(
    true,
  )
})

test('no page: a terminal or a script', () => {
  expect(asked({ host: '127.0.0.1:3000' })).toBe(true)
})

test('a page without an origin to name, such as a sandboxed frame, is not our own', () => {
  expect(asked({ host: '127.0.0.1:3000', origin: 'null' })).toBe(false)
})

test('a post must say where it comes from: by its origin, else by its referer', () => {
  const posted = (headers: IncomingMessage['headers'], publicUrl: string | null = null) =>
    postedFromOwnOrigin({ headers } as IncomingMessage, publicUrl)
  const host = '127.0.0.1:3000'
  expect(posted({ host, origin: 'http://127.0.0.1:3000' })).toBe(true)
  expect(posted({ host, referer: 'http://127.0.0.1:3000/u/taipei/hands?show=x' })).toBe(true)
  expect(posted({ host, referer: 'https://r.example.org/join/x' }, 'https://r.example.org')).toBe(true)
  expect(posted({ host })).toBe(false)
  expect(posted({ host, referer: 'http://evil.example.org/127.0.0.1:3000' })).toBe(false)
  expect(posted({ host, referer: 'no address' })).toBe(false)
  expect(posted({ host, origin: 'null', referer: 'http://127.0.0.1:3000/' })).toBe(false)
})

test('the scheme is part of it: a plain http page of the same name is another', () => {
  const host = 'r.example.org'
  const publicUrl = 'https://r.example.org'
  expect(asked({ host, origin: 'https://r.example.org' }, publicUrl)).toBe(true)
  expect(asked({ host, origin: 'http://r.example.org' }, publicUrl)).toBe(false)
  expect(asked({ host, origin: 'http://r.example.org' }, 'http://r.example.org')).toBe(true)
  expect(asked({ host, origin: 'https://r.example.org' }, 'http://r.example.org')).toBe(false)
  // Another name of the same server: by https too, since its cookies go over nothing else.
  expect(asked({ host: 'other.example.org', origin: 'https://other.example.org' }, publicUrl)).toBe(true)
  expect(asked({ host: 'other.example.org', origin: 'http://other.example.org' }, publicUrl)).toBe(false)
  for (const local of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])
    expect(asked({ host: local, origin: `http://${local}` }, publicUrl)).toBe(true)
})

test('what a trusted proxy says of the scheme goes before what is guessed', () => {
  const by = (proto: string, origin: string) =>
    asked({ host: 'b.example.org', origin, 'x-forwarded-proto': proto })
  expect(by('https', 'https://b.example.org')).toBe(true)
  expect(by('https', 'http://b.example.org')).toBe(false)
  expect(by('http', 'http://b.example.org')).toBe(true)
  expect(by('http', 'https://b.example.org')).toBe(false)
})

test('the port of a scheme may be named or not, the host written large', () => {
  const publicUrl = 'https://r.example.org'
  expect(asked({ host: 'r.example.org:443', origin: 'https://r.example.org' }, publicUrl)).toBe(true)
  expect(asked({ host: 'R.example.org', origin: 'https://r.example.org' }, publicUrl)).toBe(true)
  expect(asked({ host: 'a b', origin: 'http://a b' })).toBe(false)
})

test('where no proxy is known, by several names and by http in the own network', () => {
  for (const host of ['192.168.1.5:3000', 'farhand.local:3000', '[fd00::5]:3000'])
    expect(asked({ host, origin: `http://${host}` })).toBe(true)
  // A proxy of which the server was not told may speak https before it.
  expect(asked({ host: 'tunnel.example.org', origin: 'https://tunnel.example.org' })).toBe(true)
})
