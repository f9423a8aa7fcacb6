import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Server } from 'socket.io'
import { io as connectTo, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ClientEvents, ServerEvents } from '../../domain/contract/wire.ts'
import { type Browser, openSite, type Site } from '../http/testing/site.ts'
import { noFloods } from '../limits/floods.ts'
import type { FarhandServer } from '../relay/handshake.ts'
import { attachRelay } from '../relay/socket.ts'
import { answer } from '../schedule/jobs.ts'
import { createPlanner } from '../schedule/planner.ts'
import { openStore } from '../store/open.ts'
import { deviceLabel } from './device-label.ts'
import { hashOf } from './secrets.ts'

describe('an open socket', () => {
  let site: Site
  let owner: Browser
  let io: FarhandServer
  let url: string
  let detach: () => void
  const clients: Socket[] = []

  beforeEach(async () => {
    site = await openSite()
    await site.upgrade('taipei')
    owner = await site.owner()
    const http = createServer()
    io = new Server(http, { transports: ['websocket'] })
    const attached = attachRelay(io, {
      relay: site.relay,
      accounts: site.accounts,
      clock: site.clock,
      planner: createPlanner({
        relay: site.relay,
        clock: site.clock,
        ask: async (job) => answer(job),
        hours: async () => null,
      }),
      allow: () => true,
      floods: noFloods,
    })
    detach = attached.close
    await new Promise<void>((go) => http.listen(0, '127.0.0.1', go))
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    for (const c of clients.splice(0)) c.disconnect()
    detach()
    await new Promise<void>((go) => io.close(() => go()))
    await site.close()
  })

  async function open(b: Browser): Promise<Socket<ServerEvents, ClientEvents>> {
    const client: Socket<ServerEvents, ClientEvents> = connectTo(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: `farhand=${b.cookie('farhand')}` },
    })
    clients.push(client)
    await new Promise<void>((resolve, reject) => {
      client.once('connect', resolve)
      client.once('connect_error', reject)
    })
    const answer = await client.emitWithAck('hello', { protocol: 1, upgrade: 'taipei', after: null })
    if (!answer.ok) throw new Error(answer.refusal.code)
    return client
  }
  const whyGone = (c: Socket<ServerEvents, ClientEvents>) =>
    new Promise<string>((go) => c.once('gone', ({ why }) => go(why)))

  test('drops when its session is ended from another device, and no other does', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const [hers, owners] = [await open(mei), await open(owner)]
    const gone = whyGone(hers)
    const info = await site.accounts.fromCookie(`farhand=${mei.cookie('farhand')}`)
    await site.accounts.endSession(info?.account ?? '', info?.session ?? '')
    expect(await gone).toBe('signed-out')
    await expect(open(mei)).rejects.toThrow('signed-out')
    expect(owners.connected).toBe(true)
  })

  test('comes in anew when its rights rise: with the new cookie, and not with the one of before', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const before = mei.cookie('farhand')
    const hers = await open(mei)
    const said: string[] = []
    hers.on('gone', ({ why }) => said.push(why))
    const dropped = new Promise<string>((go) => hers.once('disconnect', go))
    await mei.form('/api/session/owner', { token: await site.accounts.ownerLink() })
    expect([await dropped, said]).toEqual(['io server disconnect', []])
    await open(mei)
    await expect(open({ ...mei, cookie: () => before })).rejects.toThrow('signed-out')
  })

  test('drops when its person is revoked', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const gone = whyGone(await open(mei))
    await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
    expect(await gone).toBe('revoked')
    await expect(open(mei)).rejects.toThrow('no-such-upgrade')
  })

  test('drops when its seat is taken over', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const gone = whyGone(await open(mei))
    await owner.json('/api/upgrades/taipei/commands', {
      id: 'take-the-seat',
      command: { type: 'seat.take', person: 'sentinel', name: 'Olga' },
    })
    expect(await gone).toBe('revoked')
  })
})

test('npm run owner-link makes a link that works, also while the server runs', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'farhand-owner-'))
  const running = await openStore({ dataDir: dir })
  await running.meta.set('address', 'http://192.0.2.7:3000')
  const run = promisify(execFile)
  const env = { ...process.env, DATA_DIR: dir, PORT: '', HOST: '', PUBLIC_URL: '' }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'server/accounts/owner-link.ts'], {
    env,
  })
  const token = /^http:\/\/192\.0\.2\.7:3000\/in\/([\w-]{43})\n/.exec(stdout)?.[1] ?? ''
  const link = await running.accounts.ownerLinkByHash(hashOf(token))
  expect(link).toMatchObject({ usedAt: null })
  expect((link?.expiresAt ?? 0) - (link?.createdAt ?? 0)).toBe(24 * 3_600_000)
  await running.close()
  rmSync(dir, { recursive: true, force: true })
})

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge, Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0', 'Firefox, Linux'],
  ['Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36', 'Chrome, Android'],
  [
    'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0 Mobile Safari/537.36',
    'WebView, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.3.0',
    'LINE, iPhone',
  ],
  ['curl/8.0', ''],
  [undefined, ''],
])('%s is called “%s”', (userAgent, label) => {
  expect(deviceLabel(userAgent)).toBe(label)
})
