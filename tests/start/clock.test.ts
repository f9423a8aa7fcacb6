import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realClock } from '../../server/clock/clock.ts'
import { faketimePath, provide } from '../../server/setup/needs.mjs'
import { openStore, type Store } from '../../server/store/open.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const HOUR = 3_600_000
/** Between what a test says and what the server made of it, on a machine that has much to do, ms. */
const NEAR = 30_000

const dataDir = mkdtempSync(join(tmpdir(), 'farhand-jump-'))
const offset = join(dataDir, 'offset')
let server: RunningServer
let cookie = ''
let store: Store

beforeAll(async () => {
  const [missing] = provide(['clocks'])
  if (missing !== undefined) throw new Error(missing.line)
  await start('+0')
  const form = new URLSearchParams({
    token: server.ownerLink?.split('/').at(-1) ?? '',
    name: 'Dale',
    lang: 'en',
  })
  const entered = await post('/api/session/owner', form.toString(), 'application/x-www-form-urlencoded')
  cookie = entered.headers
    .getSetCookie()
    .map((c) => c.split(';', 1)[0])
    .join('; ')
  await does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await does({ type: 'clock.set', own: null })
  const dueAt = realClock.now() + HOUR
  await does({ type: 'card.arm', id: 'k', unless: 'PPP up', then: 'Cable back', machine: 'dragon', dueAt })
  store = await openStore({ dataDir, lock: false })
}, 60_000)
afterAll(async () => {
  await store?.close()
  await server?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** What the machine's clock shows the server from now on: so far off. */
const jump = (by: string) => writeFileSync(offset, by)

async function start(by: string): Promise<void> {
  jump(by)
  server = await startServer({
    dataDir,
    env: {
      LD_PRELOAD: faketimePath() ?? '',
      FAKETIME_TIMESTAMP_FILE: offset,
      FAKETIME_NO_CACHE: '1',
      // Nobody can set that one, so it does not jump with the other.
      DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
  })
}

function post(path: string, body: string, type: string): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, 'content-type': type, cookie },
    body,
  })
}
async function does(command: object): Promise<void> {
  const body = JSON.stringify({ id: randomBytes(12).toString('base64url'), command })
  const answer = await post('/api/upgrades/taipei/commands', body, 'application/json')
  expect(await answer.json()).toMatchObject({ ok: true })
}
/** How far off the log is, once something more has been said. */
async function off(): Promise<number> {
  await does({ type: 'talk.say', text: 'here' })
  return ((await log()).at(-1)?.at ?? 0) - realClock.now()
}
const log = () => store.log.eventsAfter('taipei', 0, 500)
/** What the server keeps of its clock, straight from the disk. */
const doubts = async () => JSON.parse((await store.meta.get('clock')) ?? '{}').doubt
const fired = async () => (await log()).filter((e) => e.type === 'card.fired').length

test('eight hours ahead and right again, an hour back and right again: nothing fires, and the log keeps the time', async () => {
  for (const by of ['+8h', '-1h']) {
    jump(by)
    await expect.poll(doubts, { timeout: 15_000 }).toBe(true)
    expect(Math.abs(await off()), by).toBeLessThan(NEAR)
    jump('+0')
    await expect.poll(doubts, { timeout: 15_000 }).toBe(false)
    expect(Math.abs(await off()), `${by} and back`).toBeLessThan(NEAR)
  }
  expect(await fired()).toBe(0)
})

test('eight hours ahead across a restart: what fell due waits for a word, and what was right is declared', async () => {
  await server.kill('SIGTERM')
  await start('+8h')
  expect(await off()).toBeGreaterThan(7 * HOUR)
  await does({ type: 'clock.declare', at: realClock.now() })
  expect(Math.abs(await off())).toBeLessThan(NEAR)
  expect(await fired()).toBe(0)
  await does({ type: 'card.extend', id: 'k', dueAt: realClock.now() + 1500 })
  await expect.poll(fired, { timeout: 15_000 }).toBe(1)
})

test('an hour back across a restart: it goes on from where it was', async () => {
  await server.kill('SIGKILL')
  await start('-1h')
  expect(Math.abs(await off())).toBeLessThan(NEAR)
})
