import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import type { PushPayload } from '../../domain/contract/push.ts'
import { push } from '../../domain/notices/words/push.ts'
import * as store from '../kept/device-store.ts'
import { commandOf, payloadOf, sayByButton, shownOf } from './push.ts'

const asked: PushPayload = {
  kind: 'request',
  nid: 'abc123456789',
  upgrade: 'taipei',
  id: 'r1',
  account: 'mei',
  tag: 'request:taipei:r1',
  title: 'Press reset: DOLPHIN',
  body: 'Stand by the box.',
  url: 'https://farhand.example/u/taipei/hands?show=request:r1',
  lang: 'en',
  actions: [
    { action: 'seen', title: 'Got it' },
    { action: 'way', title: 'On my way' },
  ],
}

vi.mock('../kept/device-store.ts', { spy: true })
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('what is asked rings and stays; what was answered takes its place and is quiet', () => {
  const rings = shownOf(asked)
  expect(rings.options).toMatchObject({
    tag: asked.tag,
    renotify: true,
    silent: false,
    requireInteraction: true,
  })
  const over = shownOf({ ...asked, kind: 'answered', actions: [] })
  expect(over.options).toMatchObject({ tag: asked.tag, renotify: false, silent: true, actions: [] })
})

test('something is always shown, whatever came', () => {
  for (const text of [undefined, '', 'not JSON', '[]', '{"title":3}'])
    expect(shownOf(payloadOf(text)).title).toBe('Farhand')
  expect(payloadOf(JSON.stringify(asked))).toEqual(asked)
})

test('the buttons say what the page would say, and nothing else does', () => {
  expect(commandOf(asked, 'seen')).toEqual({ type: 'request.seen', id: 'r1' })
  expect(commandOf(asked, 'way')).toEqual({ type: 'request.on-my-way', id: 'r1' })
  expect(commandOf(asked, '')).toBeNull()
  expect(commandOf({ ...asked, kind: 'answered' }, 'seen')).toBeNull()
  expect(commandOf({ ...asked, kind: 'drill' }, 'seen')).toBeNull()
})

test('tapped twice it is one command; a refusal comes back in its own words', async () => {
  const sent: { id: string }[] = []
  vi.stubGlobal('fetch', (_path: string, init: { body: string }) => {
    sent.push(JSON.parse(init.body) as { id: string })
    return Promise.resolve(Response.json({ ok: true, seqs: [1] }))
  })
  expect(await sayByButton(asked, 'seen')).toBeNull()
  expect(await sayByButton(asked, 'seen')).toBeNull()
  expect(new Set(sent.map((s) => s.id)).size).toBe(1)
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      Response.json({ ok: false, message: 'Too late: do not do it. Withdrawn 14:03.' }, { status: 409 }),
    ),
  )
  expect(await sayByButton(asked, 'way')).toEqual({ body: 'Too late: do not do it. Withdrawn 14:03.' })
})

test('without a network the tap is kept for the page to send, and that is said', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await sayByButton(asked, 'way')).toEqual({ body: push.en.kept })
  expect(await store.keptCommands({ upgrade: 'taipei', account: 'mei' })).toMatchObject([
    { id: 'abc123456789-way', command: { type: 'request.on-my-way', id: 'r1' } },
  ])
})

test('one that is answered by nothing in time counts as without a network', async () => {
  vi.stubGlobal('fetch', (_path: string, { signal }: { signal: AbortSignal }) => {
    expect(signal).toBeInstanceOf(AbortSignal)
    return Promise.reject(new DOMException('late', 'TimeoutError'))
  })
  expect(await sayByButton({ ...asked, nid: 'late12345678' }, 'seen')).toEqual({ body: push.en.kept })
})

test('a tap that the phone can’t keep either is said to be lost', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  vi.spyOn(store, 'keepCommand').mockRejectedValue(new DOMException('closed', 'InvalidStateError'))
  for (const lang of ['en', 'zh-TW'] as const)
    expect(await sayByButton({ ...asked, lang }, 'way')).toEqual({ body: push[lang].notKept })
})
