import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Who } from '../../domain/access/table.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { buildPlan, owner, script, stranger } from '../../tests/factories.ts'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { createRelay, type Relay } from '../relay/relay.ts'
import { openStore, type Store } from '../store/open.ts'
import { type BeatWatch, watchBeats } from './watch.ts'

const START = Date.UTC(2026, 8, 12, 1, 0)
let dir: string
let store: Store
let relay: Relay
let watch: BeatWatch
let clock: ReturnType<typeof handClock>
let made = 0

async function start(at: number) {
  store = await openStore({ dataDir: dir })
  clock = handClock(at)
  relay = createRelay({ log: store.log, clock })
  watch = await watchBeats({ relay, clock })
}
/** A clock owes what it owes only once the relay has answered. */
const wait = (ms: number) =>
  clock.advance(ms, () =>
    relay.submit({ upgrade: 'u', id: `settle-${made++}`, command: { type: 'lead.take' }, who: stranger }),
  )
async function stop() {
  watch.close()
  await relay.close()
  await store.close()
}
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'farhand-beats-'))
  await start(START)
  await say(owner, { type: 'plan.import', plan: buildPlan() })
  await say(owner, { type: 'token.add', id: 'tok', name: 'dolphin', machine: 'dolphin', every: 60 })
})
afterEach(async () => {
  await stop()
  rmSync(dir, { recursive: true, force: true })
})

async function say(who: Who, command: CommandInput) {
  const answer = await relay.submit({ upgrade: 'u', id: `beat-test-${made++}`, command, who })
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
}
async function beat() {
  const state = await relay.state('u')
  if (state !== null) watch.hear(state, 'dolphin')
  await say(script, { type: 'machine.beat', machine: 'dolphin', boot: 'one' })
}
const condition = async () => (await relay.state('u'))?.machines['dolphin']?.condition

test('a server that was down gives every machine its whole patience again, and then says since when it listens', async () => {
  await beat()
  await stop()
  await start(START + 3_600_000)
  await wait(179_000)
  expect((await condition())?.state).toBe('up')
  await wait(1000)
  await expect.poll(async () => (await condition())?.state).toBe('dark')
  expect((await condition())?.at).toBe(START + 3_600_000)
})

test('a person’s word holds until the machine itself is heard after it and stops again', async () => {
  await beat()
  await wait(180_000)
  await expect.poll(async () => (await condition())?.state).toBe('dark')
  await say(owner, { type: 'seat.take', person: 'upgrader', name: 'Olga' })
  await say(owner, { type: 'machine.report', machine: 'dolphin', condition: 'up' })
  await wait(3_600_000)
  expect((await condition())?.state).toBe('up')
  await beat()
  await wait(180_000)
  await expect.poll(async () => (await condition())?.state).toBe('dark')
})

test('a revoked line is not waited for', async () => {
  await beat()
  await say(owner, { type: 'token.revoke', id: 'tok' })
  await wait(3_600_000)
  expect((await condition())?.state).toBe('up')
})
