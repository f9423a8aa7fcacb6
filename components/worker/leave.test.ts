import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepCommand } from '../kept/device-store.ts'
import { undelivered } from '../leaving/undelivered.ts'
import { forgetAll, leaveUpgrade, pageRefused, type ToldGone } from './leave.ts'
import { handsPage } from './pages.ts'

const ORIGIN = 'https://farhand.example'
const pathOf = (at: string | Request) => new URL(typeof at === 'string' ? at : at.url, ORIGIN).pathname
const HTML = '<html lang="en"><script defer src="/hands/hands.A.js"></script>'

let held: Map<string, Map<string, Response>>
let answers: Record<string, () => Response | Promise<Response>>
beforeEach(async () => {
  held = new Map()
  vi.stubGlobal('caches', {
    keys: async () => [...held.keys()],
    delete: async (name: string) => held.delete(name),
    open: async (name: string) => {
      const cache = held.get(name) ?? new Map<string, Response>()
      held.set(name, cache)
      return {
        keys: async () => [...cache.keys()].map((path) => new Request(ORIGIN + path)),
        match: async (at: string | Request) => cache.get(pathOf(at))?.clone(),
        put: async (at: string | Request, r: Response) => void cache.set(pathOf(at), r),
        delete: async (at: string | Request) => cache.delete(pathOf(at)),
      }
    },
  })
  answers = {
    '/u/taipei/hands': () => new Response(HTML),
    '/hands/hands.A.js': () => new Response('code'),
    '/api/session': () => standing('in'),
    '/api/session/left': () => new Response('{}'),
  }
  vi.stubGlobal('fetch', async (at: string | Request) => {
    const answer = answers[pathOf(at)]
    if (answer === undefined) throw new TypeError('no network')
    return await answer()
  })
  await keepCommand('taipei', 'mei', { id: 'tap-1', saidAt: 1, command: { type: 'talk.say', text: 'Hello' } })
})
afterEach(async () => {
  await forgetAll(() => undefined)
  vi.unstubAllGlobals()
})

const standing = (is: string, gone: string[] = []) =>
  new Response(JSON.stringify({ standing: is, account: 'mei', now: 0, upgrades: {}, gone }))
/** Ours: other tests of this process have some, too. */
const databases = async () =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('farhand') === true ? [name] : []))
const kept = () => [...held.values()].flatMap((cache) => [...cache.keys()])

/** The page is asked for, and all that follows from the answer is done. */
async function opened(): Promise<void> {
  const work: Promise<unknown>[] = []
  const then = { kept: async () => undefined, refused: pageRefused }
  await handsPage(new Request(`${ORIGIN}/u/taipei/hands`), (w) => void work.push(w), then)
  await Promise.all(work)
}

test('a page that was asked for before this browser was left is not kept after', async () => {
  await opened()
  expect(kept()).toContain('/u/taipei/hands')
  answers['/u/taipei/hands'] = async () => {
    await forgetAll(() => undefined)
    return new Response(HTML)
  }
  await opened()
  expect(kept()).toEqual([])
  expect(await databases()).toEqual([])
})

test('a page that the server gives no more is gone, and what else is closed; what was said waits to be told', async () => {
  await opened()
  answers['/u/taipei/hands'] = () => new Response(null, { status: 401 })
  answers['/api/session'] = () => standing('ended')
  await opened()
  expect(kept()).toEqual([])
  expect(await undelivered()).toHaveLength(1)
})

test('a phone of which one seat was taken is told what is dropped; one that was signed out elsewhere, that all is', async () => {
  const told: ToldGone[] = []
  answers['/api/session'] = () => standing('in', ['taipei'])
  await leaveUpgrade('taipei', (t) => void told.push(t))
  const tap = { id: 'tap-1', type: 'talk.say', text: 'Hello', saidAt: 1 }
  expect(told).toEqual([{ ended: false, dropped: [tap], kept: [], unread: false }])
  expect(await undelivered()).toEqual([])

  await keepCommand('other', 'mei', { id: 'tap-2', saidAt: 2, command: { type: 'presence.leave' } })
  answers['/api/session'] = () => standing('ended')
  await leaveUpgrade('taipei', (t) => void told.push(t))
  expect(told[1]).toMatchObject({ ended: true, dropped: [{ id: 'tap-2', type: 'presence.leave' }] })
  expect(await databases()).toEqual([])
})

test('while the server does not answer nothing is told, and nothing that was said goes', async () => {
  const told: ToldGone[] = []
  delete answers['/api/session']
  await leaveUpgrade('taipei', (t) => void told.push(t))
  expect(told).toEqual([])
  expect(await undelivered()).toHaveLength(1)
})

test('where the databases can’t be read, the phone is told that, and not that all is deleted', async () => {
  const told: ToldGone[] = []
  answers['/api/session'] = () => standing('ended')
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('lost', 'UnknownError')
  })
  await leaveUpgrade('taipei', (t) => void told.push(t))
  expect(told).toEqual([{ ended: false, dropped: [], kept: [], unread: true }])
  open.mockRestore()
  expect(await undelivered()).toHaveLength(1)
})
