import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { verifyChain } from '../../domain/log/envelope.ts'
import { benchPlan } from '../../tests/bench/plan.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { openStore, type Store } from '../store/open.ts'
import { type LogStore, StoreFailure } from '../store/types.ts'
import { type Batch, createRelay, type Relay } from './relay.ts'

const START = Date.UTC(1998, 8, 12, 1, 0)
const owner: Who = { kind: 'account', account: 'owner', owner: true, device: 'desk' }
const ann: Who = { kind: 'account', account: 'ann', owner: false, device: 'phone' }
const stranger: Who = { kind: 'account', account: 'eve', owner: false, device: 'x' }

let dir: string
let store: Store
let relay: Relay
let clock: ReturnType<typeof handClock>
let heard: Batch[]

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-relay-'))
  store = await openStore({ dataDir: dir })
  clock = handClock(START)
  relay = createRelay({ log: store.log, clock })
  heard = []
  relay.onBatch((b) => heard.push(b))
})
afterEach(async () => {
  await relay.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

let n = 0
const say = (who: Who, command: CommandInput, id = `cmd-${String(++n).padStart(6, '0')}`, on = relay) =>
  on.submit({
    upgrade: 'u',
    id,
    command,
    who,
    ...(command.type === 'person.join' ? { invited: command.invite } : {}),
  })
const line = (text: string): CommandInput => ({ type: 'talk.say', text })
/** One more command answered means that all that queued before it has been answered too. */
const settle = () => say(stranger, line('settle'))

async function upgrade(): Promise<void> {
  await say(owner, { type: 'plan.import', plan: benchPlan() })
  await say(owner, { type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await say(owner, {
    type: 'person.invite',
    id: 'inv',
    role: 'sentinel',
    person: 'sentinel',
    expiresAt: START + 1e9,
  })
  await say(ann, { type: 'person.join', invite: 'inv', person: 'sentinel', name: 'Ann', zone: null })
}

it('knows every upgrade there is: those before its start, each new one, and none that was refused', async () => {
  const on = (id: string, command: CommandInput, who = owner) =>
    relay.submit({ upgrade: id, id: `import-${id}`, command, who })
  await on('b', { type: 'plan.import', plan: benchPlan() })
  expect(await relay.upgrades()).toEqual(['b'])
  await relay.close()
  relay = createRelay({ log: store.log, clock })
  const asked = relay.upgrades()
  await on('c', { type: 'plan.import', plan: benchPlan() })
  await on('a', { type: 'plan.import', plan: benchPlan() })
  await on('x', { type: 'plan.import', plan: benchPlan() }, stranger)
  await asked
  expect(await relay.upgrades()).toEqual(['a', 'b', 'c'])
  expect(await store.log.upgrades()).toEqual(['a', 'b', 'c'])
})

describe('submit', () => {
  it('answers after the events are on disk, and tells the listeners after that', async () => {
    await upgrade()
    const answer = await say(ann, line('here'))
    expect(answer).toEqual({ ok: true, seqs: [7] })
    const rows = await store.log.eventsAfter('u', 6, 10)
    expect(rows.map((r) => [r.type, r.actor, r.body])).toEqual([['talk.said', 'ann', '{"text":"here"}']])
    expect(heard.at(-1)?.events.map((e) => e.seq)).toEqual([7])
    expect(verifyChain(await store.log.eventsAfter('u', 0, 100))).toBeNull()
  })

  it('gives the same command id the same answer, and does nothing the second time', async () => {
    await upgrade()
    const first = await say(ann, line('once'), 'same-id-1')
    expect(await say(ann, line('once'), 'same-id-1')).toEqual(first)
    expect((await relay.state('u'))?.seq).toBe(7)
  })

  it('gives it in the same round, too', async () => {
    await upgrade()
    const [a, b, c] = await Promise.all([
      say(ann, line('once'), 'same-id-2'),
      say(ann, line('once'), 'same-id-2'),
      say(ann, line('twice'), 'same-id-2'),
    ])
    expect(b).toEqual(a)
    expect(c).toMatchObject({ ok: false, refusal: { code: 'other-body' } })
    expect((await relay.state('u'))?.seq).toBe(7)
  })

  it('refuses the same id with another body, also after a restart', async () => {
    await upgrade()
    await say(ann, line('once'), 'same-id-3')
    const again = createRelay({ log: store.log, clock })
    expect(await say(ann, line('other'), 'same-id-3', again)).toMatchObject({
      refusal: { code: 'other-body' },
    })
    expect(await say(ann, line('once'), 'same-id-3', again)).toEqual({ ok: true, seqs: [7] })
    await again.close()
  })

  it('keeps the receipts of refusals and of no-ops, whatever has happened since', async () => {
    await upgrade()
    const refused = await say(ann, { type: 'upgrade.start' }, 'refused-1')
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
    const early = await say(owner, { type: 'step.start', step: 'step-0' }, 'too-early-1')
    expect(early).toMatchObject({ ok: false, refusal: { code: 'wrong-status' } })
    await say(owner, { type: 'upgrade.start' })
    expect(await say(owner, { type: 'step.start', step: 'step-0' }, 'too-early-1')).toEqual(early)
    expect(await say(owner, { type: 'upgrade.start' }, 'no-op-0001')).toEqual({ ok: true, seqs: [] })
    await say(owner, { type: 'upgrade.suspend', reason: 'bed', handOver: '', resumeAt: null })
    expect(await say(owner, { type: 'upgrade.start' }, 'no-op-0001')).toEqual({ ok: true, seqs: [] })
  })

  it('tells strangers nothing and keeps nothing of theirs', async () => {
    await upgrade()
    expect(await say(stranger, line('hi'), 'stranger-1')).toMatchObject({
      refusal: { code: 'no-such-upgrade' },
    })
    expect(await say(stranger, { type: 'plan.import', plan: benchPlan() }, 'stranger-2')).toMatchObject({
      ok: false,
    })
    expect(
      await relay.submit({ upgrade: 'none', id: 'stranger-3', command: line('hi'), who: stranger }),
    ).toMatchObject({ refusal: { code: 'no-such-upgrade' } })
    expect(await store.log.receipts([{ upgrade: 'u', actor: 'eve', commandId: 'stranger-1' }])).toEqual([
      null,
    ])
  })

  it('lets nobody join who knows no more of an invitation than its id', async () => {
    await upgrade()
    await say(owner, {
      type: 'person.invite',
      id: 'open',
      role: 'upgrader',
      person: null,
      expiresAt: START + 1e9,
    })
    const join = { type: 'person.join', invite: 'open', person: 'evil', name: 'Eve', zone: null } as const
    for (const invited of [undefined, 'inv']) {
      const answer = await relay.submit({
        upgrade: 'u',
        id: `eve-${invited}-1`,
        command: join,
        who: stranger,
        ...(invited === undefined ? {} : { invited }),
      })
      expect(answer).toMatchObject({ refusal: { code: 'no-such-upgrade' } })
    }
    expect((await relay.state('u'))?.people['evil']).toBeUndefined()
  })

  it('keeps the commands of the others when one log cannot be read', async () => {
    await upgrade()
    const log: LogStore = {
      ...store.log,
      walk(id, after, visit) {
        if (id === 'broken') throw new Error('a fault of ours')
        return store.log.walk(id, after, visit)
      },
    }
    const frail = createRelay({ log, clock })
    const [a, b] = await Promise.all([
      say(ann, line('kept'), 'other-0001', frail),
      frail.submit({ upgrade: 'broken', id: 'broken-001', command: line('x'), who: owner }),
    ])
    expect(a).toMatchObject({ ok: true })
    expect(b).toMatchObject({ refusal: { code: 'server-fault' } })
    await frail.close()
  })

  it('keeps the commands of the others when one command breaks a rule of ours', async () => {
    await upgrade()
    const log: LogStore = { ...store.log, eventAt: () => Promise.reject(new Error('EIO')) }
    const frail = createRelay({ log, clock })
    const [a, b, c] = await Promise.all([
      say(ann, line('before'), 'beside-001', frail),
      say(owner, { type: 'event.erase', seq: 7 }, 'breaks-001', frail),
      say(ann, line('after'), 'beside-002', frail),
    ])
    expect([a, c]).toEqual([
      { ok: true, seqs: [7] },
      { ok: true, seqs: [8] },
    ])
    expect(b).toMatchObject({ refusal: { code: 'server-fault' } })
    await frail.close()
  })

  it('says where malformed input is wrong', async () => {
    expect(
      await relay.submit({
        upgrade: 'u',
        id: 'bad-00001',
        command: { type: 'talk.say', text: 7 },
        who: owner,
      }),
    ).toMatchObject({
      refusal: { code: 'bad-input', params: { issues: [{ path: 'text', problem: 'invalid_type' }] } },
    })
    expect(await relay.submit({ upgrade: 'u', id: 'bad-00002', command: null, who: owner })).toMatchObject({
      refusal: { code: 'bad-input' },
    })
  })

  it('orders what comes at once, one batch a flush', async () => {
    await upgrade()
    const before = heard.length
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => say(i % 2 ? ann : owner, line(`l${i}`))),
    )
    expect(answers.map((a) => (a.ok ? a.seqs[0] : 0))).toEqual(Array.from({ length: 200 }, (_, i) => 7 + i))
    expect(heard.length - before).toBeLessThan(5)
    expect(verifyChain(await store.log.eventsAfter('u', 0, 1000))).toBeNull()
  })
})

describe('a flush that fails', () => {
  it('refuses all that was in it, loses nothing acknowledged, and goes on when there is room again', async () => {
    await upgrade()
    let full = false
    const log: LogStore = {
      ...store.log,
      append: (b) => (full ? Promise.reject(new StoreFailure('full', null)) : store.log.append(b)),
    }
    const frail = createRelay({ log, clock })
    const told: Batch[] = []
    frail.onBatch((b) => told.push(b))
    await say(ann, line('kept'), 'full-0000', frail)
    full = true
    const answers = await Promise.all([
      say(ann, line('a'), 'full-0001', frail),
      say(owner, line('b'), 'full-0002', frail),
    ])
    for (const a of answers) expect(a).toEqual({ ok: false, refusal: { code: 'not-stored', params: {} } })
    expect(told).toHaveLength(1)
    expect((await frail.state('u'))?.seq).toBe(7)
    full = false
    expect(await say(ann, line('a'), 'full-0001', frail)).toEqual({ ok: true, seqs: [8] })
    expect(verifyChain(await store.log.eventsAfter('u', 0, 100))).toBeNull()
    await frail.close()
  })
})

describe('time', () => {
  const at = async (
    command: CommandInput,
    said: { saidAt: number; sentAt: number } | null,
    lastHeard: number | null = null,
  ) => {
    await relay.submit({ upgrade: 'u', id: `time-${++n}-xxxx`, command, who: ann, said, lastHeard })
    const [row] = await store.log.eventsBefore('u', 1e9, 1)
    return row
  }

  it('puts a tap where it happened, however wrong the phone clock is', async () => {
    await upgrade()
    const phone = START + 3_600_000
    const row = await at(line('late'), { saidAt: phone - 90_000, sentAt: phone })
    expect(row).toMatchObject({
      at: START,
      happenedAt: START - 90_000,
      skew: 3_600_000,
      saidAt: phone - 90_000,
    })
  })

  it('never after arrival, never before the device was last heard', async () => {
    await upgrade()
    expect(await at(line('future'), { saidAt: START + 5000, sentAt: START })).toMatchObject({
      happenedAt: START,
    })
    const row = await at(line('old'), { saidAt: START - 9e6, sentAt: START }, START - 60_000)
    expect(row?.happenedAt).toBe(START - 60_000)
  })

  it("runs on the upgrade's own clock, which can't be set back", async () => {
    await upgrade()
    const then = START + 5 * 3_600_000
    await say(owner, { type: 'clock.set', own: { at: then, rate: 60 } })
    clock.set(START + 10_000)
    const row = await at(line('x'), null)
    expect(row?.at).toBe(then + 600_000)
    expect(await say(owner, { type: 'clock.set', own: { at: START, rate: 1 } })).toMatchObject({
      refusal: { code: 'clock-backwards' },
    })
  })
})

describe('timers', () => {
  const ask: CommandInput = {
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'box',
    step: null,
    text: 'Press reset on BOX',
    expect: 'POST beep',
    allowance: 10,
    expiresAt: START + 65_000,
    ifNobody: { then: 'wait' },
  }
  const log = async () => (await store.log.eventsAfter('u', 6, 100)).map((e) => e.type)

  it('rings every 30 s until seen, once each', async () => {
    await upgrade()
    await say(ann, { type: 'presence.arrive' })
    await say(owner, { ...ask, expiresAt: null })
    await clock.advance(61_000, settle)
    expect(await log()).toEqual(['presence.arrived', 'request.made', 'request.rung', 'request.rung'])
    await say(ann, { type: 'request.seen', id: 'r1' })
    // Ten minutes it may take; after that it is late, and rings on.
    await clock.advance(599_000, settle)
    expect((await log()).filter((t) => t === 'request.rung')).toHaveLength(2)
    await clock.advance(1000 + 2 * 60_000, settle)
    expect((await log()).filter((t) => t === 'request.rung')).toHaveLength(4)
  })

  it('fires after a restart what fell due meanwhile, and only once', async () => {
    await upgrade()
    await say(ann, { type: 'presence.arrive' })
    await say(owner, ask)
    await relay.close()
    clock.set(START + 70_000)
    relay = createRelay({ log: store.log, clock })
    await relay.state('u')
    await clock.advance(1, settle)
    await clock.advance(100_000, settle)
    expect((await log()).filter((t) => t === 'request.expired')).toHaveLength(1)
    expect((await relay.state('u'))?.requests['r1']?.state).toBe('expired')
    expect(await say(ann, { type: 'request.on-my-way', id: 'r1' })).toMatchObject({
      refusal: { code: 'too-late' },
    })
    expect(await say(ann, { type: 'request.done', id: 'r1' })).toMatchObject({ ok: true })
    expect((await relay.state('u'))?.requests['r1']).toMatchObject({
      state: 'done',
      conflict: { was: 'expired' },
    })
  })

  it('sends what was queued when somebody comes', async () => {
    await upgrade()
    await say(owner, { ...ask, expiresAt: null })
    expect((await relay.state('u'))?.requests['r1']?.state).toBe('queued')
    await say(ann, { type: 'presence.arrive' })
    expect((await relay.state('u'))?.requests['r1']?.state).toBe('asked')
  })

  it('pays what the clock owes once there is room again, with nobody looking', async () => {
    await upgrade()
    let full = false
    const log: LogStore = {
      ...store.log,
      append: (b) => (full ? Promise.reject(new StoreFailure('full', null)) : store.log.append(b)),
    }
    await relay.close()
    relay = createRelay({ log, clock })
    await say(owner, {
      type: 'card.arm',
      id: 'k',
      unless: 'x',
      then: 'y',
      machine: null,
      dueAt: START + 600_000,
    })
    full = true
    await clock.advance(620_000, settle)
    expect((await store.log.eventsAfter('u', 6, 100)).map((e) => e.type)).toEqual(['card.armed'])
    full = false
    await clock.advance(5000, settle)
    expect(await log.eventsAfter('u', 7, 100)).toMatchObject([{ type: 'card.fired' }])
  })

  it('takes what was seen before a card fell due and after, and nothing once it was reported as carried out', async () => {
    await upgrade()
    const arm = (id: string) =>
      say(owner, { type: 'card.arm', id, unless: 'x', then: 'y', machine: null, dueAt: clock.now() + 60_000 })
    const confirm = (id: string, age: number) =>
      relay.submit({
        upgrade: 'u',
        id: `confirm-${id}`,
        command: { type: 'card.confirm', id },
        who: ann,
        said: { saidAt: clock.now() - age, sentAt: clock.now() },
      })
    for (const [id, age, answer] of [
      ['early', 90_000, { ok: true }],
      ['late', 30_000, { ok: true }],
      ['done', 30_000, { refusal: { code: 'card-over' } }],
    ] as const) {
      await arm(id)
      await clock.advance(120_000, settle)
      expect((await relay.state('u'))?.cards[id]?.state).toBe('fired')
      if (id === 'done')
        await relay.submit({ upgrade: 'u', id: 'it-is-done', command: { type: 'card.done', id }, who: ann })
      expect(await confirm(id, age)).toMatchObject(answer)
    }
  })

  it('stands still with a paused clock', async () => {
    await upgrade()
    await say(owner, { type: 'clock.set', own: { at: START + 1000, rate: 0 } })
    await say(ann, { type: 'presence.arrive' })
    await say(owner, { ...ask, expiresAt: null })
    await clock.advance(3_600_000, settle)
    expect(await log()).not.toContain('request.rung')
  })
})

describe('reading', () => {
  it('gives the stretch after a point, and says when the history is another', async () => {
    await upgrade()
    await say(ann, line('a'))
    const rows = await store.log.eventsAfter('u', 0, 100)
    const third = rows[2]
    const read = await relay.stretch('u', { seq: 3, hash: third?.hash ?? '' }, 2)
    expect(read).toMatchObject({ ok: true, more: true, stretch: { head: { seq: 5 } } })
    expect(await relay.stretch('u', { seq: 3, hash: 'f'.repeat(64) }, 2)).toEqual({
      ok: false,
      why: 'other-history',
    })
    expect(await relay.stretch('u', { seq: 99, hash: null }, 2)).toEqual({ ok: false, why: 'other-history' })
    expect(await relay.stretch('none', { seq: 0, hash: null }, 2)).toEqual({
      ok: false,
      why: 'no-such-upgrade',
    })
  })

  it('reads back only the kinds asked for', async () => {
    await upgrade()
    for (let i = 0; i < 5; i++) await say(ann, line(`l${i}`))
    await say(owner, { type: 'upgrade.start' })
    const talk = await relay.before('u', 1e9, 3, ['talk.said'])
    expect(talk.map((e) => e.body)).toEqual(['{"text":"l4"}', '{"text":"l3"}', '{"text":"l2"}'])
  })

  it('comes to the same when it is read anew', async () => {
    await upgrade()
    for (let i = 0; i < 520; i += 65)
      await Promise.all(Array.from({ length: 65 }, (_, k) => say(ann, line(`${i + k}`))))
    await say(owner, { type: 'upgrade.start' })
    const before = await relay.state('u')
    const again = createRelay({ log: store.log, clock })
    expect(await again.state('u')).toEqual(before)
    await again.close()
  })

  it('erases the words and keeps the chain', async () => {
    await upgrade()
    await say(ann, line('my phone number is 5'))
    expect(await say(ann, { type: 'event.erase', seq: 7 })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
    expect(await say(owner, { type: 'event.erase', seq: 1 })).toMatchObject({
      refusal: { code: 'not-erasable' },
    })
    expect(await say(owner, { type: 'event.erase', seq: 7 })).toMatchObject({ ok: true })
    const rows = await store.log.eventsAfter('u', 0, 100)
    expect(rows[6]?.body).toBeNull()
    expect(verifyChain(rows)).toBeNull()
  })
})
