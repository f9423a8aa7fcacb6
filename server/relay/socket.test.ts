import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server } from 'socket.io'
import { io as connectTo, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ActorRole, leaveFor } from '../../domain/access/table.ts'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Answer, ClientEvents, HelloAnswer, ServerEvents } from '../../domain/contract/wire.ts'
import { apply } from '../../domain/log/apply.ts'
import type { CommandInput, CommandType } from '../../domain/log/commands.ts'
import { GENESIS } from '../../domain/log/envelope.ts'
import { openEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { sampleCommands } from '../../tests/any-command.ts'
import { benchPlan } from '../../tests/bench/plan.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import type { UpgraderSleeps } from '../accounts/sleep-hours.ts'
import { createFloods } from '../limits/floods.ts'
import { answer } from '../schedule/jobs.ts'
import { createPlanner, type Planner } from '../schedule/planner.ts'
import { openStore, type Store } from '../store/open.ts'
import type { FarhandServer, SocketAccounts } from './handshake.ts'
import { createRelay, type Relay } from './relay.ts'
import { attachRelay } from './socket.ts'

type Client = Socket<ServerEvents, ClientEvents>
const START = Date.UTC(2026, 8, 12, 1, 0)

let dir: string
let store: Store
let relay: Relay
let planner: Planner
let sleeps: UpgraderSleeps | null
let http: HttpServer
let io: FarhandServer
let attached: { close(): void }
let ended: Set<string>
let gone: ((g: { session: string; moved?: true } | { account: string }) => void)[]
let clients: Client[]
let allowed = true
let clock: ReturnType<typeof handClock>

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-socket-'))
  store = await openStore({ dataDir: dir })
  clock = handClock(START)
  relay = createRelay({ log: store.log, clock })
  ended = new Set()
  gone = []
  sleeps = null
  clients = []
  allowed = true
  http = createServer()
  io = new Server(http, { transports: ['websocket'] })
  planner = createPlanner({ relay, clock, ask: async (job) => answer(job), hours: async () => sleeps })
  // Sessions are named as their accounts here; whether one still stands is asked anew at every command.
  const accounts: SocketAccounts = {
    fromCookie: async (cookie) =>
      cookie === undefined || ended.has(cookie) ? null : { session: cookie, account: cookie, name: cookie },
    who: (s) => (ended.has(s) ? null : { kind: 'account', account: s, owner: s === 'owner', device: s }),
    onGone: (listener) => {
      gone.push(listener)
      return () => {}
    },
    wasMoved: (cookie) => cookie === 'went-on',
  }
  attached = attachRelay(io, {
    relay,
    accounts,
    clock,
    planner,
    allow: () => allowed,
    floods: createFloods(clock),
  })
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go))
  await seat()
})
afterEach(async () => {
  for (const c of clients) c.disconnect()
  attached.close()
  await new Promise<void>((go) => io.close(() => go()))
  await relay.close()
  await store.close()
  rmSync(dir, { recursive: true, force: true })
})

let n = 0
const nextId = () => `sock-${String(++n).padStart(6, '0')}`
const direct = (account: string, command: CommandInput) =>
  relay.submit({
    upgrade: 'u',
    id: nextId(),
    command,
    who: { kind: 'account', account, owner: account === 'owner', device: account },
    ...(command.type === 'person.join' ? { invited: command.invite } : {}),
  })

async function seat(): Promise<void> {
  await direct('owner', { type: 'plan.import', plan: benchPlan() })
  for (const [account, role, person] of [
    ['dale', 'upgrader', 'upgrader'],
    ['ann', 'sentinel', 'sentinel'],
    ['bob', 'observer', null],
  ] as const) {
    await direct('owner', { type: 'person.invite', id: `i-${account}`, role, person, expiresAt: START + 1e9 })
    await direct(account, {
      type: 'person.join',
      invite: `i-${account}`,
      person: account,
      name: account,
      zone: null,
    })
  }
}

async function client(account: string): Promise<Client> {
  const { port } = http.address() as AddressInfo
  const c: Client = connectTo(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: account },
  })
  clients.push(c)
  await new Promise<void>((resolve, reject) => {
    c.once('connect', resolve)
    c.once('connect_error', reject)
  })
  return c
}
const hello = (c: Client, after: { seq: number; hash: string } | null = null, upgrade = 'u') =>
  c.emitWithAck('hello', { protocol: 1, upgrade, after }) as Promise<HelloAnswer>
const say = (c: Client, command: CommandInput, id = nextId(), upgrade = 'u') =>
  c.emitWithAck('command', { upgrade, id, saidAt: START, sentAt: START, command }) as Promise<Answer>
