import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { fromOwnOrigin } from './origin.ts'

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
