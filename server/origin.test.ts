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
