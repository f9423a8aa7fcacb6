import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { verifyChain } from '../../domain/log/envelope.ts'
import { benchPlan } from '../../tests/bench/plan.ts'
import { type HandClock, handClock } from '../../tests/harness/hand-clock.ts'
import { putRight } from '../relay/put-right.ts'
import { createRelay, type Relay } from '../relay/relay.ts'
import { openStore, type Store } from '../store/open.ts'
import { AWAY, createServerClock, type ServerClock } from './server-clock.ts'

const START = Date.UTC(2026, 8, 12, 1, 0)
const SECOND = 1000
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const owner: Who = { kind: 'account', account: 'owner', owner: true, device: 'desk' }
const dale: Who = { kind: 'account', account: 'dale', owner: false, device: 'dale' }

let dir: string
let store: Store
let machine: HandClock
let clock: ServerClock
let relay: Relay
let stop: () => Promise<void>
let n = 0

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-clock-'))
  store = await openStore({ dataDir: dir })
  machine = handClock(START)
  await start()
  await does({ type: 'plan.import', plan: benchPlan() })
  await does({
    type: 'person.invite',
    id: 'i',
    role: 'upgrader',
    person: 'upgrader',
    expiresAt: START + 99 * HOUR,
  })
  await does({ type: 'person.join', invite: 'i', person: 'upgrader', name: 'Dale', zone: null }, dale)
  await does({ type: 'upgrade.ready' }, dale)
  await does({ type: 'upgrade.start' }, dale)
})
afterEach(async () => {
  await stop()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

async function start(): Promise<void> {
  clock = createServerClock({
    machine,
    kept: await store.meta.get('clock'),
    keep: (text) => store.meta.set('clock', text),
  })
  relay = createRelay({ log: store.log, clock, doubts: clock })
  const right = putRight({ relay, clock })
  for (const upgrade of await relay.upgrades()) await relay.state(upgrade)
  stop = async () => {
    right.close()
    await relay.close()
    await clock.close()
  }
}

const submit = (command: CommandInput, who: Who = owner) =>
  relay.submit({
    upgrade: 'u',
    id: `command-${String(++n).padStart(5, '0')}`,
    command,
    who,
    ...(command.type === 'person.join' ? { invited: command.invite } : {}),
  })
async function does(command: CommandInput, who: Who = owner): Promise<void> {
  const answer = await submit(command, who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
}
const settle = () => submit({ type: 'talk.say', text: 'x' }, { kind: 'clock' })
const passes = (ms: number) => machine.advance(ms, settle)
const events = () => store.log.eventsAfter('u', 0, 5000)
const types = async () => (await events()).map((e) => e.type)
const at = async () => (await events()).at(-1)?.at
const say = () => does({ type: 'talk.say', text: 'here' }, dale)

/** A request that is valid for three minutes, and a card due in six. */
async function aNight(): Promise<void> {
  const now = clock.now()
  await does(
    {
      type: 'request.ask',
      id: 'r',
      kind: 'look',
      machine: null,
      step: null,
      text: 'Look',
      expect: '',
      allowance: 5,
      expiresAt: now + 3 * MINUTE,
      ifNobody: { then: 'ask', reason: 'x' },
    },
    dale,
  )
  await does(
    {
      type: 'card.arm',
      id: 'k',
      unless: 'PPP up',
      then: 'Cable back',
      machine: null,
      dueAt: now + 6 * MINUTE,
    },
    dale,
  )
}

describe('while it runs', () => {
  it('eight hours ahead for four seconds expires nothing, fires nothing and freezes nothing', async () => {
    await aNight()
    machine.jump(8 * HOUR)
    await passes(SECOND)
    expect(clock.doubt()).toEqual({ jump: { since: START + SECOND, by: 8 * HOUR }, down: null })
    await say()
    expect(await at()).toBe(START + SECOND)
    await passes(3 * SECOND)
    machine.jump(-8 * HOUR)
    await passes(SECOND)
    expect(clock.doubt()).toBeNull()
    await passes(2 * MINUTE)
    expect(await types()).not.toContain('request.expired')
    await passes(MINUTE)
    expect(await types()).toContain('request.expired')
    expect(await types()).not.toContain('card.fired')
    await passes(3 * MINUTE)
    expect((await events()).find((e) => e.type === 'card.fired')?.at).toBe(START + 6 * MINUTE)
  })

  it.each([8 * HOUR, -HOUR, -30 * SECOND])(
    '%i ms, and nobody says anything: it goes on by what has run true since its start',
    async (by) => {
      await aNight()
      machine.jump(by)
      await passes(6 * MINUTE)
      await passes(SECOND)
      expect(clock.doubt()?.jump?.by).toBe(by)
      const fired = (await events()).find((e) => e.type === 'card.fired')
      expect(fired?.at).toBe(START + 6 * MINUTE)
      await say()
      expect(await at()).toBe(START + 6 * MINUTE + SECOND)
    },
  )

  it.each([8 * HOUR, -HOUR])(
    '%i ms that two devices agree with is the time; one alone says nothing',
    async (by) => {
      await aNight()
      machine.jump(by)
      await passes(SECOND)
      clock.hear('desk', machine.now() + 4 * SECOND)
      clock.hear('desk', machine.now() + 4 * SECOND)
      expect(clock.doubt()).not.toBeNull()
      clock.hear('phone', machine.now() - SECOND)
      expect(clock.doubt()).toBeNull()
      expect(clock.now()).toBe(machine.now())
      await passes(SECOND)
      await settle()
      expect((await types()).includes('card.fired')).toBe(by > 0)
      await say()
      expect(await at()).toBe(machine.now())
      expect(verifyChain(await events())).toBeNull()
    },
  )

  it.each([8 * HOUR, -HOUR])(
    '%i ms that two devices do not know of is not the time, for as long as it stays',
    async (by) => {
      machine.jump(by)
      await passes(SECOND)
      for (const device of ['desk', 'phone']) clock.hear(device, START + 2 * SECOND)
      expect(clock.doubt()).toBeNull()
      await passes(MINUTE)
      expect(clock.now()).toBe(START + MINUTE + SECOND)
      // Across a restart, too.
      await stop()
      await passes(10 * SECOND)
      await start()
      expect(clock.doubt()).toBeNull()
      expect(clock.now()).toBe(START + MINUTE + 11 * SECOND)
      machine.jump(-by)
      await passes(SECOND)
      expect(clock.doubt()).toBeNull()
      expect(clock.now()).toBe(machine.now())
    },
  )

  it('a browser on the server’s own machine, whose clock jumped as well, settles nothing', async () => {
    for (const device of ['desk', 'phone']) clock.hear(device, machine.now())
    machine.jump(8 * HOUR)
    for (const device of ['desk', 'phone']) clock.hear(device, machine.now())
    expect(clock.doubt()?.jump?.by).toBe(8 * HOUR)
  })

  it('the upgrader says which of the two it is, and no third; the owner any', async () => {
    machine.jump(8 * HOUR)
    await passes(SECOND)
    expect(await submit({ type: 'clock.declare', at: START + 3 * HOUR }, dale)).toMatchObject({
      refusal: { code: 'unknown-time' },
    })
    await does({ type: 'clock.declare', at: START + SECOND }, dale)
    expect(clock.doubt()).toBeNull()
    expect(clock.now()).toBe(START + SECOND)
    machine.jump(-3 * HOUR)
    await passes(SECOND)
    await does({ type: 'clock.declare', at: machine.now() }, dale)
    expect(clock.now()).toBe(machine.now())
    await does({ type: 'clock.declare', at: START + 2 * HOUR })
    expect(clock.now()).toBe(START + 2 * HOUR)
    await say()
    expect(await at()).toBe(START + 2 * HOUR)
  })

  it('small steps are followed; many of them are a jump', async () => {
    machine.jump(5 * SECOND)
    await passes(SECOND)
    expect(clock.now()).toBe(machine.now())
    expect(clock.doubt()).toBeNull()
    for (let i = 0; i < 5; i++) {
      machine.jump(9 * SECOND)
      await passes(SECOND)
    }
    expect(clock.doubt()).not.toBeNull()
  })

  it('an upgrade with a clock of its own goes on from where it stood', async () => {
    await does({ type: 'clock.set', own: { at: START + HOUR, rate: 60 } }, dale)
    machine.jump(8 * HOUR)
    await passes(SECOND)
    for (const device of ['desk', 'phone']) clock.hear(device, machine.now())
    await settle()
    const state = await relay.state('u')
    expect(state === null ? null : relay.now(state)).toBe(START + HOUR + MINUTE)
  })

  it('asleep for minutes, it waits with what fell due', async () => {
    await aNight()
    machine.set(machine.now() + 4 * MINUTE)
    await passes(SECOND)
    expect(clock.doubt()).toEqual({ jump: null, down: { from: START, to: START + 4 * MINUTE } })
    await passes(30 * SECOND)
    expect(await types()).not.toContain('request.expired')
  })
})

describe('across a restart', () => {
  /** Off for so long, by what the wall clock then says. */
  async function restart(off: number): Promise<void> {
    await stop()
    machine.set(machine.now() + off)
    await start()
  }

  it('of a minute, all is paid as ever', async () => {
    await aNight()
    await passes(2 * MINUTE + 30 * SECOND)
    await restart(MINUTE)
    await passes(SECOND)
    expect(clock.doubt()).toBeNull()
    expect(await types()).toContain('request.expired')
  })

  it('of eight hours, what fell due is not fired until somebody has seen it; then it is', async () => {
    await aNight()
    await restart(8 * HOUR)
    await passes(5 * MINUTE)
    expect(clock.doubt()).toEqual({ jump: null, down: { from: START, to: START + 8 * HOUR } })
    const before = await types()
    expect(before).not.toContain('request.expired')
    expect(before).not.toContain('card.fired')
    // Whom it was asked of is rung all the same.
    expect(before).toContain('request.rung')
    await does({ type: 'clock.declare', at: clock.now() }, dale)
    expect(clock.doubt()).toBeNull()
    await passes(SECOND)
    expect(await types()).toEqual(expect.arrayContaining(['request.expired', 'card.fired', 'clock.declared']))
  })

  it('of eight hours, two devices that have them, too, settle it', async () => {
    await aNight()
    await restart(8 * HOUR)
    for (const device of ['desk', 'phone']) clock.hear(device, machine.now())
    await passes(SECOND)
    expect(await types()).toContain('card.fired')
  })

  it('that was a jump, two devices that have not moved say so; what was logged meanwhile freezes nothing', async () => {
    await aNight()
    await restart(8 * HOUR)
    await say()
    expect(await at()).toBe(START + 8 * HOUR)
    for (const device of ['desk', 'phone']) clock.hear(device, START + 20 * SECOND)
    expect(clock.now()).toBe(START + 20 * SECOND)
    await settle()
    await passes(SECOND)
    await say()
    expect(await at()).toBe(START + 21 * SECOND)
    expect(await types()).not.toContain('card.fired')
  })

  it('that was a jump and is put right by NTP a moment later, is forgotten by itself', async () => {
    await aNight()
    await restart(8 * HOUR)
    await passes(2 * SECOND)
    await say()
    machine.jump(-8 * HOUR)
    await passes(2 * SECOND)
    await settle()
    expect(clock.doubt()).toBeNull()
    await say()
    expect(await at()).toBe(START + 4 * SECOND)
    await passes(2 * MINUTE)
    expect(await types()).not.toContain('request.expired')
  })

  it('back in time, it goes on from where it was, and asks', async () => {
    await aNight()
    await passes(MINUTE)
    await stop()
    machine.jump(-HOUR)
    await start()
    expect(clock.doubt()?.jump?.by).toBe(-HOUR)
    await passes(SECOND)
    await say()
    expect(await at()).toBe(START + MINUTE + SECOND)
    // Still not settled, and started once more: still in doubt.
    await stop()
    await start()
    expect(clock.doubt()?.jump?.by).toBe(-HOUR)
    await does({ type: 'clock.declare', at: machine.now() }, dale)
    await passes(SECOND)
    await say()
    expect(await at()).toBe(START - 59 * MINUTE + 2 * SECOND)
  })
})

it.each([30 * SECOND, 10 * MINUTE])(
  'started hours behind after %i ms, it finds its way back with NTP',
  async (away) => {
    await aNight()
    await stop()
    machine.set(machine.now() + away)
    machine.jump(-8 * HOUR)
    await start()
    expect(clock.now()).toBe(START)
    await passes(4 * SECOND)
    machine.jump(8 * HOUR)
    await passes(SECOND)
    expect(clock.now()).toBe(START + away + 5 * SECOND)
    expect(clock.doubt()).toEqual(
      away < AWAY ? null : { jump: null, down: { from: START, to: START + away } },
    )
    await settle()
    expect(await types()).not.toContain('card.fired')
  },
)

it('an old log that stands hours ahead is put right by a word, and rings again', async () => {
  // As an older version left it: its clock followed the jump, and the log has it.
  await stop()
  await store.meta.set('clock', '')
  machine.jump(8 * HOUR)
  await start()
  await aNight()
  machine.jump(-8 * HOUR)
  await stop()
  await store.meta.set('clock', '')
  await start()
  expect(clock.now()).toBe(START)
  await say()
  expect(await at()).toBe(START + 8 * HOUR)
  await does({ type: 'clock.declare', at: clock.now() }, dale)
  await say()
  expect(await at()).toBe(START)
  await does({ type: 'card.extend', id: 'k', dueAt: START + 2 * MINUTE }, dale)
  await passes(6 * MINUTE)
  expect((await events()).find((e) => e.type === 'request.rung')?.at).toBeLessThan(START + 6 * MINUTE)
  const fired = (await events()).filter((e) => e.type === 'card.fired')
  expect(fired.map((e) => e.at)).toEqual([START + 2 * MINUTE])
  expect(verifyChain(await events())).toBeNull()
})

it('whatever the wall clock does, it never runs but as time does, until somebody agrees', () => {
  const step = fc.record({
    jump: fc.constantFrom(0, 0, 3 * SECOND, 8 * HOUR, -8 * HOUR, -HOUR, 40 * SECOND),
    passes: fc.integer({ min: 1, max: 90 * SECOND }),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const hand = handClock(START)
      const it = createServerClock({ machine: hand, kept: null, keep: async () => {} })
      let last = it.now()
      for (const s of steps) {
        hand.jump(s.jump)
        const after = it.now()
        expect(Math.abs(after - last)).toBeLessThanOrEqual(10 * SECOND)
        hand.set(hand.now() + s.passes)
        expect(Math.abs(it.now() - after - s.passes)).toBeLessThanOrEqual(1)
        last = it.now()
      }
      expect(AWAY).toBeGreaterThan(90 * SECOND)
    }),
  )
})
