import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyNight } from '../../tests/any-command.ts'
import { dale, mei, type Night, owner, upgradeWith } from '../../tests/factories.ts'
import { GENESIS, type LoggedEvent, verifyChain } from '../log/envelope.ts'
import { fromStretch } from './unwire.ts'
import { type Stretch, toWire, type WireEvent } from './wire.ts'

function stretchOf(night: Pick<Night, 'events'>, from = 0, to = night.events.length): Stretch {
  const hash = (seq: number) => (seq === 0 ? GENESIS : (night.events[seq - 1] as LoggedEvent).hash)
  return {
    after: { seq: from, hash: hash(from) },
    events: night.events.slice(from, to).map(toWire),
    head: { seq: to, hash: hash(to) },
  }
}

const overTheWire = (s: Stretch): Stretch => JSON.parse(JSON.stringify(s)) as Stretch

function talkative(): Night {
  const night = upgradeWith({ status: 'running' })
  night.must(
    mei,
    { type: 'talk.say', text: '早安' },
    { said: { saidAt: night.realNow - 900, sentAt: night.realNow + 5 } },
  )
  night.must(dale, { type: 'talk.say', text: 'good evening' })
  return night
}

describe('a stretch of the log', () => {
  it('comes out as it went in, hashes and all, from any point to any other', () => {
    fc.assert(
      fc.property(anyNight, fc.nat(), fc.nat(), ({ status, said }, a, b) => {
        const night = upgradeWith({ status })
        for (const s of said) night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
        const from = a % night.events.length
        const to = from + (b % (night.events.length - from + 1))
        const read = fromStretch(night.id, overTheWire(stretchOf(night, from, to)))
        expect(read).toEqual(night.events.slice(from, to))
      }),
      { numRuns: 60, seed: 19980912 },
    )
  })

  it('may be empty', () => {
    const night = talkative()
    expect(fromStretch(night.id, stretchOf(night, 3, 3))).toEqual([])
    expect(fromStretch(night.id, { ...stretchOf(night, 3, 3), head: { seq: 4, hash: GENESIS } })).toBeNull()
  })

  it('leaves out what the reader can work out itself', () => {
    const night = talkative()
    const wire = JSON.stringify(stretchOf(night))
    for (const e of night.events.slice(0, -1)) {
      expect(wire).not.toContain(e.hash)
      expect(wire).not.toContain(e.bodyDigest)
    }
  })

  it('carries the digest of an erased body, and the chain goes on', () => {
    const night = talkative()
    const seq = night.events.findLast((e) => e.actor === 'acc-mei')?.seq as number
    night.must(owner, { type: 'event.erase', seq })
    const read = fromStretch(night.id, overTheWire(stretchOf(night)))
    expect(read).toEqual(night.events)
    expect(read?.[seq - 1]?.body).toBeNull()
    expect(verifyChain(read as LoggedEvent[])).toBeNull()
  })
})

describe('a stretch somebody tampered with', () => {
  const night = talkative()
  const seq = night.events.findLast((e) => e.actor === 'acc-mei')?.seq as number
  night.must(owner, { type: 'event.erase', seq: night.events.length })
  const stretch = stretchOf(night)
  const at = seq - 1
  const other: WireEvent = [99, 'x', 'step.noted', 2, 'acc-eve', 'd2', 1, 1, 1, 1, '{"text":"bye"}']
  const fields = [
    'seq',
    'commandId',
    'type',
    'version',
    'actor',
    'device',
    'saidAt',
    'skew',
    'happenedBefore',
    'at',
    'body',
  ]

  it.each(fields.map((f, i) => [f, i] as const))('is refused when %s is another', (_field, i) => {
    const events = stretch.events.map((w, n) => (n === at ? (w.with(i, other[i] as never) as WireEvent) : w))
    expect(fromStretch(night.id, { ...stretch, events })).toBeNull()
  })

  it('is refused with a body taken out, a digest changed, an event left out, doubled, moved, or of another upgrade', () => {
    const { events } = stretch
    const erased = events.findIndex((w) => w[10] === null)
    for (const forged of [
      events.map((w, n) => (n === at ? (w.with(10, null) as WireEvent) : w)),
      events.map((w, n) => (n === erased ? (w.with(11, GENESIS) as unknown as WireEvent) : w)),
      events.map((w, n) => (n === erased ? (w.slice(0, 11) as unknown as WireEvent) : w)),
      events.filter((_, n) => n !== at),
      [...events.slice(0, at), events[at] as WireEvent, ...events.slice(at)],
      [...events.slice(0, at), events[at + 1] as WireEvent, events[at] as WireEvent, ...events.slice(at + 2)],
      events.slice(0, -1),
    ])
      expect(fromStretch(night.id, { ...stretch, events: forged })).toBeNull()
    expect(fromStretch('other', stretch)).toBeNull()
    expect(fromStretch(night.id, { ...stretch, after: { seq: 0, hash: 'f'.repeat(64) } })).toBeNull()
    expect(fromStretch(night.id, stretch)).not.toBeNull()
  })
})
