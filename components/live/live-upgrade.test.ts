import { beforeEach, expect, test } from 'vitest'
import { fromStretch } from '../../domain/contract/unwire.ts'
import { type Me, toWire } from '../../domain/contract/wire.ts'
import { type LoggedEvent, seal } from '../../domain/log/envelope.ts'
import { dale, HOUR, mei, NINE, upgradeWith } from '../../tests/factories.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createFakeRelay, type FakeLine, type FakeRelay } from './fake-relay.ts'
import { LiveUpgrade } from './live-upgrade.ts'
import type { KeptCommand, OutboxStore } from './outbox.ts'
import { NO_ANSWER } from './sender.ts'

/** Mei's phone runs four minutes fast: nothing may lean on it. */
const FAST = 4 * 60_000

let server: ReturnType<typeof handClock>
let device: ReturnType<typeof handClock>
let relay: FakeRelay
let stores: Map<string, Map<string, KeptCommand>>
let store: OutboxStore & { data: Map<string, KeptCommand> }
let reloads: string[]
let lines: FakeLine[]

beforeEach(() => {
  const night = upgradeWith({ status: 'running', onSite: true })
  server = handClock(NINE)
  device = handClock(NINE + FAST)
  relay = createFakeRelay({ events: night.events, clock: server })
  stores = new Map()
  store = keepsFor(me.account)
  reloads = []
  lines = []
})

/** What the browser keeps for one account. It answers at once; that the real one takes its time is tested with it. */
function keepsFor(account: string): OutboxStore & { data: Map<string, KeptCommand> } {
  const data = stores.get(account) ?? new Map<string, KeptCommand>()
  stores.set(account, data)
  return {
    data,
    all: (then) => then([...data.values()].map((c) => structuredClone(c))),
    put(c, then) {
      data.set(c.id, structuredClone(c))
      then(true)
    },
    remove: (id) => void data.delete(id),
  }
}

const me: Me = {
  account: mei.kind === 'account' ? mei.account : '',
  device: 'd-mei',
  owner: false,
  name: 'Mei',
  person: 'sentinel',
  roles: ['sentinel'],
}

/** A page of Mei's, opened now: from the server's state, or from an older one. */
function open(from: { state: typeof relay.state; events: readonly LoggedEvent[] } = relay, more = {}) {
  const live = new LiveUpgrade({
    upgrade: relay.state.id,
    me,
    state: from.state,
    events: from.events.slice(-200),
    now: server.now(),
    storage: store,
    clock: device,
    reload: (why) => reloads.push(why) === 1,
    connect: () => {
      const line = relay.connect(mei as never)
      lines.push(line)
      return line
    },
    ...more,
  })
  const views: unknown[] = []
  const stop = live.subscribe(() => views.push(live.view()))
  return { live, stop, views, line: lines.at(-1) as FakeLine }
}

/** Moves both clocks and everything on the way. */
async function pass(ms: number) {
  server.set(server.now() + ms)
  await device.advance(ms, async () => relay.deliver())
  relay.deliver()
}

const say = (text: string) => ({ type: 'talk.say', text }) as const
const texts = (live: LiveUpgrade) =>
  live.view().events.flatMap((e) => (e.type === 'talk.said' && e.body !== null ? [e.body.text] : []))
const outbox = (live: LiveUpgrade) => live.view().outbox.map((o) => o.state)

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

