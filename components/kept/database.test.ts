import 'fake-indexeddb/auto'
import { type DBSchema, deleteDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type DeviceDatabase, deviceDatabase } from './database.ts'

interface Schema extends DBSchema {
  notes: { key: string; value: string }
}

let name: string
let n = 0
beforeEach(() => {
  n += 1
  name = `test-${n}`
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const fresh = () => deviceDatabase<Schema>(name, 1, (db) => void db.createObjectStore('notes'))
const put = (db: DeviceDatabase<Schema>, key: string) => db.use((d) => d.put('notes', key, key))
const keys = (db: DeviceDatabase<Schema>) => db.use((d) => d.getAllKeys('notes'))

test('a handle that died without a word is opened anew, and what was to be done is done', async () => {
  const db = fresh()
  await put(db, 'one')
  let handle: IDBDatabase | undefined
  await db.use(async (d) => {
    handle = d as unknown as IDBDatabase
  })
  handle?.close()
  await put(db, 'two')
  expect(await keys(db)).toEqual(['one', 'two'])
})

test('a write that fails is done once more on a fresh handle; one that fails again is said, and the next need tries anew', async () => {
  const db = fresh()
  await put(db, 'one')
  const real = IDBObjectStore.prototype.put
  let fails = 1
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<IDBObjectStore['put']>
  ) {
    if (fails-- > 0) throw new DOMException('full', 'QuotaExceededError')
    return real.apply(this, args)
  })
  await put(db, 'two')
  fails = 2
  await expect(put(db, 'three')).rejects.toThrow('full')
  spy.mockRestore()
  await put(db, 'four')
  expect(await keys(db)).toEqual(['four', 'one', 'two'])
})

test('deleted under the work it is not made again for that work, and the next need makes it anew', async () => {
  const db = fresh()
  await put(db, 'one')
  let reached = () => {}
  const inside = new Promise<void>((go) => {
    reached = go
  })
  const cut = db.use(async (d) => {
    reached()
    for (;;) await d.get('notes', 'one')
  })
  await inside
  const deleted = deleteDB(name)
  await expect(cut).rejects.toThrow()
  await deleted
  expect((await indexedDB.databases()).map((d) => d.name)).not.toContain(name)
  await put(db, 'two')
  expect(await keys(db)).toEqual(['two'])
})

test('an opening that hangs is given up in time, and tried anew at the next need', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const db = fresh()
  const hangs = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    const request = Object.create(IDBOpenDBRequest.prototype) as IDBOpenDBRequest
    Object.assign(request, { addEventListener: () => {}, removeEventListener: () => {} })
    return request
  })
  const first = expect(put(db, 'one')).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(3000)
  await first
  hangs.mockRestore()
  vi.useRealTimers()
  await put(db, 'two')
  expect(await keys(db)).toEqual(['two'])
})

test('one that opens after it was given up is closed, and holds up nobody', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const db = fresh()
  const real = indexedDB.open.bind(indexedDB)
  let late: IDBOpenDBRequest | null = null
  let go: () => void = () => {}
  const slow = vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
    const request = real(...args)
    late = request
    const add = request.addEventListener.bind(request)
    request.addEventListener = ((type: string, then: EventListener) => {
      if (type === 'success') go = () => then(new Event('success'))
      else add(type, then)
    }) as typeof request.addEventListener
    return request
  })
  const first = expect(put(db, 'one')).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(3000)
  await first
  slow.mockRestore()
  vi.useRealTimers()
  const handle = (late as IDBOpenDBRequest | null)?.result as IDBDatabase
  const closed = vi.spyOn(handle, 'close')
  go()
  await vi.waitFor(() => expect(closed).toHaveBeenCalled())
})

test('work that is never answered counts as not done', async () => {
  const db = fresh()
  await put(db, 'one')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const hangs = expect(db.use(() => new Promise<never>(() => {}))).rejects.toThrow()
  await vi.advanceTimersByTimeAsync(8000)
  await hangs
  vi.useRealTimers()
  expect(await keys(db)).toEqual(['one'])
})

test('a database that is deleted under the page is let go at once, and made anew at the next need', async () => {
  const db = fresh()
  await put(db, 'one')
  await new Promise<void>((gone, failed) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => gone()
    request.onblocked = () => failed(new Error('blocked'))
  })
  expect(await keys(db)).toEqual([])
  await put(db, 'two')
  expect(await keys(db)).toEqual(['two'])
})

test('many needs at once share one handle', async () => {
  const opens = vi.spyOn(indexedDB, 'open')
  const db = fresh()
  await Promise.all([put(db, 'a'), put(db, 'b'), put(db, 'c')])
  expect(opens).toHaveBeenCalledTimes(1)
})
