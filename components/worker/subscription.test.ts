import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deviceClock } from '../live/clock.ts'
import { renewed, type Standing, settle } from './subscription.ts'

const KEY = Buffer.from(`key of this server ${'='.repeat(46)}`).toString('base64url')
const ANOTHER = Buffer.from('key of another server').toString('base64url')

/** A server that knows of one subscription at most, and a browser that has one at most. */
let server: {
  at: string | null
  dropped: boolean
  offered: boolean
  reached: boolean
  got: [string, object][]
}
let browser: { has: PushSubscription | null; made: number; refuses: string | null }

beforeEach(() => {
  vi.stubGlobal('navigator', {})
  server = { at: null, dropped: false, offered: true, reached: true, got: [] }
  browser = { has: null, made: 0, refuses: null }
  vi.stubGlobal('fetch', async (path: string, init: { method?: string; body?: string }) => {
    if (!server.reached) throw new TypeError('Failed to fetch')
    if (init.method !== 'POST') {
      const { at, dropped, offered } = server
      const standing: Partial<Standing> = {
        publicKey: KEY,
        offered,
        on: at !== null && !dropped,
        dropped,
        endpoint: at,
      }
      return Response.json(standing)
    }
    const body = JSON.parse(init.body ?? '{}') as { endpoint: string }
    server.got.push([path, body])
    if (path === '/api/push/end') server.dropped = true
    else Object.assign(server, { at: body.endpoint, dropped: false })
    return Response.json({ ok: true })
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** `key` null: a browser that does not say for which key it was made. */
function subscription(endpoint: string, key: string | null): PushSubscription {
  const bytes = key === null ? null : new Uint8Array(Buffer.from(key, 'base64url')).buffer
  return {
    endpoint,
    options: { applicationServerKey: bytes, userVisibleOnly: true },
    toJSON: () => ({ endpoint, keys: {} }),
    unsubscribe: async () => {
      browser.has = null
      return true
    },
  } as unknown as PushSubscription
}

const manager = {
  getSubscription: async () => browser.has,
  async subscribe({ applicationServerKey }: { applicationServerKey: string }) {
    if (browser.refuses !== null) throw new DOMException('no', browser.refuses)
    browser.has = subscription(`https://push.example.org/${++browser.made}`, applicationServerKey)
    return browser.has
  },
} as unknown as PushManager

const NEW = 'https://push.example.org/1'
const OLD = 'https://push.example.org/old'

describe('settling what the browser has with what the server knows', () => {
  test('nothing is done where push was never turned on, or is not offered', async () => {
    await settle(manager)
    server.offered = false
    browser.has = subscription(OLD, ANOTHER)
    await settle(manager, true)
    expect(browser).toMatchObject({ made: 0 })
    expect(server.got).toEqual([])
  })

  test.each([
    ['says so', KEY],
    ['says nothing, but the server knows it', null],
  ])('what is this server’s stays as it is: the browser %s', async (_, key) => {
    browser.has = subscription(OLD, key)
    server.at = OLD
    expect(await settle(manager)).toMatchObject({ on: true, endpoint: OLD })
    expect([browser.made, server.got]).toEqual([0, []])
  })

  test.each([
    ['made for another key, though the server knows it', OLD, ANOTHER, OLD],
    ['made for another key, and nobody knows it', OLD, ANOTHER, null],
    ['of which nobody knows for whom it was made', OLD, null, null],
    ['lost by the browser', null, null, OLD],
  ])('one %s is replaced by itself, and the server told what it replaces', async (_, has, key, at) => {
    if (has !== null) browser.has = subscription(has, key)
    server.at = at
    expect(await settle(manager)).toMatchObject({ on: true, endpoint: NEW })
    expect(server.got).toEqual([['/api/push', { endpoint: NEW, keys: {}, replaces: OLD }]])
  })

  test('one that its service gave up is replaced; one that the browser renewed meanwhile is only told', async () => {
    Object.assign(server, { at: OLD, dropped: true })
    browser.has = subscription(OLD, KEY)
    expect(await settle(manager)).toMatchObject({ on: true, endpoint: NEW })
    Object.assign(server, { at: OLD, dropped: true })
    expect(await settle(manager)).toMatchObject({ on: true, endpoint: NEW })
    expect(browser.made).toBe(1)
  })

  test('a tap makes a new one in any case', async () => {
    browser.has = subscription(OLD, KEY)
    server.at = OLD
    expect(await settle(manager, true)).toMatchObject({ on: true, endpoint: NEW })
  })

  test.each(['AbortError', 'NotAllowedError'])(
    'where the browser gives no other (%s) the server is told that nobody is rung there',
    async (name) => {
      browser.has = subscription(OLD, ANOTHER)
      server.at = OLD
      browser.refuses = name
      await expect(settle(manager)).rejects.toThrow(expect.objectContaining({ name }))
      expect(server).toMatchObject({ dropped: true, got: [['/api/push/end', { lost: true }]] })
    },
  )

  test('two at once do not replace each other’s', async () => {
    let turn: Promise<unknown> = Promise.resolve()
    const request = (_: string, work: () => Promise<unknown>) => {
      turn = turn.then(work)
      return turn
    }
    vi.stubGlobal('navigator', { locks: { request } })
    server.at = OLD
    await Promise.all([settle(manager), settle(manager)])
    expect(browser.made).toBe(1)
  })
})

describe('what the worker does when the browser renews it', () => {
  test('tells the server of the new one, and which it replaces', async () => {
    server.at = OLD
    browser.has = subscription(NEW, KEY)
    await renewed(manager)
    expect(server.got).toEqual([['/api/push', { endpoint: NEW, keys: {}, replaces: OLD }]])
  })

  test('subscribes again where there is none any more', async () => {
    server.at = OLD
    await renewed(manager)
    expect(server).toMatchObject({ at: NEW, dropped: false })
  })

  test('tries again without a network, and leaves it to the page in the end', async () => {
    server.at = OLD
    server.reached = false
    const pauses: number[] = []
    vi.spyOn(deviceClock, 'after').mockImplementation((ms, wake) => {
      pauses.push(ms)
      if (pauses.length === 3) server.reached = true
      queueMicrotask(wake)
      return () => undefined
    })
    await renewed(manager)
    expect([pauses, server.got]).toEqual([[2000, 10_000], []])
    await renewed(manager)
    expect(server).toMatchObject({ at: NEW })
  })
})
