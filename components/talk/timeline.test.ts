import { expect, test } from 'vitest'
import { openEvent } from '../../domain/log/events.ts'
import { dale, mei, type Night, upgradeWith } from '../../tests/factories.ts'
import { ask } from '../../tests/harness/hands.ts'
import type { LiveEvent } from '../live/history.ts'
import type { OutboxEntry } from '../live/outbox.ts'
import { seenBy, timeline } from './timeline.ts'

function night() {
  const it = upgradeWith({ status: 'running', onSite: true })
  it.must(dale, { type: 'talk.say', text: 'Good morning' })
  it.must(dale, ask({ id: 'r1' }))
  // Nobody answers for two minutes: it rings every half minute.
  it.advance(it.realNow + 125_000)
  it.must(mei, { type: 'request.seen', id: 'r1' })
  it.must(mei, { type: 'talk.say', text: 'Coming' })
  return eventsOf(it)
}

function eventsOf(it: Night): LiveEvent[] {
  return it.events.map((row): LiveEvent => {
    const opened = openEvent(row)
    if (!opened.ok) throw new Error('unknown event')
    return {
      ...opened.event,
      commandId: row.commandId,
      device: row.device,
      saidAt: row.saidAt,
      skew: row.skew,
    }
  })
}

const pending = (id: string, command: OutboxEntry['command']): OutboxEntry => ({
  id,
  command,
  saidAt: 0,
  state: 'queued',
  answer: null,
  noAnswer: false,
  setback: null,
  kept: true,
})

test('rings of one request are one row with their number', () => {
  const rows = timeline(night(), [], 'all')
  const rings = rows.filter((r) => r.row === 'rings')
  expect(rings).toHaveLength(1)
  expect(rings[0]).toMatchObject({ count: 4, event: { body: { id: 'r1', n: 4 } } })
  const kinds = rows.slice(-5).map((r) => (r.row === 'event' ? r.event.type : r.row))
  expect(kinds).toEqual(['talk', 'request.made', 'rings', 'request.seen', 'talk'])
})

test('talk alone, then what waits here to be stored; other commands are no lines', () => {
  const outbox = [
    pending('first', { type: 'talk.say', text: 'on my way to bed' }),
    pending('second', { type: 'upgrade.resume' }),
  ]
  const rows = timeline(night(), outbox, 'talk')
  expect(rows.map((r) => r.row)).toEqual(['talk', 'talk', 'pending'])
  expect(rows.at(-1)).toMatchObject({ key: 'first', text: 'on my way to bed' })
})

test('a line is seen by those whose screens have shown it', () => {
  const reads = new Map([
    ['dale', 9],
    ['mei', 7],
    ['boss', 6],
  ])
  expect(seenBy(reads, 7, 'dale')).toEqual(['mei'])
  expect(seenBy(reads, 8, 'dale')).toEqual([])
})

test('how the clock of an example is turned is no row', () => {
  const events = night()
  const own = { at: 0, rate: 60 }
  const turned = { ...events[0], seq: 99, type: 'clock.set', body: { own } } as unknown as LiveEvent
  expect(timeline([...events, turned], [], 'all')).toEqual(timeline(events, [], 'all'))
})

test('reports of progress of one try are one row, which moves; a new try has a row of its own', () => {
  const it = upgradeWith({ status: 'running' })
  const percent = (done: number) =>
    ({ type: 'step.progress', step: 'a', progress: { unit: 'percent', done } }) as const
  it.must(dale, { type: 'step.start', step: 'a' })
  it.must(dale, percent(10))
  it.must(dale, { type: 'talk.say', text: 'It runs' })
  it.must(dale, percent(20))
  it.must(dale, { type: 'step.fail', step: 'a', reason: 'dark' })
  it.must(dale, { type: 'step.redo', step: 'a', reason: 'again' })
  it.must(dale, percent(5))
  const rows = timeline(eventsOf(it), [], 'all')
  const last = rows.slice(-5)
  expect(last.map((r) => (r.row === 'pending' ? '' : r.event.type))).toEqual([
    'talk.said',
    'step.progressed',
    'step.failed',
    'step.started',
    'step.progressed',
  ])
  expect(last.flatMap((r) => (r.row === 'progress' ? [r.count] : []))).toEqual([2, 1])
  expect(new Set(rows.map((r) => r.key)).size).toBe(rows.length)
})
