import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server } from 'socket.io'
import { io as connectTo, type Socket } from 'socket.io-client'
import { expect, it } from 'vitest'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Answer, ClientEvents, HelloAnswer, ServerEvents } from '../../domain/contract/wire.ts'
import { apply } from '../../domain/log/apply.ts'
import { verifyChain } from '../../domain/log/envelope.ts'
import { openEvent } from '../../domain/log/events.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { cast, ERASED, UPGRADE, WEEKEND_STARTS, weekendScript } from '../../server/demo/weekend/weekend.ts'
import { noFloods } from '../../server/limits/floods.ts'
import type { FarhandServer } from '../../server/relay/handshake.ts'
import { createRelay } from '../../server/relay/relay.ts'
import { attachRelay } from '../../server/relay/socket.ts'
import { answer } from '../../server/schedule/jobs.ts'
import { createPlanner } from '../../server/schedule/planner.ts'
import { openStore } from '../../server/store/open.ts'
import { handClock } from '../harness/hand-clock.ts'
import { golden, recordedPlan } from './golden.ts'

type Client = Socket<ServerEvents, ClientEvents>

/**
 * The weekend, every line of it through the real relay: people over sockets, the script and the clock straight in; a
 * real database; time moved by hand. What stands on disk in the end is the recording, event for event, and a browser
 * that watched from the first minute holds the state that the log folds to.
 */
it('is the recorded weekend when played through the relay', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-weekend-'))
  const store = await openStore({ dataDir })
  const clock = handClock(WEEKEND_STARTS)
  const relay = createRelay({ log: store.log, clock })
  const http = createServer()
  const io: FarhandServer = new Server(http, { transports: ['websocket'], destroyUpgrade: false })
  const names = new Map(Object.entries(cast).map(([name, who]) => [name, who]))
  const accountOf = (cookie: string) => {
    const who = names.get(cookie)
    return who?.kind === 'account' ? who : null
  }
  const attached = attachRelay(io, {
    relay,
    clock,
    planner: createPlanner({ relay, clock, ask: async (job) => answer(job), hours: async () => null }),
    allow: () => true,
    floods: noFloods,
    accounts: {
      fromCookie: async (cookie) => {
        const who = accountOf(cookie ?? '')
        return who === null ? null : { session: cookie ?? '', account: who.account, name: cookie ?? '' }
      },
      who: accountOf,
      onGone: () => () => {},
      wasMoved: () => false,
    },
  })
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go))
  const { port } = http.address() as AddressInfo
  const clients = new Map<string, Client>()
  for (const [name, who] of names) {
    if (who.kind !== 'account') continue
    const client: Client = connectTo(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: name },
    })
    await new Promise<void>((go) => client.once('connect', go))
    clients.set(name, client)
  }

  let watched: UpgradeState | null = null
  const watcher = clients.get('owner') as Client
  watcher.on('batch', ({ stretch }) => {
    for (const e of fromStretch(UPGRADE, stretch) ?? []) {
      if (watched === null || e.seq <= watched.seq) continue
      const opened = openEvent(e)
      if (!opened.ok) throw new Error(`unknown ${e.type}`)
      watched = apply(watched, opened.event)
    }
  })
  const settle = () =>
    relay.submit({
      upgrade: 'settle',
      id: 'settle-1',
      command: { type: 'upgrade.ready' },
      who: { kind: 'clock' },
    })

  for (const { id, at, who, command, said, lastHeard, refused } of weekendScript(recordedPlan())) {
    await clock.advance(at - clock.now(), settle)
    const speaker = cast[who]
    const client = clients.get(who)
    // Scripts have no socket; who joins comes by a link's page; and when a phone was last heard is the socket's own finding, so what leans on it goes in direct.
    const now = clock.now()
    const answer: Answer =
      client === undefined || lastHeard !== undefined || command.type === 'person.join'
        ? await relay.submit({
            upgrade: UPGRADE,
            id,
            command,
            who: speaker,
            said: said ?? null,
            lastHeard: lastHeard ?? null,
            ...(command.type === 'person.join' ? { invited: command.invite } : {}),
          })
        : await client.emitWithAck('command', {
            upgrade: UPGRADE,
            id,
            ...(said ?? { saidAt: now, sentAt: now }),
            command,
          })
    expect([id, answer.ok ? 'taken' : answer.refusal.code]).toEqual([id, refused ?? 'taken'])
    if (watched === null) {
      const first: HelloAnswer = await watcher.emitWithAck('hello', {
        protocol: 1,
        upgrade: UPGRADE,
        after: null,
      })
      if (first.ok && first.snapshot !== null) watched = first.snapshot.state
    }
  }
  await clock.advance(ERASED.at - clock.now(), settle)
  const toErase = (await store.log.eventsAfter(UPGRADE, 0, 1000)).find(
    (e) => e.body === JSON.stringify({ text: ERASED.text }),
  )
  const command = { type: 'event.erase', seq: toErase?.seq ?? 0 }
  expect(await relay.submit({ upgrade: UPGRADE, id: ERASED.id, command, who: cast.owner })).toMatchObject({
    ok: true,
  })

  const onDisk = await store.log.eventsAfter(UPGRADE, 0, 1000)
  expect(verifyChain(onDisk)).toBeNull()
  expect(onDisk.map((e) => [e.seq, e.type, e.at, e.happenedAt, e.actor, e.body])).toEqual(
    golden().map((e) => [e.seq, e.type, e.at, e.happenedAt, e.actor, e.body]),
  )
  // A last word to the watcher proves that it has heard all that came before.
  await watcher.emitWithAck('time', { sent: 0 })
  expect(watched).toEqual(await relay.state(UPGRADE))

  for (const c of clients.values()) c.disconnect()
  attached.close()
  await new Promise<void>((go) => io.close(() => go()))
  await relay.close()
  await store.close()
  rmSync(dataDir, { recursive: true, force: true })
}, 60_000)
