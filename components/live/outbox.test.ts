import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CommandInput } from '../../domain/log/commands.ts'
import { deviceOutbox, keptCommands } from '../kept/device-store.ts'
import { createOutbox, type Outbox, type OutboxStore } from './outbox.ts'

const say = (text: string): CommandInput => ({ type: 'talk.say', text })
const OF = { upgrade: 'taipei', account: 'mei' }
const onDisk = async () => (await keptCommands(OF)).map((c) => c.id)
const made = (store: OutboxStore | null = deviceOutbox('taipei', 'mei')) => createOutbox(store, () => {})
const kept = (outbox: Outbox, id: string) => outbox.find(id)?.kept

beforeEach(() => deleteDB('farhand'))
afterEach(() => vi.restoreAllMocks())

/** Every write fails, as on a full disk, until it is undone. */
const full = () =>
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })

test('what could not be kept says so, lives on in the page, and is written once the disk has room', async () => {
  const disk = full()
  const outbox = made()
  outbox.add('one', say('one'), 1)
  await vi.waitFor(() => expect(kept(outbox, 'one')).toBe(false))
  outbox.keepAgain()
  // Each of the two writes was tried on a fresh handle too.
  await vi.waitFor(() => expect(disk).toHaveBeenCalledTimes(4))
  expect(kept(outbox, 'one')).toBe(false)
  disk.mockRestore()
  outbox.keepAgain()
  await vi.waitFor(() => expect(kept(outbox, 'one')).toBe(true))
  expect(await onDisk()).toEqual(['one'])
})

test('what was wiped while the page is open is written again, in the order it was said', async () => {
  const outbox = made()
  outbox.add('one', say('one'), 1)
  outbox.add('two', say('two'), 2)
  await vi.waitFor(async () => expect(await onDisk()).toEqual(['one', 'two']))
  await deleteDB('farhand')
  outbox.keepAgain()
  await vi.waitFor(async () => expect(await onDisk()).toEqual(['one', 'two']))
  expect(outbox.entries.map((e) => e.kept)).toEqual([true, true])
})

test('where nothing can be read, nothing counts as kept, until it can', async () => {
  const outbox = made()
  outbox.add('one', say('one'), 1)
  await vi.waitFor(() => expect(kept(outbox, 'one')).toBe(true))
  const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('gone', 'InvalidStateError')
  })
  outbox.keepAgain()
  await vi.waitFor(() => expect(kept(outbox, 'one')).toBe(false))
  reads.mockRestore()
  outbox.keepAgain()
  await vi.waitFor(() => expect(kept(outbox, 'one')).toBe(true))
})

test('what an earlier page left and could not be read at first is taken up as soon as it can', async () => {
  made().add('before', say('before'), 1)
  await vi.waitFor(async () => expect(await onDisk()).toEqual(['before']))
  const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('gone', 'InvalidStateError')
  })
  const outbox = made()
  const loaded = await new Promise<boolean>((go) => outbox.load(100, () => go(true)))
  expect(loaded).toBe(true)
  expect(outbox.entries).toEqual([])
  reads.mockRestore()
  outbox.keepAgain()
  await vi.waitFor(() => expect(outbox.entries.map((e) => e.id)).toEqual(['before']))
})

test('what was taken back does not come to be by a write that hung', async () => {
  const real = deviceOutbox('taipei', 'mei') as OutboxStore
  let late: () => void = () => {}
  const outbox = made({
    ...real,
    // Not answered in time: told as not kept, and written all the same afterwards.
    put(command, then) {
      late = () => real.put(command, () => {})
      then(false)
    },
  })
  outbox.add('one', say('one'), 1, 100)
  outbox.remove('one')
  late()
  await vi.waitFor(async () => expect(await onDisk()).toEqual(['one']))
  outbox.keepAgain()
  await vi.waitFor(async () => expect(await onDisk()).toEqual([]))
})

test('with nothing waiting, nothing is read', async () => {
  const all = vi.fn()
  made({ all, put: () => {}, remove: () => {} }).keepAgain()
  expect(all).not.toHaveBeenCalled()
})
