import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { upgradeWith } from '../../tests/factories.ts'
import { keepCommand, keepView } from '../kept/device-store.ts'
import { onlyInOpenPages, tellOnlyHere } from '../kept/only-here.ts'
import { devicePhotos } from '../photos/photo-store.ts'
import { forgetEverything } from './forget.ts'
import { leaveAll, settle } from './settle.ts'
import type { Standing } from './standing.ts'
import { type Undelivered, undelivered } from './undelivered.ts'

/** The browser's caches, as far as they are used. */
function fakeCaches(held: Record<string, string[]>) {
  const cacheOf = (name: string) => ({
    keys: async () => (held[name] ?? []).map((path) => new Request(`https://farhand.example${path}`)),
    delete: async ({ url }: Request) => {
      held[name] = (held[name] ?? []).filter((path) => path !== new URL(url).pathname)
      return true
    },
  })
  return {
    keys: async () => Object.keys(held),
    open: async (name: string) => cacheOf(name),
    delete: async (name: string) => delete held[name],
  }
}

let held: Record<string, string[]>
let posted: string[]
let answer: Partial<Standing> | null
beforeEach(async () => {
  held = {
    'farhand-pages-1': ['/u/taipei/hands', '/u/other/hands', '/hands/hands.A.js'],
    'farhand-thumbs-1': ['/u/taipei/photos/a/thumb', '/u/other/photos/b/thumb'],
    elsewhere: ['/u/taipei/hands'],
  }
  posted = []
  answer = { standing: 'in', account: 'mei', now: Date.now(), upgrades: {}, gone: [] }
  vi.stubGlobal('caches', fakeCaches(held))
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') posted.push(url)
    if (answer === null) throw new TypeError('no network')
    return new Response(JSON.stringify(answer))
  })
  for (const upgrade of ['taipei', 'other']) {
    await keepView({
      upgrade,
      account: 'mei',
      applyVersion: 1,
      state: upgradeWith().state,
      lines: [],
      skew: 0,
      keptAt: Date.now(),
    })
    await keepCommand(upgrade, 'mei', {
      id: `${upgrade}-1`,
      saidAt: 1,
      command: { type: 'talk.say', text: 'x' },
    })
    await keepCommand(upgrade, 'mei', {
      id: `${upgrade}-2`,
      saidAt: 2,
      command: { type: 'card.hold', id: 'c', dueAt: 9, awake: true },
    })
    await devicePhotos(upgrade, 'mei')?.put({
      id: `${upgrade}-p`,
      upgrade,
      account: 'mei',
      about: { kind: 'step', id: 'a' },
      takenAt: 3,
      bytes: new ArrayBuffer(4),
      hash: 'h',
      refused: null,
    })
  }
})
afterEach(async () => {
  await forgetEverything()
  vi.unstubAllGlobals()
})

const views = async () => {
  const db = await openDB('farhand')
  const keys = db.objectStoreNames.contains('views') ? await db.getAllKeys('views') : []
  db.close()
  return keys
}
const ids = (all: readonly { id: string }[]) => all.map((u) => u.id)
/** Ours: other tests of this process have some, too. */
const databases = async () =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('farhand') === true ? [name] : []))

test('what lies here undelivered is taps and photos, oldest first, and nothing that a page said by itself', async () => {
  expect(ids(await undelivered())).toEqual(['other-1', 'taipei-1', 'other-p', 'taipei-p'])
})

test('asked of a browser that keeps nothing, no database comes to be', async () => {
  await forgetEverything()
  expect(await undelivered()).toEqual([])
  expect(await databases()).toEqual([])
})

test('a session that was ended: what is dropped is told while it is there, then all of it goes', async () => {
  answer = { standing: 'ended', account: 'mei', now: 0, upgrades: {}, gone: [] }
  const there: number[] = []
  const told = await settle(() => void undelivered().then((all) => there.push(all.length)))
  expect(ids(told.dropped)).toEqual(['other-1', 'taipei-1', 'other-p', 'taipei-p'])
  expect(there).toEqual([4])
  expect(await databases()).toEqual([])
  expect(Object.keys(held)).toEqual(['elsewhere'])
  expect(posted).toEqual(['/api/session/left'])
})

test.each(['over', 'none'] as const)(
  'a session that is %s: nothing can be read, and what was said waits',
  async (s) => {
    answer = { standing: s, account: null, now: 0, upgrades: {}, gone: [] }
    const told = await settle(() => undefined)
    expect([told.dropped.length, told.kept.length]).toEqual([0, 4])
    expect(await views()).toEqual([])
    expect(Object.keys(held)).toEqual(['elsewhere'])
    expect(await undelivered()).toHaveLength(4)
  },
)