const once = <E extends keyof ServerEvents>(c: Client, event: E) =>
  new Promise<Parameters<ServerEvents[E]>[0]>((go) => c.once(event as never, go as never))

describe('the handshake', () => {
  it('turns away who has no session', async () => {
    ended.add('nobody')
    await expect(client('nobody')).rejects.toThrow('signed-out')
  })

  it('tells who went on in another browser why', async () => {
    ended.add('went-on')
    await expect(client('went-on')).rejects.toMatchObject({ message: 'signed-out', data: { moved: true } })
  })

  it('gives a newcomer the whole state, and who they are in it', async () => {
    const answer = await hello(await client('ann'))
    if (!answer.ok) throw new Error('refused')
    expect(answer.me).toMatchObject({ person: 'sentinel', roles: ['sentinel'], owner: false })
    expect(answer.snapshot?.state).toEqual(await relay.state('u'))
    expect(answer.why).toBe('fresh')
  })

  it('tells a stranger no more than that there is nothing', async () => {
    const c = await client('eve')
    const none = { ok: false, refusal: { code: 'no-such-upgrade', params: {} } }
    expect(await hello(c)).toEqual(none)
    expect(await hello(c, null, 'not-there')).toEqual(none)
  })

  it('survives a log that cannot be read: hello is told so, and the server goes on', async () => {
    const c = await client('ann')
    relay.state = () => Promise.reject(new Error('EIO'))
    expect(await hello(c)).toEqual({ ok: false, refusal: { code: 'server-fault', params: {} } })
    c.emit('typing', { upgrade: 'u', text: 'x' })
    expect(await c.emitWithAck('time', { sent: 5 })).toEqual({ sent: 5, now: START })
  })

  it('counts hello by the rate of commands, and drops small talk beyond its own', async () => {
    const ann = await client('ann')
    await hello(ann)
    allowed = false
    expect(await hello(ann)).toMatchObject({ ok: false, refusal: { code: 'too-many' } })
    allowed = true
    let told = 0
    for (let i = 0; i < 300; i++) ann.emit('time', { sent: i }, () => told++)
    // Answered after all of them: what has no answer by now was dropped.
    await say(ann, { type: 'presence.arrive' })
    expect(told).toBe(100)
  })

  it('tells the planner’s figures to who asked for them, at once and after each batch, and to nobody else', async () => {
    const [desk, phone] = [await client('dale'), await client('ann')]
    let heard = 0
    phone.on('told', () => heard++)
    await hello(phone)
    const first = once(desk, 'told')
    await desk.emitWithAck('hello', { protocol: 1, upgrade: 'u', after: null, planner: true })
    expect((await first).told.seq).toBe((await relay.state('u'))?.seq)
    const next = once(desk, 'told')
    await say(desk, { type: 'upgrade.ready' })
    await clock.advance(1000, async () => {})
    expect((await next).told.seq).toBe((await relay.state('u'))?.seq)
    const second = await client('bob')
    const known = once(second, 'told')
    await second.emitWithAck('hello', { protocol: 1, upgrade: 'u', after: null, planner: true })
    expect((await known).told.seq).toBe((await relay.state('u'))?.seq)
    desk.disconnect()
    second.disconnect()
    await say(phone, { type: 'presence.arrive' })
    await expect.poll(() => planner.latest('u')).toBeNull()
    expect(heard).toBe(0)
  })

  it('tells what follows from somebody’s sleep to them alone, unless they share it', async () => {
    sleeps = { account: 'dale', shared: false, waking: { wake: '07:00', zone: 'America/New_York' } }
    const people = { dale: await client('dale'), ann: await client('ann') }
    const own = async (act: () => Promise<unknown>) => {
      const heard = Object.entries(people).map(async ([name, c]) => {
        const { told } = await once(c, 'told')
        return [name, told.own !== null]
      })
      await act()
      return Object.fromEntries(await Promise.all(heard))
    }
    const all = Object.values(people)
    expect(
      await own(() =>
        Promise.all(
          all.map((c) => c.emitWithAck('hello', { protocol: 1, upgrade: 'u', after: null, planner: true })),
        ),
      ),
    ).toEqual({ dale: true, ann: false })
    const later = async () => clock.advance(1000, async () => {})
    expect(await own(async () => say(people.dale, { type: 'upgrade.ready' }).then(later))).toEqual({
      dale: true,
      ann: false,
    })
    await later()
    sleeps = { ...sleeps, shared: true }
    expect(await own(async () => planner.again())).toEqual({ dale: true, ann: true })
  })

  it('refuses another protocol and malformed frames with a reason', async () => {
    const c = await client('ann')
    expect(await c.emitWithAck('hello', { protocol: 2, upgrade: 'u', after: null })).toMatchObject({
      refusal: { code: 'protocol', params: { server: 1 } },
    })
    expect(await c.emitWithAck('hello', 'junk' as never)).toMatchObject({ refusal: { code: 'bad-input' } })
    expect(await c.emitWithAck('command', { upgrade: 7 } as never)).toMatchObject({
      refusal: { code: 'bad-input' },
    })
    c.emit('typing', null as never)
    c.emit('read', 'x' as never)
    expect(await c.emitWithAck('time', { sent: 5 })).toEqual({ sent: 5, now: START })
  })
})

