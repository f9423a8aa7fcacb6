import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { EXAMPLE_STARTS } from '../../server/example.ts'
import { openStore } from '../../server/store/open.ts'
import { startServer } from '../harness/start-server.ts'

test('what the clock owes is paid after a crash and a restart, though nobody looks', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-owed-'))
  let server = await startServer({ dataDir })
  const post = (path: string, body: string, type: string, cookie = '') =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, 'content-type': type, cookie },
      body,
    })
  const form = new URLSearchParams({
    token: server.ownerLink?.split('/').at(-1) ?? '',
    name: 'Dale',
    lang: 'en',
  })
  const entered = await post('/api/session/owner', form.toString(), 'application/x-www-form-urlencoded')
  const cookie = entered.headers
    .getSetCookie()
    .map((c) => c.split(';', 1)[0])
    .join('; ')
  const does = async (command: object) => {
    const body = JSON.stringify({ id: randomBytes(12).toString('base64url'), command })
    const answer = await post('/api/upgrades/taipei/commands', body, 'application/json', cookie)
    expect(await answer.json()).toMatchObject({ ok: true })
  }
  await does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  // Due in an hour of the upgrade's clock, which is set to run an hour in a second.
  const dueAt = EXAMPLE_STARTS + 3_600_000
  await does({ type: 'card.arm', id: 'k', unless: 'PPP up', then: 'Cable back', machine: 'dragon', dueAt })
  await does({ type: 'clock.set', own: { at: EXAMPLE_STARTS, rate: 3600 } })
  await server.kill('SIGKILL')

  server = await startServer({ dataDir })
  // Past the server, straight from the disk: asking the server would be looking.
  const store = await openStore({ dataDir, lock: false })
  const fired = async () =>
    (await store.log.eventsAfter('taipei', 0, 500)).filter((e) => e.type === 'card.fired').length
  await expect.poll(fired, { timeout: 15_000 }).toBe(1)
  await store.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
