/**
 * Makes what an installation and a phone of this very build look like, to be kept for ever and opened by every later one:
 * `node --import tsx tests/living/make.ts tests/living/<today's date>`. What is there is never made anew; a build whose
 * shapes are new gets a folder of its own beside it.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import sharp from 'sharp'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { digest, type LoggedEvent } from '../../domain/log/envelope.ts'
import { eventVersions } from '../../domain/log/events.ts'
import { phonePage, thisPhone } from '../../domain/phone/words.ts'
import { phoneTalk } from '../../domain/talk/words/phone.ts'
import { parsePlanFile } from '../../server/plan-file/parse.ts'
import { openStore } from '../../server/store/open.ts'
import { anyNight, sampleCommands } from '../any-command.ts'
import { fold, HOUR, NINE, owner, upgradeWith } from '../factories.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { startServer } from '../harness/start-server.ts'

const folder = resolve(process.argv[2] ?? '')
const dataDir = join(folder, 'data')
mkdirSync(dataDir, { recursive: true })
const save = (name: string, value: unknown) =>
  writeFileSync(join(folder, name), gzipSync(JSON.stringify(value), { level: 9 }))

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const server = await startServer({ dataDir })
const headers = { origin: server.url }
const dale = await comeAsOwner(browser, server)
await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
const form = (who: Member, path: string, fields: Record<string, string>) =>
  who.context.request.post(path, { headers, form: fields, maxRedirects: 0 })
await form(dale, '/api/session/hours', { wake: '07:00', sleep: '23:00' })
for (const channel of [
  { kind: 'ntfy', url: 'https://ntfy.example.org/dale-by-night', after: '60' },
  { kind: 'tel', number: '+1 413 555 0100', after: '600' },
] as Record<string, string>[])
  await form(dale, '/api/session/channels', channel)
const token = await dale.context.request.post('/api/upgrades/taipei/tokens', {
  headers,
  data: { name: 'restore' },
})
const calendar = await dale.context.request.post('/api/upgrades/taipei/calendar-link', { headers, data: {} })
const mei = await comeByInvitation(browser, server, dale, {
  role: 'sentinel',
  person: 'sentinel',
  name: '美玲',
  lang: 'zh-TW',
})
await mei.context.request.post('/api/push', {
  headers,
  data: {
    endpoint: 'https://push.example.org/of-mei',
    keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
  },
})
await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:02:00+08:00'), rate: 0 } })
await dale.does({ type: 'upgrade.start' })
await mei.does({ type: 'presence.arrive' })
const ask = {
  step: null,
  expect: 'dolphin login:',
  allowance: 10,
  expiresAt: null,
  ifNobody: { then: 'wait' },
} as const
await dale.does({
  type: 'request.ask',
  id: 'r1',
  kind: 'reset',
  machine: 'dolphin',
  text: '按下重新開機鍵',
  ...ask,
})
await dale.does({ type: 'talk.say', text: '早安。' })

const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#264' } })
  .jpeg()
  .toBuffer()
await mei.context.request.post('/api/upgrades/taipei/photos?id=photo-one&about=request:r1', {
  headers: { ...headers, 'content-type': 'image/jpeg' },
  data: jpeg,
})

// The phone: what is kept on it of a night, and what is tapped on it without a network.
const phone = await mei.context.newPage()
await phone.goto('/u/taipei/hands')
await phone.getByText(thisPhone['zh-TW'].offline.kept).waitFor()
await mei.context.setOffline(true)
const words = phoneRequests['zh-TW']
const button = (name: string) => phone.getByRole('button', { name, exact: true })
await button(words.seen).first().tap()
await button(words.onMyWay).first().tap()
await phone.getByRole('textbox', { name: phoneTalk['zh-TW'].say }).fill('我帶著手電筒下去了')
await button(phonePage['zh-TW'].send).last().tap()
await phone
  .locator('input[type=file]')
  .first()
  .setInputFiles({ name: 'shot.jpg', mimeType: 'image/jpeg', buffer: jpeg })
await phone.waitForTimeout(3000)
// What the loader wraps named functions in, which the page does not have.
await phone.evaluate('globalThis.__name = (f) => f')
const kept = await phone.evaluate(dump)
const cookies = await mei.context.cookies()
save('phone.json.gz', { origin: server.url, cookies, ...kept, worker: readFileSync('public/sw.js', 'utf8') })
save('ways-in.json.gz', {
  madeAt: Date.now(),
  dale: await dale.context.cookies(),
  token: await token.json(),
  calendar: await calendar.json(),
})
await browser.close()
await server.kill('SIGTERM')

// Beside the night that people lived, one of each kind of event there is.
const nights = new Map<string, LoggedEvent[]>()
const wanted = new Set<string>(Object.keys(eventVersions))
for (const [n, { status, said }] of fc.sample(anyNight, { seed: 20261129, numRuns: 800 }).entries()) {
  const night = upgradeWith({ status, id: `night-${n}` } as never)
  night.must(owner, {
    type: 'person.invite',
    id: 'x1',
    role: 'upgrader',
    person: null,
    expiresAt: NINE + 1000 * HOUR,
  })
  for (const s of said) {
    if (s.fires) night.advance(night.realNow + s.after)
    else night.set(night.realNow + s.after)
    night.say(s.who, s.command, s.said === null ? {} : { said: s.said })
  }
  const fresh = new Set(night.events.map((e) => e.type).filter((t) => wanted.has(t)))
  if (fresh.size === 0) continue
  for (const t of fresh) wanted.delete(t)
  nights.set(night.events[0]?.upgrade ?? '', [...night.events])
}
if (wanted.size > 0) throw new Error(`No night has ${[...wanted].join(', ')}`)
const store = await openStore({ dataDir })
for (const events of nights.values())
  await store.log.append({
    events: events.map((e) => ({ ...e, commandDigest: digest(e.commandId) })),
    answers: [],
    erase: [],
  })
const upgrades = await store.log.upgrades()
const states: Record<string, unknown> = {}
for (const upgrade of upgrades) states[upgrade] = fold(await store.log.eventsAfter(upgrade, 0, 100_000))
await store.close()
save('states.json.gz', states)
save('commands.json.gz', sampleCommands)

const plans = join(folder, 'plans')
const read: Record<string, unknown> = {}
for (const name of readdirSync(plans)) {
  const parsed = parsePlanFile(readFileSync(join(plans, name), 'utf8'))
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.errors)}`)
  read[name] = parsed.plan
}
save('plans.json.gz', read)

// One file, with no write-ahead file beside it.
const db = new Database(join(dataDir, 'farhand.db'))
db.pragma('journal_mode = DELETE')
db.exec('VACUUM')
db.close()
writeFileSync(
  join(folder, 'farhand.db.gz'),
  gzipSync(readFileSync(join(dataDir, 'farhand.db')), { level: 9 }),
)
process.stdout.write(`${upgrades.length} upgrades, ${Object.keys(read).length} plan files\n`)
process.exit(0)

/** All that this browser keeps: the rows of its databases and what lies in its caches, bytes as base64. */
async function dump() {
  const base64 = (bytes: ArrayBuffer) => {
    let text = ''
    for (const b of new Uint8Array(bytes)) text += String.fromCharCode(b)
    return btoa(text)
  }
  const plain = (value: unknown): unknown => {
    if (value instanceof ArrayBuffer) return { base64: base64(value) }
    if (Array.isArray(value)) return value.map(plain)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]))
    return value
  }
  const databases: Record<
    string,
    { version: number; stores: Record<string, { keyPath: unknown; rows: unknown[] }> }
  > = {}
  for (const { name = '' } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((done) => {
      const open = indexedDB.open(name)
      open.onsuccess = () => done(open.result)
    })
    const stores: Record<string, { keyPath: unknown; rows: unknown[] }> = {}
    for (const store of db.objectStoreNames) {
      const at = db.transaction(store).objectStore(store)
      const rows = await new Promise<unknown[]>((done) => {
        const all = at.getAll()
        all.onsuccess = () => done(all.result)
      })
      stores[store] = { keyPath: at.keyPath, rows: rows.map(plain) }
    }
    databases[name] = { version: db.version, stores }
    db.close()
  }
  const cached: { cache: string; url: string; headers: [string, string][]; body: string }[] = []
  for (const cache of await caches.keys())
    for (const request of await (await caches.open(cache)).keys()) {
      const answer = (await caches.match(request)) as Response
      const { pathname, search } = new URL(request.url)
      cached.push({
        cache,
        url: pathname + search,
        headers: [...answer.headers],
        body: base64(await answer.arrayBuffer()),
      })
    }
  return { databases, cached }
}
