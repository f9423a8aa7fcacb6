import { beforeEach, expect, test } from 'vitest'
import { dale, HOUR, NINE } from '../../tests/factories.ts'
import { begin, device, FAST, open, pass, relay, server, tell } from '../../tests/harness/live-page.ts'

beforeEach(begin)

test('a server that doubts its clock is asked for the time at once; put right, what was measured of it is forgotten', () => {
  const { live, line } = open()
  relay.deliver()
  const doubt = { jump: { since: NINE, by: HOUR }, down: null }
  tell(line, 'clock', { now: server.now(), doubt })
  line.frames.shift()?.run()
  expect(live.view().doubt).toEqual(doubt)
  // Its answer is under way: the device has said what its own clock reads.
  expect(line.frames.map((f) => f.kind)).toContain('time')
  server.jump(HOUR)
  tell(line, 'clock', { now: server.now(), doubt: null })
  relay.deliver()
  expect(live.view()).toMatchObject({ doubt: null, serverSkew: HOUR - FAST })
})

test('the clock is the server’s, however wrong this device’s', async () => {
  const { live } = open()
  expect(live.now()).toBe(NINE)
  relay.deliver()
  await pass(30_000)
  expect(live.now()).toBe(relay.now)
  expect(live.view().serverSkew).toBe(-FAST)
  relay.say(dale, { type: 'clock.set', own: { at: relay.now + HOUR, rate: 60 } })
  relay.deliver()
  await pass(60_000)
  expect(live.now()).toBe(relay.now)
  expect(live.now()).toBe(NINE + 30_000 + HOUR + 60 * 60_000)
})

test('a round trip that waited out a dead line, or for another one, is no measure of this one', async () => {
  const { live, line } = open()
  relay.deliver()
  await pass(20_000)
  expect(live.view().rtt).toBe(0)
  // Asked, and nothing comes for a while.
  await device.advance(20_000, async () => {})
  device.set(device.now() + 16_668)
  relay.deliver()
  expect(live.view().rtt).toBe(0)
  await device.advance(20_000, async () => {})
  const late = line.frames.splice(0)
  expect(late.map((f) => f.kind)).toContain('time')
  line.cut()
  expect(live.view().rtt).toBeNull()
  line.restore()
  relay.deliver()
  device.set(device.now() + 900)
  for (const frame of late) if (frame.kind === 'time') frame.run()
  expect(live.view().rtt).not.toBe(900)
})