test('catches up on what happened between the page and the connection, then follows', () => {
  const page = { state: relay.state, events: [...relay.events] }
  relay.say(dale, say('one'))
  relay.say(dale, say('two'))
  const { live } = open(page)
  relay.deliver()
  expect(live.view().connection).toBe('live')
  expect(texts(live)).toEqual(['one', 'two'])
  relay.say(dale, say('three'))
  relay.deliver()
  expect(texts(live)).toEqual(['one', 'two', 'three'])
  expect(live.view().state).toEqual(relay.state)
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

test('catches up after a dead link', () => {
  const { live, line } = open()
  relay.deliver()
  line.cut()
  expect(live.view().connection).toBe('lost')
  relay.say(dale, say('while you were gone'))
  line.restore()
  relay.deliver()
  expect(live.view().connection).toBe('live')
  expect(live.view().state).toEqual(relay.state)
  expect(texts(live)).toEqual(['while you were gone'])
})

test('passes over frames that come twice', () => {
  const { live, line } = open()
  relay.deliver()
  relay.say(dale, say('once'))
  line.frames = [...line.frames, ...line.frames, ...line.frames]
  relay.deliver()
  expect(texts(live)).toEqual(['once'])
  expect(live.view().state).toEqual(relay.state)
})

test('asks again when frames come out of order or are lost', () => {
  const { live, line } = open()
  relay.deliver()
  for (const text of ['a', 'b', 'c']) relay.say(dale, say(text))
  line.frames = line.frames.reverse()
  relay.deliver()
  expect(texts(live)).toEqual(['a', 'b', 'c'])
  relay.say(dale, say('lost'))
  line.frames = []
  relay.say(dale, say('kept'))
  relay.deliver()
  expect(texts(live)).toEqual(['a', 'b', 'c', 'lost', 'kept'])
  expect(live.view().state).toEqual(relay.state)
})

test('a batch that overtakes the answer to hello is not lost', () => {
  const page = { state: relay.state, events: [...relay.events] }
  relay.say(dale, say('before'))
  const { live, line } = open(page)
  line.frames.shift()?.run()
  relay.say(dale, say('during'))
  const [hello, batch] = line.frames
  // The answer was read before the batch was stored, and arrives after it.
  const late = { ...(hello as NonNullable<typeof hello>) }
  line.frames = [batch as NonNullable<typeof batch>, late]
  relay.deliver()
  expect(texts(live)).toEqual(['before', 'during'])
})

test('a batch whose chain does not hold is not shown', () => {
  const { live, line } = open()
  relay.deliver()
  relay.say(dale, say('true words'))
  const good = relay.events.at(-1) as LoggedEvent
  const bad = stretchOf({ ...good, body: JSON.stringify({ text: 'false words' }) })
  expect(fromStretch(good.upgrade, bad)).toBeNull()
  line.frames = []
  tell(line, 'batch', { upgrade: good.upgrade, stretch: bad })
  relay.deliver()
  expect(texts(live)).toEqual(['true words'])
})

test('a command goes from queued to sent to seen in the log', () => {
  const { live } = open()
  const id = live.send(say('hello'))
  expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/)
  expect(outbox(live)).toEqual(['queued'])
  expect(live.view().outbox[0]?.kept).toBe(true)
  relay.deliver()
  expect(outbox(live)).toEqual([])
  expect(store.data.size).toBe(0)
  expect(live.view().events.at(-1)?.commandId).toBe(id)
})

test('answered before its events come, it counts as stored; the events take it off the list', () => {
  const { live, line } = open()
  relay.deliver()
  live.send(say('hello'))
  expect(outbox(live)).toEqual(['sent'])
  line.frames = line.frames.sort((a) => (a.kind === 'answer' ? -1 : 1))
  line.frames.shift()?.run()
  expect(outbox(live)).toEqual(['stored'])
  relay.deliver()
  expect(outbox(live)).toEqual([])
})

test('a lost answer: said again under the same id, stored once', async () => {
  const { live, line } = open()
  relay.deliver()
  const id = live.send(say('hello'))
  line.frames = []
  expect(outbox(live)).toEqual(['sent'])
  await pass(NO_ANSWER)
  expect(relay.tries.get(id)).toBe(2)
  // Its events were lost too: they are asked for.
  await pass(2000)
  expect(outbox(live)).toEqual([])
  expect(texts(live)).toEqual(['hello'])
})

test('no answer is said to be none, and after two tries the line is made anew', async () => {
  const { live, line } = open()
  relay.deliver()
  const id = live.send(say('hello'))
  line.frames = []
  const silence = () => {
    line.frames = line.frames.filter((f) => f.kind === 'up' || f.kind === 'hello' || f.kind === 'time')
    return Promise.resolve()
  }
  await device.advance(NO_ANSWER, silence)
  expect(live.view().outbox).toMatchObject([{ state: 'sent', noAnswer: true }])
  await device.advance(NO_ANSWER, silence)
  expect(line.restarts).toBe(1)
  relay.deliver()
  expect(outbox(live)).toEqual([])
  expect(relay.events.filter((e) => e.commandId === id)).toHaveLength(1)
})

test('cut before the answer: sent again when the line is back, stored once', () => {
  const { live, line } = open()
  relay.deliver()
  const id = live.send(say('hello'))
  line.cut()
  expect(outbox(live)).toEqual(['queued'])
  line.restore()
  relay.deliver()
  expect(outbox(live)).toEqual([])
  expect(relay.events.filter((e) => e.commandId === id)).toHaveLength(1)
})

test('what was said in the dark is sent in order when the light comes back, with the time of the tap', async () => {
  const { live, line } = open()
  relay.deliver()
  line.cut()
  for (const text of ['1', '2', '3']) live.send(say(text))
  await pass(90_000)
  line.restore()
  relay.deliver()
  expect(texts(live)).toEqual(['1', '2', '3'])
  const [first] = live.view().events.filter((e) => e.type === 'talk.said')
  expect(first?.happenedAt).toBe(NINE)
  expect(first?.at).toBe(NINE + 90_000)
})

test('a reload loses nothing, and sends nothing twice', () => {
  const first = open()
  relay.deliver()
  first.line.cut()
  const id = first.live.send(say('from before'))
  first.live.close()
  const second = open()
  expect(outbox(second.live)).toEqual(['queued'])
  relay.deliver()
  expect(texts(second.live)).toEqual(['from before'])
  expect(relay.events.filter((e) => e.commandId === id)).toHaveLength(1)
  expect(store.data.size).toBe(0)
})

test('another account on the same browser sends nothing of it', () => {
  const first = open()
  first.line.cut()
  first.live.send(say('of Mei'))
  first.live.close()
  const other = open(relay, {
    me: { ...me, account: 'acc-dale' },
    storage: keepsFor('acc-dale'),
    connect: () => relay.connect(dale as never),
  })
  expect(outbox(other.live)).toEqual([])
})

test('the same id is said once, whoever gives it', () => {
  const { live } = open()
  relay.deliver()
  live.send(say('hello'), 'form-id-0001')
  live.send(say('hello'), 'form-id-0001')
  relay.deliver()
  expect(texts(live)).toEqual(['hello'])
})

test('a refusal stays until dismissed, over a reload too, and is not sent again', () => {
  const { live } = open()
  relay.deliver()
  const id = live.send({ type: 'request.seen', id: 'nothing-like-it' })
  relay.deliver()
  expect(live.view().outbox).toMatchObject([
    { state: 'refused', answer: { ok: false, refusal: { code: 'no-such' } } },
  ])
  live.close()
  const again = open()
  relay.deliver()
  expect(outbox(again.live)).toEqual(['refused'])
  expect(relay.tries.get(id)).toBe(1)
  again.live.dismiss(id)
  expect(outbox(again.live)).toEqual([])
  expect(store.data.size).toBe(0)
})

test('one that is refused holds up nobody behind it', () => {
  const { live } = open()
  live.send({ type: 'request.seen', id: 'nothing-like-it' })
  live.send(say('after it'))
  relay.deliver()
  expect(outbox(live)).toEqual(['refused'])
  expect(texts(live)).toEqual(['after it'])
})

test('a server in trouble: kept, said why, tried again, in order', async () => {
  const { live } = open()
  relay.deliver()
  relay.trouble = 'not-stored'
  live.send(say('first'))
  live.send(say('second'))
  relay.deliver()
  expect(live.view().outbox).toMatchObject([
    { state: 'queued', setback: { code: 'not-stored' } },
    { state: 'queued' },
  ])
  await pass(2000)
  expect(live.view().outbox).toHaveLength(2)
  relay.trouble = null
  await pass(4000)
  expect(texts(live)).toEqual(['first', 'second'])
  expect(outbox(live)).toEqual([])
})

test('a log that breaks at the server: said, nothing sent or dropped, and all of it sent once it is whole', async () => {
  const { live, line } = open()
  relay.deliver()
  relay.trouble = 'log-damaged'
  live.send(say('first'))
  relay.deliver()
  line.cut()
  line.restore()
  relay.deliver()
  expect(live.view()).toMatchObject({ connection: 'lost', damage: { line: 3, what: 'changed' } })
  live.send(say('second'))
  await pass(60_000)
  expect(outbox(live)).toEqual(['queued', 'queued'])
  relay.trouble = null
  await pass(20_000)
  expect(live.view()).toMatchObject({ connection: 'live', damage: null })
  expect(texts(live)).toEqual(['first', 'second'])
  expect(outbox(live)).toEqual([])
})

test('a restored backup: the whole state anew, the outbox sent again, and which lines are gone', () => {
  relay.say(dale, say('kept'))
  const page = relay.state.seq
  const { live, line } = open()
  relay.deliver()
  relay.say(dale, say('gone'))
  relay.deliver()
  line.cut()
  relay.restoreBackup(page)
  relay.say(dale, say('instead'))
  relay.say(dale, say('and more'))
  live.send(say('mine'))
  line.restore()
  relay.deliver()
  expect(live.view().connection).toBe('live')
  expect(live.view().state).toEqual(relay.state)
  expect(texts(live)).toEqual(['kept', 'instead', 'and more', 'mine'])
  const [notice] = live.view().notices
  expect(notice?.kind).toBe('other-history')
  expect(notice?.kind === 'other-history' && notice.gone.map((e) => e.body)).toEqual([{ text: 'gone' }])
  live.dismissNotice(notice?.id ?? 0)
  expect(live.view().notices).toEqual([])
})

test('a backup older than all that is held: all of it is gone', () => {
  const before = relay.state.seq
  for (const text of ['x', 'y', 'z']) relay.say(dale, say(text))
  const { live, line } = open({ state: relay.state, events: relay.events.slice(before) })
  relay.deliver()
  line.cut()
  relay.restoreBackup(before)
  line.restore()
  relay.deliver()
  const [notice] = live.view().notices
  expect(notice?.kind === 'other-history' && notice.gone).toHaveLength(3)
  expect(texts(live)).toEqual([])
})

test('what was stored after the end of the restored backup is sent again', () => {
  const { live, line } = open()
  relay.deliver()
  const backup = relay.state.seq
  const id = live.send(say('mine'))
  line.frames = line.frames.filter((f) => f.kind === 'answer')
  relay.deliver()
  expect(outbox(live)).toEqual(['stored'])
  line.cut()
  relay.restoreBackup(backup)
  relay.say(dale, say('other'))
  line.restore()
  relay.deliver()
  expect(outbox(live)).toEqual([])
  expect(relay.events.at(-1)?.commandId).toBe(id)
})

test('a backup that ends just where this page stands loses no tap that was said to be stored', () => {
  const { live, line } = open()
  relay.deliver()
  const backup = relay.state.seq
  const id = live.send(say('mine'))
  line.frames = line.frames.filter((f) => f.kind === 'answer')
  relay.deliver()
  line.cut()
  relay.restoreBackup(backup)
  line.restore()
  relay.deliver()
  expect(live.view().connection).toBe('live')
  expect(outbox(live)).toEqual([])
  expect(relay.events.at(-1)?.commandId).toBe(id)
})

test('an event of a newer version: reloads once, then says so and goes on with the whole state', () => {
  const { live, line } = open()
  relay.deliver()
  const newer = () => {
    const { id, seq, hash } = relay.state
    const row = seal({ ...sealed, upgrade: id, seq: seq + 1, type: 'coffee.brewed', prevHash: hash }, '{}')
    tell(line, 'batch', { upgrade: id, stretch: stretchOf(row) })
    relay.deliver()
  }
  newer()
  expect(reloads).toHaveLength(1)
  expect(live.view().notices).toEqual([])
  // The page came again, and knows no more than before.
  newer()
  expect(live.view().notices.map((n) => n.kind)).toContain('outdated')
  live.send(say('still works'))
  relay.deliver()
  expect(outbox(live)).toEqual([])
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

test('a state made by another version of the rules is asked for anew', () => {
  const old = { ...relay.state, status: 'draft' as const }
  const { live } = open({ state: old, events: relay.events }, { applyVersion: 0 })
  relay.deliver()
  expect(live.view().state.status).toBe('running')
  expect(live.view().notices).toEqual([])
})

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

test('what the other side types is shown until it is said, or stands still', async () => {
  const { live } = open()
  const other = open(relay, {
    me: { ...me, account: 'acc-dale' },
    connect: () => relay.connect(dale as never),
    storage: null,
  })
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
  const other = open(relay, {
    me: { ...me, account: 'acc-dale' },
    connect: () => relay.connect(dale as never),
    storage: null,
  })
  relay.deliver()
  live.read(relay.state.seq)
  relay.deliver()
  expect(other.live.view().present).toMatchObject([{ account: 'acc-mei', read: relay.state.seq }])
  line.cut()
  line.restore()
  relay.deliver()
  expect(other.live.view().present).toMatchObject([{ account: 'acc-mei', read: relay.state.seq }])
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

test('an erased line loses its words here too', () => {
  relay.say(dale, say('my secret'))
  const { live } = open()
  relay.deliver()
  const seq = relay.state.seq
  const erased = seal(
    { ...sealed, upgrade: relay.state.id, seq: seq + 1, type: 'event.erased', prevHash: relay.state.hash },
    JSON.stringify({ seq, type: 'talk.said' }),
  )
  tell(lines.at(-1) as FakeLine, 'batch', { upgrade: relay.state.id, stretch: stretchOf(erased) })
  relay.deliver()
  expect(live.view().events.find((e) => e.seq === seq)?.body).toBeNull()
})

test('the view is another object at each change, and the same when nothing changed', () => {
  const { live, views } = open()
  relay.deliver()
  expect(live.view()).toBe(live.view())
  expect(views.length).toBeGreaterThan(2)
  expect(new Set(views).size).toBe(views.length)
})

test('a browser that keeps nothing is told of, and works', () => {
  const { live } = open(relay, { storage: null })
  live.send(say('hello'))
  expect(live.view().outbox[0]?.kept).toBe(false)
  relay.deliver()
  expect(texts(live)).toEqual(['hello'])
})

const sealed = {
  commandId: 'from-the-test',
  version: 1,
  actor: 'acc-owner',
  device: '',
  saidAt: null,
  skew: null,
  happenedAt: NINE,
  at: NINE,
}

/** A stretch of one event right after the relay's own end, which the relay knows nothing of. */
function stretchOf(row: LoggedEvent) {
  return {
    after: { seq: row.seq - 1, hash: row.prevHash },
    events: [toWire(row)],
    head: { seq: row.seq, hash: row.hash },
  }
}

function tell(line: FakeLine, kind: string, m: unknown): void {
  ;(line as unknown as { tell(kind: string, m: unknown): void }).tell(kind, m)
}

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
