import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io as connectTo, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Answer, ClientEvents, HelloAnswer, ServerEvents } from '../../domain/contract/wire.ts'
import { type Browser, nextId, openSite, type Site } from '../http/testing/site.ts'
import { createAllowance } from '../limits/allowance.ts'
import { COST } from '../limits/floods.ts'
import { answer } from '../schedule/jobs.ts'
import { createPlanner } from '../schedule/planner.ts'
import type { FarhandServer } from './handshake.ts'
import { attachRelay } from './socket.ts'

type Client = Socket<ServerEvents, ClientEvents>

let site: Site
let url: string
let close: () => Promise<void>
let owner: Browser
let bob: Browser
let mei: Browser
const clients: Client[] = []

beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
  bob = await site.guest(owner, 'observer', null, 'Bob')
  mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
  const http = createServer()
  const io: FarhandServer = new Server(http, { maxHttpBufferSize: 128 * 1024 })
  const { relay, accounts, clock, floods } = site
  const planner = createPlanner({ relay, clock, ask: async (job) => answer(job), hours: async () => null })
  const allow = createAllowance(clock, { burst: 40, perSecond: 10 })
  const attached = attachRelay(io, { relay, accounts, clock, planner, allow, floods })
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go))
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  close = async () => {
    attached.close()
    await new Promise<void>((go) => io.close(() => go()))
  }
})
afterEach(async () => {
  for (const c of clients.splice(0)) c.disconnect()
  await close()
  await site.close()
})

async function line(of: Browser, transport: 'websocket' | 'polling' = 'websocket'): Promise<Client> {
  const extraHeaders = { cookie: `farhand=${of.cookie('farhand')}` }
  const c: Client = connectTo(url, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  })
  clients.push(c)
  await new Promise<void>((resolve, reject) => {
    c.once('connect', resolve)
    c.once('connect_error', reject)
  })
  return c
}
const odd = (c: Client) => (c as Socket).emit('nonsense', {})
const ended = (c: Client) => new Promise<string>((go) => c.once('disconnect', (why) => go(why)))
const reason = (c: Client) => new Promise<{ retryAfter: number }>((go) => c.once('flooded', go))
const say = (c: Client, text: string, id = nextId()) =>
  c.emitWithAck('command', {
    upgrade: 'taipei',
    id,
    saidAt: site.clock.now(),
    sentAt: site.clock.now(),
    command: { type: 'talk.say', text },
  }) as Promise<Answer>
const pass = (ms: number) =>
  site.clock.advance(ms, () =>
    site.must('taipei', { type: 'talk.say', text: 'time goes by' }).catch(() => undefined),
  )

