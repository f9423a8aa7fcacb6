import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { signIns } from '../../domain/accounts/words/sign-ins.ts'
import { startServer } from '../harness/start-server.ts'

const root = resolve(import.meta.dirname, '../..')
const aside = mkdtempSync(join(tmpdir(), 'farhand-aside-'))
afterAll(() => rmSync(aside, { recursive: true, force: true }))

/** Every file of the program's own folders, with its size and when it was last written. */
function written(): string[] {
  const folders = ['.next', 'dist', 'public', 'app', 'server', 'domain', 'prisma', 'generated'].map((f) =>
    join(root, f),
  )
  return [...folders, aside].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath ?? entry.path, entry.name)
        const { size, mtimeMs } = statSync(path)
        return `${path} ${size} ${mtimeMs}`
      }),
  )
}

test('it writes into its data folder and nowhere else, and no stranger’s request leaves a line in its output', async () => {
  for (const folder of ['home', 'tmp', 'cache']) mkdirSync(join(aside, folder))
  const env = { HOME: join(aside, 'home'), TMPDIR: join(aside, 'tmp'), XDG_CACHE_HOME: join(aside, 'cache') }
  const before = written()
  const server = await startServer({ env })
  const greeting = server.output()
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(server.url + path, { redirect: 'manual', ...init })
    await answer.arrayBuffer()
    return answer.status
  }
  const form = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' }
  const signedIn = await fetch(`${server.url}/api/session/owner`, {
    method: 'POST',
    redirect: 'manual',
    headers: form,
    body: new URLSearchParams({ token: server.ownerLink?.split('/').at(-1) ?? '', name: 'Dale', lang: 'en' }),
  })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const own = { headers: { cookie, accept: 'text/html' } }
  for (const path of [
    '/',
    '/settings',
    '/settings/sign-ins',
    '/u/taipei',
    '/u/taipei/hands',
    '/u/taipei/log',
    '/new',
  ])
    expect([path, await ask(path, own)]).toEqual([path, 200])

  const odd: [string, RequestInit, number][] = [
    ['/_next/image?url=%2Ficon-192.png&w=640&q=75', {}, 404],
    ['/_next/image?url=https%3A%2F%2Fevil.invalid%2Fx.png&w=640&q=75', {}, 404],
    ['/', { method: 'POST', body: '[]', headers: { 'next-action': 'a'.repeat(42) } }, 405],
    ['/settings', { method: 'POST', body: new FormData() }, 405],
    ['/u/taipei', { method: 'PUT' }, 405],
    ['/u/%ff/hands', {}, 404],
    ['/u/%00', {}, 404],
    ['/', { headers: { rsc: '1', 'next-router-state-tree': '%5B' } }, 400],
    ['/_next/data/x/y.json', { headers: { 'x-nextjs-data': '1' } }, 404],
    ['/_next/static/nothing.js', {}, 404],
    ['/nothing', {}, 404],
    ['/api/nothing', {}, 404],
    ['/socket.io/?EIO=4&transport=polling', { headers: { origin: 'https://evil.invalid' } }, 403],
  ]
  for (const [path, init, status] of odd) expect([path, await ask(path, init)]).toEqual([path, status])

  // The owner is told of what came from elsewhere.
  const record = await fetch(`${server.url}/settings/sign-ins`, own)
  const { vain, why } = signIns.en
  expect(await record.text()).toContain(signIns.en.refused(vain.socket, why['other-origin']))

  expect(server.output()).toBe(greeting)
  await server.stop()
  expect(written()).toEqual(before)
})