test('one upgrade closed while another goes on: only what is of that one goes', async () => {
  const other = { title: 'Other', zone: 'UTC', erasedAt: null }
  answer = { ...answer, upgrades: { other }, gone: ['taipei'] }
  const told = await settle(() => undefined)
  expect(ids(told.dropped)).toEqual(['taipei-1', 'taipei-p'])
  expect(ids(await undelivered())).toEqual(['other-1', 'other-p'])
  expect(await views()).toEqual(['other'])
  expect(held['farhand-pages-1']).toEqual(['/u/other/hands', '/hands/hands.A.js'])
  expect(held['farhand-thumbs-1']).toEqual(['/u/other/photos/b/thumb'])
})

test('what another account saw is not here for this one; what it said is neither dropped nor touched', async () => {
  const upgrades = { taipei: { title: 'T', zone: 'UTC', erasedAt: null } }
  answer = { ...answer, account: 'dale', upgrades, gone: ['other'] }
  const told = await settle(() => undefined)
  expect(told.dropped).toEqual([])
  expect(await views()).toEqual([])
  expect(held['farhand-pages-1']).toEqual(['/hands/hands.A.js'])
  expect(await undelivered()).toHaveLength(4)
})

test('what was kept before words of it were erased goes; what was kept since stays', async () => {
  const now = Date.now()
  const of = (erasedAt: number) => ({ title: 'T', zone: 'UTC', erasedAt })
  answer = { ...answer, now, upgrades: { taipei: of(now + 60_000), other: of(now - 60_000) } }
  await settle(() => undefined)
  expect(await views()).toEqual(['other'])
  expect(held['farhand-pages-1']).not.toContain('/u/taipei/hands')
})

test('with no answer of the server nothing goes but what is known to be closed', async () => {
  answer = null
  expect((await settle(() => undefined)).standing).toBeNull()
  expect((await views()).length).toBe(2)
  await settle(() => undefined, 'taipei')
  expect(await views()).toEqual(['other'])
  expect(await undelivered()).toHaveLength(4)
})

/** The browser's databases are there, and none of them can be opened: iOS ended the process that holds them, say. */
function unreadable(how: 'refuses' | 'hangs') {
  const spy = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    const request = new EventTarget() as IDBOpenDBRequest
    if (how === 'refuses')
      queueMicrotask(() => {
        Object.assign(request, { error: new DOMException('lost', 'UnknownError') })
        request.dispatchEvent(new Event('error'))
      })
    return request
  })
  return () => spy.mockRestore()
}

describe.each(['refuses', 'hangs'] as const)('a database that %s', (how) => {
  /** What `work` comes to, on a device whose clock is put on as long as it takes. */
  async function inGoodTime<T>(work: Promise<T>): Promise<T> {
    const over = work.then(
      () => true,
      () => true,
    )
    while (!(await Promise.race([over, vi.advanceTimersByTimeAsync(500).then(() => false)])));
    return await work
  }
  let restore: () => void
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    restore = unreadable(how)
  })
  afterEach(() => {
    restore()
    vi.useRealTimers()
  })
  const back = () => {
    restore()
    vi.useRealTimers()
  }

  test('is not taken for an empty one', async () => {
    await expect(inGoodTime(undelivered())).rejects.toThrow()
  })

  test('takes nothing with it that nobody could look at: it is told, and found at the next look', async () => {
    answer = { standing: 'ended', account: 'mei', now: 0, upgrades: {}, gone: [] }
    const told = await inGoodTime(settle(() => undefined))
    expect(told).toMatchObject({ standing: 'ended', dropped: [], unread: true })
    // What can be read by whoever holds the phone is gone all the same; the server is not told that it was left.
    expect(Object.keys(held)).toEqual(['elsewhere'])
    expect(posted).toEqual([])

    back()
    const next = await settle(() => undefined)
    expect([next.unread, next.dropped.length]).toEqual([false, 4])
    expect(await databases()).toEqual([])
    expect(posted).toEqual(['/api/session/left'])
  })

  test('is not made to tell of an upgrade that is closed: its taps wait until they can be named', async () => {
    answer = { ...answer, gone: ['taipei'] }
    const told = await inGoodTime(settle(() => undefined, 'taipei'))
    expect(told).toMatchObject({ standing: 'in', dropped: [], unread: true })
    expect(held['farhand-pages-1']).not.toContain('/u/taipei/hands')
    back()
    expect(ids((await settle(() => undefined, 'taipei')).dropped)).toEqual(['taipei-1', 'taipei-p'])
  })

  test('goes unseen where somebody says so', async () => {
    await inGoodTime(leaveAll())
    expect(Object.keys(held)).toEqual(['elsewhere'])
    expect(posted).toEqual(['/api/session/left'])
    back()
    expect(await databases()).toEqual([])
  })
})

test('who signs out is told what other pages hold in memory alone', async () => {
  const saidAt = 5
  const said: Undelivered['said'] = { command: { type: 'talk.say', text: 'x' }, refused: null }
  const held = { id: 'here', upgrade: 'taipei', account: 'mei', saidAt, said }
  const stops = [tellOnlyHere(() => [held]), tellOnlyHere(() => [])]
  expect(await onlyInOpenPages()).toEqual([held])
  for (const stop of stops) stop()
  expect(await onlyInOpenPages()).toEqual([])
})
