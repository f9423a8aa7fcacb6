import { mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { refuse } from '../../domain/log/refusals.ts'
import { damageWords } from '../../domain/log/words/damage.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { damageLine } from '../../server/relay/read-log.ts'
import { type RunningServer, runToEnd, startServer } from '../harness/start-server.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

async function started(dataDir?: string): Promise<RunningServer> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'farhand-damage-'))
  const server = await startServer({ dataDir: folder })
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }))
  cleanUps.push(() => server.stop())
  return server
}

test('a damaged example stops no start: it is told in one line, on its pages and in the list', async () => {
  const first = await started()
  await first.kill('SIGTERM')
  const db = new Database(join(first.dataDir, 'farhand.db'))
  db.exec(`UPDATE "Event" SET "body" = replace("body", 'a', 'b') WHERE "seq" = 1`)
  db.close()
  const server = await started(first.dataDir)
  expect(server.output()).toContain(damageLine('taipei', { line: 1, what: 'changed' }))
  expect(server.output()).not.toMatch(/^ +at /m)

  const token = server.ownerLink?.split('/').at(-1) ?? ''
  const entered = await fetch(`${server.url}/api/session/owner`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ token, id: 'owner-form-1', name: 'Olga', lang: 'en' }),
  })
  const cookie = entered.headers
    .getSetCookie()
    .map((c) => c.split(';', 1)[0])
    .join('; ')
  const get = (path: string) => fetch(server.url + path, { headers: { cookie, accept: 'text/html' } })
  const list = await get('/')
  expect(list.status).toBe(200)
  expect(await list.text()).toContain(damageWords.en.breaks(1, 'changed'))
  for (const path of ['/settings', '/new', '/demo'])
    expect([path, (await get(path)).status]).toEqual([path, 200])
  const desk = await get('/u/taipei')
  expect(desk.status).toBe(503)
  expect(await desk.text()).toContain(damageWords.en.title)
  expect((await get('/u/%ff/hands')).status).toBe(404)
})

test('a cut database is told in one line, with exit code 1', async () => {
  const first = await started()
  await first.kill('SIGTERM')
  truncateSync(join(first.dataDir, 'farhand.db'), 20_000)
  const ended = await runToEnd({ dataDir: first.dataDir })
  expect(ended.code).toBe(1)
  expect(ended.output.trimEnd().split('\n')).toHaveLength(1)
  expect(ended.output).toContain('Restore a backup')
})

test('a database that breaks while it runs is answered on pages as on routes, and told without a stack', async () => {
  const server = await started()
  const file = await open(join(server.dataDir, 'farhand.db'), 'r+')
  const { size } = await file.stat()
  await file.write(Buffer.alloc(size - 4096, 0xff), 0, size - 4096, 4096)
  await file.close()
  const told = refusalText(refuse('database-damaged', {}), 'en')
  const answers = await Promise.all(
    ['/', '/settings', '/u/taipei', '/u/taipei/hands', '/api/session', '/join/x'].map((path) =>
      fetch(server.url + path, { headers: { cookie: `farhand=${'x'.repeat(43)}`, accept: 'text/html' } }),
    ),
  )
  for (const answer of answers) {
    expect([answer.url, answer.status]).toEqual([answer.url, 503])
    expect(await answer.text()).toContain(told)
  }
  expect(server.output()).not.toMatch(/^ +at /m)
})
