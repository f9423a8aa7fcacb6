import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Answer, ClientEvents, HelloAnswer, ServerEvents } from '../../domain/contract/wire.ts'
import { GENESIS, type LoggedEvent, verifyChain } from '../../domain/log/envelope.ts'
import { openStore } from '../../server/store/open.ts'
import { type RelayProcess, startRelay } from '../load/relay-process.ts'

/**
 * The relay in a process of its own, killed with SIGKILL again and again while three clients talk, each of which keeps
 * its unanswered commands and sends them again under the same ids after reconnecting.
 */
let dataDir: string
let server: RelayProcess

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'farhand-kill-'))
  server = await startRelay('relay', dataDir)
})
afterEach(async () => {
  await kill()
  rmSync(dataDir, { recursive: true, force: true })
})

async function kill(): Promise<void> {
  const { child } = server
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((go) => child.once('exit', go))
  child.kill('SIGKILL')
  await gone
}

type Link = Socket<ServerEvents, ClientEvents>

/** A client that never gives up: what is unanswered goes again, what was missed is asked for. */
function talker(name: string) {
  const waiting = new Map<string, string>()
  const acknowledged = new Map<string, number[]>()
  const log: LoggedEvent[] = []
  let link: Link | null = null
  let told: (() => void)[] = []

  function take(events: LoggedEvent[] | null): void {
    if (events === null) throw new Error(`${name}: a stretch whose hash is wrong`)
    for (const e of events) {
      const next = (log.at(-1)?.seq ?? 0) + 1
      if (e.seq < next) continue
      if (e.seq > next) return void catchUp()
      log.push(e)
    }
    for (const tell of told) tell()
    told = []
  }
  function last(): { seq: number; hash: string } {
    return { seq: log.at(-1)?.seq ?? 0, hash: log.at(-1)?.hash ?? GENESIS }
  }
  async function catchUp(): Promise<void> {
    const from = last()
    const answer: HelloAnswer = await (link as Link).emitWithAck('hello', {
      protocol: 1,
      upgrade: 'bench',
      after: from,
    })
    if (answer.ok && answer.stretch !== null && last().seq === from.seq)
      take(fromStretch('bench', answer.stretch))
  }
  async function send(id: string, text: string): Promise<void> {
    try {
      const command = { type: 'talk.say', text }
      const answer: Answer = await (link as Link).emitWithAck('command', {
        upgrade: 'bench',
        id,
        saidAt: 0,
        sentAt: 0,
        command,
      })
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
      acknowledged.set(id, answer.seqs)
      waiting.delete(id)
    } catch (error) {
      // The line died under it. It stays in the outbox and goes again.
      if (!(error as Error).message.includes('disconnected')) throw error
    }
  }

  return {
    acknowledged,
    waiting,
    log,
    last,
    async connect(url: string, first: { seq: number; hash: string }, seed: LoggedEvent[]): Promise<void> {
      if (log.length === 0) log.push(...seed.slice(0, first.seq))
      link?.disconnect()
      link = io(url, {
        transports: ['websocket'],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie: name },
      })
      const opened = link
      await new Promise<void>((go, fail) => {
        opened.once('connect', go)
        opened.once('connect_error', fail)
      })
      opened.on('batch', ({ stretch }) => take(fromStretch('bench', stretch)))
      await catchUp()
      await Promise.all([...waiting].map(([id, text]) => send(id, text)))
    },
    say(id: string, text: string): Promise<void> {
      waiting.set(id, text)
      return send(id, text)
    },
    async reach(seq: number): Promise<void> {
      while (last().seq < seq) await new Promise<void>((go) => told.push(go))
    },
    leave: () => link?.disconnect(),
  }
}

it('loses nothing that was acknowledged and doubles nothing that was sent again', async () => {
  // A fixed row of numbers of acknowledgements after which the server dies: early, in the thick of it, at the end.
  const deaths = [1, 40, 97, 180, 251]
  const people = ['ann', 'bob', 'cho'].map(talker)
  const seed = await firstEvents()
  const first = { seq: 1, hash: seed[0]?.hash ?? '' }
  for (const p of people) await p.connect(server.url, first, seed)

  const lines = people.flatMap((p, k) =>
    Array.from({ length: 100 }, (_, i) => ({ p, id: `kill-${k}-${String(i).padStart(4, '0')}` })),
  )
  lines.sort((a, b) => (a.id.slice(7) < b.id.slice(7) ? -1 : 1))
  const total = () => people.reduce((sum, p) => sum + p.acknowledged.size, 0)
  let next = 0
  for (const death of [...deaths, Number.POSITIVE_INFINITY]) {
    const flying = new Set<Promise<void>>()
    while (next < lines.length && total() < death) {
      const { p, id } = lines[next++] as (typeof lines)[number]
      const one: Promise<void> = p.say(id, `${id} says`).finally(() => flying.delete(one))
      flying.add(one)
      if (flying.size >= 12) await Promise.race(flying)
    }
    if (death === Number.POSITIVE_INFINITY) {
      await Promise.all(flying)
      break
    }
    await kill()
    await Promise.all(flying)
    server = await startRelay('relay', dataDir)
    for (const p of people) await p.connect(server.url, first, seed)
  }

  for (const p of people) expect([...p.waiting]).toEqual([])
  const seqs = people.flatMap((p) => [...p.acknowledged.values()].flat())
  const end = Math.max(...seqs)
  for (const p of people) await p.reach(end)
  for (const p of people) p.leave()
  await kill()
  const store = await openStore({ dataDir })
  const onDisk = await store.log.eventsAfter('bench', 0, 10_000)
  await store.close()

  expect(verifyChain(onDisk)).toBeNull()
  const talk = onDisk.filter((e) => e.type === 'talk.said')
  expect(talk).toHaveLength(lines.length)
  expect(new Set(talk.map((e) => e.commandId)).size).toBe(lines.length)
  const bySeq = new Map(onDisk.map((e) => [e.seq, e.commandId]))
  for (const p of people) for (const [id, [seq]] of p.acknowledged) expect(bySeq.get(seq ?? 0)).toBe(id)
  for (const p of people) expect(p.log.map((e) => e.hash)).toEqual(onDisk.map((e) => e.hash))
}, 120_000)

/** The import that the server made at its first start, read from disk while no server runs. */
async function firstEvents(): Promise<LoggedEvent[]> {
  await kill()
  const store = await openStore({ dataDir })
  const events = await store.log.eventsAfter('bench', 0, 10)
  await store.close()
  server = await startRelay('relay', dataDir)
  return events
}
