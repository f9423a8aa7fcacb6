import { beforeEach, expect, test } from 'vitest'
import { NINE } from '../../tests/factories.ts'
import {
  begin,
  device,
  keepsFor,
  open,
  openDale,
  outbox,
  pass,
  relay,
  say,
  store,
  texts,
} from '../../tests/harness/live-page.ts'
import { NO_ANSWER } from './sender.ts'

beforeEach(begin)

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
  const other = openDale(keepsFor('acc-dale'))
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

test('a browser that keeps nothing is told of, and works', () => {
  const { live } = open(relay, { storage: null })
  live.send(say('hello'))
  expect(live.view().outbox[0]?.kept).toBe(false)
  relay.deliver()
  expect(texts(live)).toEqual(['hello'])
})
