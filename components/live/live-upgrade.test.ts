import { beforeEach, expect, test } from 'vitest'
import { HOUR, mei, NINE } from '../../tests/factories.ts'
import {
  begin,
  device,
  me,
  open,
  openDale,
  outbox,
  pass,
  relay,
  say,
  server,
  store,
  tell,
} from '../../tests/harness/live-page.ts'
import { LiveUpgrade } from './live-upgrade.ts'

beforeEach(begin)

test('does nothing until somebody subscribes, so that a server may render with it', () => {
  const live = new LiveUpgrade({
    upgrade: relay.state.id,
    me,
    state: relay.state,
    events: relay.events,
    now: server.now(),
    storage: store,
    clock: device,
    connect: () => relay.connect(mei as never),
  })
  expect(live.view().connection).toBe('connecting')
  expect(live.firstNow).toBe(NINE)
  expect(live.view().state).toBe(relay.state)
})

test('a line that does not come up is soon not said to be coming any more, with when the page was true', async () => {
  const { live } = open(relay, { connect: () => ({ ...relay.connect(mei as never), start: () => {} }) })
  await pass(4900)
  expect(live.view()).toMatchObject({ connection: 'connecting', lastHeard: null })
  await pass(200)
  expect(live.view()).toMatchObject({ connection: 'lost', lastHeard: NINE })
})

test('a page from the phone itself begins off line, as of when the server was last heard', () => {
  const { live, line } = open(relay, { heardAt: NINE - HOUR, connect: () => relay.connect(mei as never) })
  expect(live.view()).toMatchObject({ connection: 'lost', lastHeard: NINE - HOUR })
  expect(line).toBeUndefined()
  relay.deliver()
  expect(live.view()).toMatchObject({ connection: 'live', lastHeard: NINE })
})

test('revoked: cut for good, and what is unsent stays in the browser', () => {
  const { live, line } = open()
  relay.deliver()
  tell(line, 'gone', { why: 'revoked' })
  relay.deliver()
  expect(live.view()).toMatchObject({ connection: 'gone', gone: 'revoked' })
  live.send(say('too late'))
  expect(outbox(live)).toEqual(['queued'])
  expect(line.isUp).toBe(false)
})

test('a server that stops for a moment is waited for', () => {
  const { live, line } = open()
  relay.deliver()
  tell(line, 'gone', { why: 'stopping' })
  relay.deliver()
  line.cut()
  expect(live.view().connection).toBe('lost')
  line.restore()
  relay.deliver()
  expect(live.view().connection).toBe('live')
})

test('what the other side types is shown until it is said, or stands still', async () => {
  const { live } = open()
  const other = openDale()
  relay.deliver()
  other.live.type('hel')
  other.live.type('hell')
  other.live.type('hello')
  relay.deliver()
  expect(live.view().typing).toEqual([{ account: 'acc-dale', text: 'hel' }])
  await pass(100)
  expect(live.view().typing).toEqual([{ account: 'acc-dale', text: 'hello' }])
  other.live.send(say('hello'))
  relay.deliver()
  expect(live.view().typing).toEqual([])
  other.live.type('and')
  await pass(100)
  expect(live.view().typing).toHaveLength(1)
  await pass(9000)
  expect(live.view().typing).toEqual([])
})

test('how far this screen has read is told again after the link was dead', () => {
  const { live, line } = open()
  const other = openDale()
  relay.deliver()
  live.read(relay.state.seq)
  relay.deliver()
  expect(other.live.view().present).toMatchObject([{ account: 'acc-mei', read: relay.state.seq }])
  line.cut()
  line.restore()
  relay.deliver()
  expect(other.live.view().present).toMatchObject([{ account: 'acc-mei', read: relay.state.seq }])
})

test('who is off line was heard last at some moment, also for a screen that is off line itself', () => {
  const { live, line } = open()
  relay.deliver()
  const seen = { account: 'acc-dale', device: 'd', heard: server.now() - 90_000, read: 1, rtt: null }
  const lately = [{ account: 'acc-boss', heard: 5 }]
  tell(line, 'present', { upgrade: relay.state.id, present: [seen], lately })
  relay.deliver()
  expect(live.view().lately).toEqual(lately)
  line.cut()
  expect(live.view().present).toEqual([])
  expect(live.view().lately).toEqual([...lately, { account: 'acc-dale', heard: seen.heard }])
})

test('the view is another object at each change, and the same when nothing changed', () => {
  const { live, views } = open()
  relay.deliver()
  expect(live.view()).toBe(live.view())
  expect(views.length).toBeGreaterThan(2)
  expect(new Set(views).size).toBe(views.length)
})