describe('a signed-in flood', () => {
  const floods: Record<string, (c: Client, n: number) => unknown> = {
    hellos: (c) => c.emit('hello', { protocol: 1, upgrade: 'taipei', after: null } as never, () => {}),
    commands: (c, n) => c.emit('command', { upgrade: 'taipei', id: `flood-${n}-x` } as never, () => {}),
    'big frames': (c) => c.emit('typing', { upgrade: 'taipei', text: 'x'.repeat(100_000) }),
    'unknown messages': (c) => odd(c),
  }
  it.each(Object.keys(floods))(
    'of %s is dropped with a reason; others go on, and nothing acknowledged is lost',
    async (kind) => {
      const [bad, good] = [await line(bob), await line(mei)]
      await good.emitWithAck('hello', { protocol: 1, upgrade: 'taipei', after: null })
      const before = (await site.state()).seq
      const [why, over] = [reason(bad), ended(bad)]
      for (let i = 0; i < (kind === 'big frames' ? 20 : 500); i++) floods[kind]?.(bad, i)
      const said = await Promise.all([1, 2, 3, 4, 5].map((i) => say(good, `still here ${i}`)))
      expect(said.every((a) => a.ok)).toBe(true)
      expect(await why).toEqual({ retryAfter: 10 })
      expect(await over).toBe('io server disconnect')
      const log = await site.relay.before('taipei', before + 6, 5)
      expect(log.filter((row) => row.type === 'talk.said')).toHaveLength(5)
      expect(good.connected).toBe(true)

      await expect(line(bob)).rejects.toThrow('too-many')
      const refused = await bob.json('/api/upgrades/taipei/commands', { id: nextId(), command: {} })
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10'])
      expect(await refused.json()).toMatchObject({ ok: false, fault: { code: 'flooded' } })
      expect((await mei.get('/api/upgrades/taipei')).status).toBe(200)

      await pass(10_000)
      const back = await line(bob)
      const hello = (await back.emitWithAck('hello', {
        protocol: 1,
        upgrade: 'taipei',
        after: null,
      })) as HelloAnswer
      expect(hello.ok).toBe(true)
    },
  )

  it('over long polling is dropped too, and so is one that only comes and goes', async () => {
    const bad = await line(bob, 'polling')
    const why = reason(bad)
    for (let i = 0; i < 500; i++) odd(bad)
    expect(await why).toEqual({ retryAfter: 10 })
    let came = 0
    await expect(
      (async () => {
        for (; came < 100; came++) (await line(owner)).disconnect()
      })(),
    ).rejects.toThrow('too-many')
    expect(came).toBeGreaterThan(50)
  })

  it('of requests is answered 429 with when to come again, its pages too; a script’s by its own token', async () => {
    const asked = async (ask: () => Promise<Response>) => {
      for (let i = 0; i < 700; i++) {
        const answer = await ask()
        if (answer.headers.get('retry-after') === '10') return i
        await answer.arrayBuffer()
      }
      return null
    }
    const { account } = (await (await bob.get('/api/session')).json()) as { account: string }
    site.floods.take(account, 399 - 10 * COST.page)
    expect(await asked(() => bob.get('/u/taipei'))).toBe(10)
    expect((await bob.get('/_next/static/x.js')).status).toBe(404)
    const made = await owner.json('/api/upgrades/taipei/tokens', { name: 'x' })
    const { id, token } = (await made.json()) as { id: string; token: string }
    site.floods.take(`token:${id}`, 395)
    const script = () =>
      fetch(`${site.url}/api/upgrades/taipei`, { headers: { authorization: `Bearer ${token}` } })
    expect(await asked(script)).toBe(5)
    expect((await owner.get('/api/upgrades/taipei')).status).toBe(200)
  })
})

describe('whoever means well is never dropped', () => {
  it('two hundred taps after a night off line, sent at once: all are stored, each once', async () => {
    const phone = await line(mei)
    const taps = Array.from({ length: 200 }, (_, i) => ({ id: nextId(), text: `tap ${i}` }))
    const before = (await site.state()).seq
    let left = taps
    for (let second = 0; left.length > 0 && second < 60; second++) {
      const answers = await Promise.all(left.map(({ id, text }) => say(phone, text, id)))
      left = left.filter((_, i) => !answers[i]?.ok)
      site.clock.set(site.clock.now() + 2000)
    }
    expect(left).toEqual([])
    expect((await site.state()).seq).toBe(before + 200)
    expect(phone.connected).toBe(true)
  })

  it('a key held down for a minute, and a desk of twenty tabs that comes back twice in ten seconds', async () => {
    const desk = await line(owner)
    for (let i = 0; i < 60 * 30; i++) {
      desk.emit('command', { upgrade: 'taipei', id: `held-${i}-x` } as never, () => {})
      if (i % 30 === 29) {
        await desk.emitWithAck('time', { sent: 1 })
        site.clock.set(site.clock.now() + 1000)
      }
    }
    expect(desk.connected).toBe(true)
    for (let time = 0; time < 2; time++) {
      const tabs = await Promise.all(Array.from({ length: 20 }, () => line(mei)))
      for (const tab of tabs) tab.disconnect()
      site.clock.set(site.clock.now() + 5000)
    }
  })
})
