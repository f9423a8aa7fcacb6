import { beforeEach, expect, test } from 'vitest'
import { fromStretch } from '../../domain/contract/unwire.ts'
import { type LoggedEvent, seal } from '../../domain/log/envelope.ts'
import { dale } from '../../tests/factories.ts'
import {
  begin,
  lines,
  open,
  outbox,
  relay,
  reloads,
  say,
  sealed,
  stretchOf,
  tell,
  texts,
} from '../../tests/harness/live-page.ts'
import type { FakeLine } from './fake-relay.ts'

beforeEach(begin)

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

test('a state made by another version of the rules is asked for anew', () => {
  const old = { ...relay.state, status: 'draft' as const }
  const { live } = open({ state: old, events: relay.events }, { applyVersion: 0 })
  relay.deliver()
  expect(live.view().state.status).toBe('running')
  expect(live.view().notices).toEqual([])
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
