import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { PhotoQueue, type SendPhoto, type Sent } from './photo-queue.ts'
import { devicePhotos, type KeptPhoto, type PhotoStore } from './photo-store.ts'
import { isPhotoOnlyHere } from './queued.ts'

const ABOUT = { kind: 'request', id: 'r1' } as const
const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer
const settle = () => new Promise<void>((go) => setImmediate(go))

beforeEach(async () => {
  await (devicePhotos('u', 'mei') as PhotoStore)
    .all()
    .then((all) => Promise.all(all.map((p) => (devicePhotos('u', 'mei') as PhotoStore).remove(p.id))))
})

function line(first: Sent) {
  let answer = first
  const tries: string[] = []
  const send: SendPhoto = async (p) => {
    tries.push(new TextDecoder().decode(p.bytes))
    return answer
  }
  return { send, tries, say: (next: Sent) => (answer = next) }
}
const LATER: Sent = { now: 'later', why: '' }
const STORED: Sent = { now: 'stored' }

function page(send: SendPhoto, store: PhotoStore | null = devicePhotos('u', 'mei')) {
  const clock = handClock(1_000_000)
  const queue = new PhotoQueue({ upgrade: 'u', account: 'mei', store, send, clock })
  return { queue, clock, states: () => queue.view().map((p) => p.state) }
}

test('taken without a network it lies on the disk, and goes in its order when there is one', async () => {
  const net = line(LATER)
  const { queue, clock, states } = page(net.send)
  await queue.add(ABOUT, bytes('one'))
  clock.set(1_000_001)
  await queue.add(ABOUT, bytes('two'))
  await vi.waitFor(() => expect(states()).toEqual(['queued', 'queued']))
  expect(queue.view()).toMatchObject([{ kept: true, setback: '' }, { kept: true }])
  net.tries.length = 0
  net.say(STORED)
  queue.flush()
  await vi.waitFor(() => expect(states()).toEqual(['stored', 'stored']))
  expect(net.tries).toEqual(['one', 'two'])
  await vi.waitFor(async () => expect(await devicePhotos('u', 'mei')?.all()).toEqual([]))
  queue.settle((id) => id === queue.view()[0]?.id)
  expect(states()).toEqual(['stored'])
})

test('survives the page: the next one sends it under the same id, with the time it was taken', async () => {
  const first = page(line(LATER).send)
  await first.queue.add(ABOUT, bytes('one'))
  await vi.waitFor(() => expect(first.queue.view()[0]?.kept).toBe(true))
  const sent: KeptPhoto[] = []
  const next = page(async (p) => {
    sent.push(p)
    return STORED
  })
  await next.queue.load()
  await vi.waitFor(() => expect(next.states()).toEqual(['stored']))
  expect(sent).toMatchObject([{ id: first.queue.view()[0]?.id, takenAt: 1_000_000, about: ABOUT }])
  const other = page(line(STORED).send, devicePhotos('u', 'ken'))
  await other.queue.load()
  expect(other.states()).toEqual([])
})

test('tries again by itself, with longer and longer pauses, and says why it waits', async () => {
  const net = line({ now: 'later', why: 'The disk is full.' })
  const { queue, clock } = page(net.send)
  await queue.add(ABOUT, bytes('one'))
  await vi.waitFor(() =>
    expect(queue.view()).toMatchObject([{ state: 'queued', setback: 'The disk is full.' }]),
  )
  expect(net.tries).toHaveLength(1)
  await clock.advance(2000, settle)
  expect(net.tries).toHaveLength(2)
  await clock.advance(2000, settle)
  expect(net.tries).toHaveLength(2)
  await clock.advance(2000, settle)
  expect(net.tries).toHaveLength(3)
  net.say(STORED)
  await clock.advance(60_000, settle)
  expect(queue.view()).toMatchObject([{ state: 'stored', setback: null }])
})

test('a try that breaks is a try that failed', async () => {
  const { queue, states } = page(() => Promise.reject(new Error('cut')))
  await queue.add(ABOUT, bytes('one'))
  await vi.waitFor(() => expect(queue.view()[0]?.setback).toBe(''))
  expect(states()).toEqual(['queued'])
})

test('refused, it stays with the reason through a reload, holds up nobody, and is thrown away only by hand', async () => {
  const net = line({ now: 'refused', why: 'No photos here.' })
  const { queue, states } = page(net.send)
  await queue.add(ABOUT, bytes('one'))
  await vi.waitFor(() => expect(states()).toEqual(['refused']))
  net.say(STORED)
  await queue.add(ABOUT, bytes('two'))
  await vi.waitFor(() => expect(states()).toEqual(['refused', 'stored']))
  const next = page(net.send)
  await next.queue.load()
  expect(next.queue.view()).toMatchObject([{ state: 'refused', refused: 'No photos here.' }])
  const [{ id } = { id: '' }] = next.queue.view()
  await next.queue.again(id)
  await vi.waitFor(() => expect(next.states()).toEqual(['stored']))
  expect(next.queue.view()[0]?.id).not.toBe(id)
  await queue.drop(id)
  expect(states()).toEqual(['stored'])
  await vi.waitFor(async () => expect(await devicePhotos('u', 'mei')?.all()).toEqual([]))
})

test('the same picture of the same thing is one; of another thing, two', async () => {
  const { queue } = page(line(LATER).send)
  await queue.add(ABOUT, bytes('one'))
  await queue.add(ABOUT, bytes('one'))
  await queue.add({ kind: 'step', id: 'r1' }, bytes('one'))
  expect(queue.view()).toHaveLength(2)
})

test('where nothing can be kept it says so, and is sent all the same', async () => {
  const { queue } = page(line(LATER).send, null)
  await queue.add(ABOUT, bytes('one'))
  expect(queue.view()).toMatchObject([{ kept: false, state: 'queued' }])
})

test('a picture that could not be kept says so and is written once it can; one that was wiped is written again', async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const { queue } = page(line(LATER).send)
  await queue.add(ABOUT, bytes('one'))
  expect(queue.view()).toMatchObject([{ kept: false, state: 'queued' }])
  expect(queue.view().filter(isPhotoOnlyHere)).toHaveLength(1)
  full.mockRestore()
  await queue.keepAgain()
  expect(queue.view()).toMatchObject([{ kept: true }])
  await devicePhotos('u', 'mei')?.remove(queue.view()[0]?.id ?? '')
  await queue.keepAgain()
  expect(await devicePhotos('u', 'mei')?.ids()).toEqual([queue.view()[0]?.id])
})

test('what could not be read at first is taken up, and sent, as soon as it can', async () => {
  await page(line(LATER).send).queue.add(ABOUT, bytes('one'))
  const reads = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('gone', 'InvalidStateError')
  })
  const net = line(STORED)
  const { queue, states } = page(net.send)
  await queue.load()
  expect(states()).toEqual([])
  reads.mockRestore()
  await queue.keepAgain()
  await vi.waitFor(() => expect(net.tries).toEqual(['one']))
})
