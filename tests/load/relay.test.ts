import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { verifyChain } from '../../domain/log/envelope.ts'
import { openStore } from '../../server/store/open.ts'
import { connect, saturate } from './clients.ts'
import { type RelayProcess, startRelay } from './relay-process.ts'

/** `npm run test:node` makes it a minute; a fault of the addon under a new Node shows within seconds. */
const SECONDS = Number(process.env['FARHAND_LOAD_SECONDS'] ?? 5)

let dataDir: string
let relay: RelayProcess
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'farhand-load-'))
  relay = await startRelay('relay', dataDir)
})
afterEach(() => {
  relay.child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

it(`stands ${SECONDS} s of as much as four clients can send, and has all of it on disk`, {
  timeout: SECONDS * 1000 + 120_000,
}, async () => {
  const sockets = await connect(relay.url, 4)
  const perSecond = await saturate(sockets, 64, SECONDS * 1000)
  for (const socket of sockets) socket.disconnect()
  expect(relay.child.exitCode ?? relay.child.signalCode).toBeNull()
  const gone = new Promise((go) => relay.child.once('exit', go))
  relay.child.kill('SIGKILL')
  await gone

  const store = await openStore({ dataDir })
  let before: Parameters<typeof verifyChain>[1]
  let said = 0
  for (let after = 0; ; ) {
    const events = await store.log.eventsAfter('bench', after, 10_000)
    const last = events.at(-1)
    if (last === undefined) break
    expect(verifyChain(events, before)).toBeNull()
    said += events.filter((e) => e.type === 'talk.said').length
    before = last
    after = last.seq
  }
  await store.close()
  expect(said).toBeGreaterThanOrEqual(Math.floor(perSecond * SECONDS))
  expect(said).toBeGreaterThan(100 * SECONDS)
})
