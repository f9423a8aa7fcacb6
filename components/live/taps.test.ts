import { beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../tests/factories.ts'
import {
  begin,
  device,
  FAST,
  open,
  outbox,
  pass,
  relay,
  say,
  server,
  store,
  texts,
} from '../../tests/harness/live-page.ts'

beforeEach(begin)

test('held: goes out after its time, with the time of the tap', async () => {
  const { live } = open()
  relay.deliver()
  const tapped = server.now()
  live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  await pass(9_999)
  expect(relay.tries.get('left-1')).toBeUndefined()
  expect(live.heldFor(live.view().outbox[0] as never)).toBe(1)
  await pass(1)
  expect(relay.tries.get('left-1')).toBe(1)
  expect(live.view().outbox).toEqual([])
  expect(relay.events.at(-1)).toMatchObject({ type: 'presence.left', happenedAt: tapped })
})

test('held: taken back, it was never said, here or after a reload', async () => {
  const { live } = open()
  relay.deliver()
  live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  await pass(9_000)
  expect(live.undo('left-1')).toBe(true)
  expect(live.view().outbox).toEqual([])
  expect(store.data.size).toBe(0)
  await pass(60_000)
  open()
  relay.deliver()
  expect(relay.tries.size).toBe(0)
})

test('held: what has gone out can’t be taken back', async () => {
  const { live } = open()
  relay.deliver()
  live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  await pass(10_000)
  expect(live.undo('left-1')).toBe(false)
  expect(relay.tries.get('left-1')).toBe(1)
})

test('held: a page that dies loses nothing; the next one sends it, with the time of the tap', async () => {
  const { live, line } = open()
  relay.deliver()
  const tapped = server.now()
  live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  // No goodbye: the battery is out.
  line.stop()
  await pass(0)
  server.set(tapped + HOUR)
  device.set(tapped + FAST + HOUR)
  open()
  relay.deliver()
  expect(relay.tries.get('left-1')).toBe(1)
  expect(relay.events.at(-1)).toMatchObject({ type: 'presence.left', happenedAt: tapped })
})

test('held: let go when the page is hidden or closed', () => {
  const one = open()
  relay.deliver()
  one.live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  one.live.release()
  relay.deliver()
  expect(relay.tries.get('left-1')).toBe(1)
  one.live.send({ type: 'presence.back' }, 'back-1', 10_000)
  one.live.close()
  expect(store.data.size).toBe(1)
  one.live.subscribe(() => {})
  relay.deliver()
  expect(relay.tries.get('back-1')).toBe(1)
})

test('held: without a line it is kept, and goes out once the line and its time have come', async () => {
  const { live, line } = open()
  relay.deliver()
  line.cut()
  live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  line.restore()
  relay.deliver()
  expect(relay.tries.size).toBe(0)
  await pass(10_000)
  expect(relay.tries.get('left-1')).toBe(1)
})

test('held: the next tap takes it for granted and keeps its order; talk does not', async () => {
  const { live } = open()
  relay.deliver()
  live.send({ type: 'presence.leave' }, 'left-1', 10_000)
  live.send(say('one moment'))
  relay.deliver()
  expect(relay.tries.get('left-1')).toBeUndefined()
  expect(texts(live)).toEqual(['one moment'])
  live.send({ type: 'presence.back' }, 'back-1', 10_000)
  relay.deliver()
  expect(relay.events.at(-1)?.type).toBe('presence.left')
  expect(outbox(live)).toEqual(['queued'])
  await pass(10_000)
  expect(relay.events.at(-1)?.type).toBe('presence.arrived')
})