describe('two people', () => {
  it('acknowledge to one, one frame to both, and state + frame is the state of the server', async () => {
    const [dale, ann] = [await client('dale'), await client('ann')]
    const began = await hello(dale)
    await hello(ann)
    const frames = Promise.all([once(dale, 'batch'), once(ann, 'batch')])
    const answer = await say(ann, { type: 'presence.arrive' })
    expect(answer).toMatchObject({ ok: true })
    const [a, b] = await frames
    expect(a).toEqual(b)
    if (!began.ok || began.snapshot === null) throw new Error('no snapshot')
    let state: UpgradeState = began.snapshot.state
    for (const e of fromStretch('u', a.stretch) ?? []) {
      const opened = openEvent(e)
      if (opened.ok) state = apply(state, opened.event)
    }
    expect(state).toEqual(await relay.state('u'))
  })

  it('catch up on what they missed, and are told when their history is another', async () => {
    const dale = await client('dale')
    const began = await hello(dale)
    if (!began.ok || began.snapshot === null) throw new Error('no snapshot')
    const { seq, hash } = began.snapshot.state
    dale.disconnect()
    for (let i = 0; i < 30; i++) await direct('ann', { type: 'talk.say', text: `line ${i}` })
    const again = await client('dale')
    const missed = await hello(again, { seq, hash })
    if (!missed.ok || missed.stretch === null) throw new Error('no stretch')
    expect(missed.why).toBe('catch-up')
    expect(fromStretch('u', missed.stretch)?.map((e) => e.seq)).toEqual(
      Array.from({ length: 30 }, (_, i) => seq + 1 + i),
    )
    const other = await hello(again, { seq, hash: 'a'.repeat(64) })
    expect(other).toMatchObject({ why: 'other-history', stretch: null })
    expect(await hello(again, { seq: seq + 999, hash })).toMatchObject({ why: 'other-history' })
    expect(await hello(again, { seq: 0, hash: GENESIS })).toMatchObject({ why: 'fresh' })
  })

  it('see each other type, and how far each has read', async () => {
    const [dale, ann] = [await client('dale'), await client('ann')]
    await hello(dale)
    await hello(ann)
    const typed = once(dale, 'typing')
    ann.emit('typing', { upgrade: 'u', text: 'whi' })
    expect(await typed).toEqual({ upgrade: 'u', account: 'ann', text: 'whi' })
    ann.emit('read', { upgrade: 'u', seq: 6 })
    await ann.emitWithAck('time', { sent: 0 })
    const present = once(dale, 'present')
    await clock.advance(1000, async () => {})
    expect((await present).present).toContainEqual({
      account: 'ann',
      device: 'ann',
      heard: START,
      read: 6,
      rtt: null,
    })
  })

  it('keep what they have read when they say hello again', async () => {
    const [dale, ann] = [await client('dale'), await client('ann')]
    await hello(dale)
    await hello(ann)
    ann.emit('read', { upgrade: 'u', seq: 6 })
    await hello(ann)
    const present = once(dale, 'present')
    await clock.advance(1000, async () => {})
    expect((await present).present).toContainEqual({
      account: 'ann',
      device: 'ann',
      heard: START,
      read: 6,
      rtt: null,
    })
  })

  it('say when a tap in the dark happened: not before the phone was last heard, however late its end was noticed', async () => {
    const first = await client('ann')
    await hello(first)
    const heard = clock.now()
    clock.set(START + 45_000)
    const cut = new Promise<void>((go) =>
      io.sockets.sockets
        .values()
        .next()
        .value?.once('disconnect', () => go()),
    )
    // No word of goodbye: the line is dead, and the server notices it 45 seconds later.
    const { ws } = first.io.engine.transport as unknown as { ws: { terminate(): void } }
    ws.terminate()
    await cut
    clock.set(START + 60_000)
    const again = await client('ann')
    const now = clock.now()
    const tap = (age: number) => ({ saidAt: now - age, sentAt: now })
    for (const [age, at] of [
      [50_000, now - 50_000],
      [500_000, heard],
    ] as const) {
      const frame = { upgrade: 'u', id: nextId(), ...tap(age), command: { type: 'talk.say', text: `${age}` } }
      expect(await again.emitWithAck('command', frame)).toMatchObject({ ok: true })
      const [row] = await store.log.eventsBefore('u', 1e9, 1)
      expect([age, row?.happenedAt]).toEqual([age, at])
    }
  })

  it('retry with the same id over a new connection and get the same answer', async () => {
    const ann = await client('ann')
    const first = await say(ann, { type: 'presence.arrive' }, 'retry-000001')
    ann.disconnect()
    expect(await say(await client('ann'), { type: 'presence.arrive' }, 'retry-000001')).toEqual(first)
  })
})

