import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { upgradeWith } from '../../tests/factories.ts'
import type { KeptCommand, OutboxStore } from '../live/outbox.ts'

const DAY = 86_400_000

/** The module anew, as a page that has just been loaded has it. The database stays. */
async function page() {
  vi.resetModules()
  return await import('./device-store.ts')
}

const all = (store: OutboxStore | null) =>
  new Promise<readonly KeptCommand[]>((resolve) => (store as OutboxStore).all((kept) => resolve(kept ?? [])))
const put = (store: OutboxStore | null, c: KeptCommand) =>
  new Promise<boolean>((resolve) => (store as OutboxStore).put(c, resolve))
const said = (id: string, saidAt: number): KeptCommand => ({
  id,
  saidAt,
  command: { type: 'talk.say', text: id },
})

beforeEach(async () => {
  const { deleteDB } = await import('idb')
  await deleteDB('farhand')
})

test('what was put is there for the next page, in the order it was said, each account’s own', async () => {
  const first = (await page()).deviceOutbox('taipei', 'mei')
  expect(await put(first, said('two', 2))).toBe(true)
  expect(await put(first, said('one', 1))).toBe(true)
  await put((await page()).deviceOutbox('taipei', 'dale'), said('of dale', 3))
  await put((await page()).deviceOutbox('osaka', 'mei'), said('of another upgrade', 4))
  const next = (await page()).deviceOutbox('taipei', 'mei')
  expect((await all(next)).map((c) => c.id)).toEqual(['one', 'two'])
  next?.remove('one')
  expect((await all(next)).map((c) => c.id)).toEqual(['two'])
})

test('removed before it was written, it is gone: each call has its turn', async () => {
  const store = (await page()).deviceOutbox('taipei', 'mei')
  store?.put(said('one', 1), () => {})
  store?.remove('one')
  expect(await all(store)).toEqual([])
})

test('with a view that is kept, what is said stays until the view that has it is on the disk', async () => {
  const { deviceOutbox, keepView } = await page()
  const { APPLY_VERSION } = await import('../../domain/log/state.ts')
  const { state } = upgradeWith({ status: 'running' })
  const view = { account: 'mei', applyVersion: APPLY_VERSION, state, lines: [], skew: 0, keptAt: DAY }
  const leaving = new Set<string>()
  const store = deviceOutbox(state.id, 'mei', leaving)
  await put(store, said('one', 1))
  await put(store, said('two', 2))
  store?.remove('one')
  expect(await all(store)).toHaveLength(2)
  await keepView({ ...view, upgrade: state.id }, leaving)
  expect((await all((await page()).deviceOutbox(state.id, 'mei'))).map((c) => c.id)).toEqual(['two'])
  expect(leaving).toEqual(new Set())
})

test('a refusal is kept with what was refused', async () => {
  const store = (await page()).deviceOutbox('taipei', 'mei')
  await put(store, said('one', 1))
  const answer = { ok: false, refusal: { code: 'no-such', params: { kind: 'request', id: 'r' } } } as const
  await put(store, { ...said('one', 1), answer })
  expect(await all((await page()).deviceOutbox('taipei', 'mei'))).toMatchObject([{ id: 'one', answer }])
})

test('without a database nothing counts as kept', async () => {
  const there = indexedDB
  vi.stubGlobal('indexedDB', undefined)
  const { deviceOutbox, keptView } = await page()
  expect(deviceOutbox('taipei', 'mei')).toBeNull()
  expect(await keptView('taipei', 'mei')).toBeNull()
  vi.stubGlobal('indexedDB', there)
})

test('a database that refuses to open counts as none', async () => {
  const refuse = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new Error('SecurityError')
  })
  expect(await put((await page()).deviceOutbox('taipei', 'mei'), said('one', 1))).toBe(false)
  refuse.mockRestore()
})

test('a view is for whom it was made, and for the code that made it', async () => {
  const { keepView, keptView } = await page()
  const { state } = upgradeWith({ status: 'running' })
  const view = { upgrade: state.id, account: 'mei', applyVersion: 0, state, lines: [], skew: 5, keptAt: DAY }
  const { APPLY_VERSION } = await import('../../domain/log/state.ts')
  await keepView({ ...view, applyVersion: APPLY_VERSION })
  expect(await keptView(state.id, 'mei')).toMatchObject({ skew: 5, state: { seq: state.seq } })
  expect(await keptView(state.id, 'dale')).toBeNull()
  await keepView(view)
  expect(await keptView(state.id, 'mei')).toBeNull()
})

test('old views are let go; what was said never is', async () => {
  const { keepView, keptView, deviceOutbox, forgetView } = await page()
  const { APPLY_VERSION } = await import('../../domain/log/state.ts')
  const { state } = upgradeWith({ status: 'running' })
  const view = (upgrade: string, keptAt: number) => ({
    upgrade,
    account: 'mei',
    applyVersion: APPLY_VERSION,
    state: { ...state, id: upgrade },
    lines: [],
    skew: 0,
    keptAt,
  })
  await put(deviceOutbox('u0', 'mei'), said('from long ago', 1))
  await keepView(view('u0', 1))
  for (let n = 1; n <= 5; n++) await keepView(view(`u${n}`, 40 * DAY + n))
  const kept = []
  for (let n = 0; n <= 5; n++) if ((await keptView(`u${n}`, 'mei')) !== null) kept.push(n)
  expect(kept).toEqual([1, 2, 3, 4, 5])
  await keepView(view('u6', 40 * DAY + 6))
  expect(await keptView('u1', 'mei')).toBeNull()
  await forgetView('u6')
  expect(await keptView('u6', 'mei')).toBeNull()
  expect(await all(deviceOutbox('u0', 'mei'))).toHaveLength(1)
})