describe('losing the right', () => {
  it('by revocation drops the open socket at once, before the batch is told', async () => {
    const ann = await client('ann')
    await hello(ann)
    const heard: string[] = []
    ann.onAny((e: string) => heard.push(e))
    const left = once(ann, 'gone')
    const cut = new Promise((go) => ann.once('disconnect', go))
    await direct('owner', { type: 'person.revoke', person: 'sentinel' })
    expect(await left).toEqual({ why: 'revoked' })
    await cut
    expect(heard).not.toContain('batch')
    expect(await hello(await client('ann'))).toMatchObject({
      ok: false,
      refusal: { code: 'no-such-upgrade' },
    })
  })

  it('by the end of the session drops it too, and no command passes in between', async () => {
    const ann = await client('ann')
    await hello(ann)
    ended.add('ann')
    const left = once(ann, 'gone')
    for (const tell of gone) tell({ session: 'ann' })
    expect(await left).toEqual({ why: 'signed-out' })
  })

  it('by its person going on in another browser says so', async () => {
    const ann = await client('ann')
    await hello(ann)
    ended.add('ann')
    const left = once(ann, 'gone')
    for (const tell of gone) tell({ session: 'ann', moved: true })
    expect(await left).toEqual({ why: 'signed-out', moved: true })
  })

  it('is noticed at the next command even when nobody said so', async () => {
    const ann = await client('ann')
    await hello(ann)
    ended.add('ann')
    const left = once(ann, 'gone')
    ann.emit(
      'command',
      { upgrade: 'u', id: 'after-the-end', saidAt: 0, sentAt: 0, command: { type: 'presence.arrive' } },
      () => {},
    )
    expect(await left).toEqual({ why: 'signed-out' })
    expect(await store.log.receipts([{ upgrade: 'u', actor: 'ann', commandId: 'after-the-end' }])).toEqual([
      null,
    ])
  })

  it('over the rate is refused, not dropped', async () => {
    const ann = await client('ann')
    allowed = false
    expect(await say(ann, { type: 'presence.arrive' })).toMatchObject({ refusal: { code: 'too-many' } })
    allowed = true
    expect(await say(ann, { type: 'presence.arrive' })).toMatchObject({ ok: true })
  })
})

describe('the role table over the socket', () => {
  const roles: Record<string, ActorRole[]> = {
    owner: ['owner'],
    dale: ['upgrader'],
    ann: ['sentinel'],
    bob: ['observer'],
    eve: [],
  }
  for (const [account, has] of Object.entries(roles))
    it(`lets ${has[0] ?? 'a stranger'} do what its row says, in this upgrade and in no other`, async () => {
      const c = await client(account)
      for (const command of sampleCommands) {
        const answer = await say(c, command)
        const denied =
          !answer.ok && answer.refusal.code === (has.length === 0 ? 'no-such-upgrade' : 'not-allowed')
        const leave = leaveFor(has, command.type as CommandType)
        // That there is a photo is the server's to say, once it has one.
        const open = leave !== null && leave !== 'if-allowed' && command.type !== 'photo.add'
        // Joining is for the link's own page, which has seen its secret; by command it is for nobody.
        const joins = command.type === 'person.join'
        expect([command.type, joins ? answer.ok : denied]).toEqual([command.type, joins ? false : !open])
        // The one thing that makes an upgrade, and the owner's alone.
        if (account === 'owner' && command.type === 'plan.import') continue
        expect([command.type, await say(c, command, nextId(), 'elsewhere')]).toEqual([
          command.type,
          { ok: false, refusal: { code: 'no-such-upgrade', params: {} } },
        ])
      }
    })
})
