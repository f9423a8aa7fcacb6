import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Damage } from '../../domain/log/damage.ts'
import { refuse } from '../../domain/log/refusals.ts'
import { damageWords } from '../../domain/log/words/damage.ts'
import { refusalText } from '../../domain/messages/refusals.ts'
import { type Browser, nextId, openSite, type Site, tokenOf } from './testing/site.ts'

let site: Site
let owner: Browser
let mei: Browser
let stderr: string[]

beforeEach(async () => {
  stderr = []
  site = await openSite()
  owner = await site.owner()
  for (const id of ['taipei', 'whole']) {
    await site.upgrade(id)
    await site.must(id, { type: 'seat.take', person: 'upgrader', name: 'Dale' })
  }
  mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
  for (let i = 1; i <= 5; i++) await say(owner, `line ${i}`)
})
afterEach(() => site.close())

const say = (who: Browser, text: string, upgrade = 'taipei', id = nextId()) =>
  who.json(`/api/upgrades/${upgrade}/commands`, { id, command: { type: 'talk.say', text } })
const last = async () => (await site.state()).seq

/** The server stops, this happens to its file, and it starts again. */
async function broken(sql: string): Promise<void> {
  const { dir } = site
  await site.close({ keep: true })
  change(dir, sql)
  const cookies = [owner, mei].map((b) => b.cookie('farhand') ?? '')
  site = await openSite({}, dir)
  ;[owner, mei] = cookies.map((cookie) => asBefore(cookie)) as [Browser, Browser]
}

function change(dir: string, sql: string): void {
  const db = new Database(join(dir, 'farhand.db'))
  db.exec(sql)
  db.close()
}

function asBefore(cookie: string): Browser {
  const b = site.browser()
  const mine = { cookie: `farhand=${cookie}` }
  return {
    ...b,
    get: (path, headers = {}) => b.get(path, { ...mine, ...headers }),
    form: (path, fields, headers = {}) => b.form(path, fields, { ...mine, ...headers }),
    json: (path, value, headers = {}) => b.json(path, value, { ...mine, ...headers }),
    post: (path, body, headers = {}) => b.post(path, body, { ...mine, ...headers }),
  }
}

const refusalIn = async (answer: Response) => ((await answer.json()) as { refusal?: unknown }).refusal

describe('a log that breaks', () => {
  const at = 9
  const kinds: [string, string, (end: number) => Damage][] = [
    [
      'a letter is changed',
      `UPDATE "Event" SET "body" = replace("body", 'line', 'lime') WHERE "upgrade" = 'taipei' AND "seq" = ${at}`,
      () => ({ line: at, what: 'changed' }),
    ],
    [
      'a line is no JSON',
      `UPDATE "Event" SET "body" = 'line' WHERE "upgrade" = 'taipei' AND "seq" = ${at}`,
      () => ({ line: at, what: 'changed' }),
    ],
    [
      'the words of a line are gone',
      `UPDATE "Event" SET "body" = NULL WHERE "upgrade" = 'taipei' AND "seq" = ${at}`,
      () => ({ line: at, what: 'changed' }),
    ],
    [
      'a column holds what it never should',
      `UPDATE "Event" SET "at" = 'noon', "body" = x'00ff' WHERE "upgrade" = 'taipei' AND "seq" = ${at}`,
      () => ({ line: at, what: 'changed' }),
    ],
    [
      'a line is of a kind unknown here',
      `UPDATE "Event" SET "type" = 'cat.fed' WHERE "upgrade" = 'taipei' AND "seq" = ${at}`,
      () => ({ line: at, what: 'changed' }),
    ],
    [
      'a line is missing',
      `DELETE FROM "Event" WHERE "upgrade" = 'taipei' AND "seq" = ${at}`,
      () => ({ line: at, what: 'missing' }),
    ],
    [
      'the first line is missing',
      `DELETE FROM "Event" WHERE "upgrade" = 'taipei' AND "seq" = 1`,
      () => ({ line: 1, what: 'missing' }),
    ],
    [
      'all lines are missing',
      `DELETE FROM "Event" WHERE "upgrade" = 'taipei'`,
      () => ({ line: 1, what: 'missing' }),
    ],
    [
      'the last line is missing',
      `DELETE FROM "Event" WHERE "upgrade" = 'taipei' AND "seq" = (SELECT max("seq") FROM "Event" WHERE "upgrade" = 'taipei')`,
      (end) => ({ line: end, what: 'missing' }),
    ],
    [
      'two lines have changed places',
      `UPDATE "Event" SET "seq" = -1 WHERE "upgrade" = 'taipei' AND "seq" = ${at};
       UPDATE "Event" SET "seq" = ${at} WHERE "upgrade" = 'taipei' AND "seq" = ${at + 1};
       UPDATE "Event" SET "seq" = ${at + 1} WHERE "upgrade" = 'taipei' AND "seq" = -1`,
      () => ({ line: at, what: 'changed' }),
    ],
    [
      'its end is another on record',
      `UPDATE "Head" SET "hash" = 'f' WHERE "upgrade" = 'taipei'`,
      (end) => ({ line: end, what: 'end' }),
    ],
    [
      'its end is not on record',
      `DELETE FROM "Head" WHERE "upgrade" = 'taipei'`,
      (end) => ({ line: end + 1, what: 'end' }),
    ],
  ]

  it('is found when it is loaded, and says where, whatever happened to it', async () => {
    const end = await last()
    const ids = kinds.map((_kind, i) => `upgrade-${i}`)
    await Promise.all(
      ids.flatMap((id) => [
        site.upgrade(id),
        site.must(id, { type: 'seat.take', person: 'upgrader', name: 'Dale' }),
        ...Array.from({ length: end - 3 }, (_, i) => site.must(id, { type: 'talk.say', text: `line ${i}` })),
      ]),
    )
    await broken(kinds.map(([, sql], i) => sql.replaceAll('taipei', ids[i] as string)).join(';'))
    for (const [i, [what, , damage]] of kinds.entries()) {
      const id = ids[i] as string
      const where = damage(end)
      expect((await site.relay.look(id))?.damage, what).toEqual(where)
      // Nothing is taken onto it; nothing is shown as true.
      const answer = await say(owner, 'more', id)
      expect([what, answer.status, await refusalIn(answer)]).toEqual([
        what,
        503,
        refuse('log-damaged', where),
      ])
      const page = await owner.get(`/u/${id}`, { accept: 'text/html' })
      expect(page.status).toBe(503)
      expect(await page.text()).toContain(damageWords.en.breaks(where.line, where.what))
      site.clock.set(site.clock.now() + 1000)
    }
    // The others go on.
    expect((await say(owner, 'fine', 'whole')).status).toBe(200)
    expect((await site.relay.readable()).map((s) => s.id)).toEqual(['taipei', 'whole'])
  })

  it('says so on every page, in the reader’s language, and shows the lines that are proven', async () => {
    await broken(kinds[0]?.[1] ?? '')
    for (const path of ['', '/hands', '/plan', '/people', '/calendar'])
      for (const lang of ['en', 'zh-TW'] as const) {
        const page = await mei.get(`/u/taipei${path}`, { accept: 'text/html', 'accept-language': lang })
        expect(page.status).toBe(503)
        expect(await page.text()).toContain(damageWords[lang].breaks(at, 'changed'))
      }
    const log = await mei.get('/api/upgrades/taipei/events')
    const { stretch, damage } = (await log.json()) as { stretch: { head: { seq: number } }; damage: Damage }
    expect(stretch.head.seq).toBe(at - 1)
    expect(damage).toEqual({ line: at, what: 'changed' })
    // Its own page is Next's.
    expect(await (await mei.get('/u/taipei/log')).text()).toBe('Next')
    expect(await (await mei.get('/u/whole')).text()).toBe('Next')
  })

  it('answers every other way in alike', async () => {
    const made = await owner.json('/api/upgrades/taipei/calendar-link', {})
    const { link } = (await made.json()) as { link: string }
    const invited = await owner.json('/api/upgrades/taipei/invitations', { role: 'observer', person: null })
    const { link: door } = (await invited.json()) as { link: string }
    await broken(kinds[0]?.[1] ?? '')
    const told = refusalText(refuse('log-damaged', { line: at, what: 'changed' }), 'en')
    for (const [answer, status] of [
      [await owner.get('/api/upgrades/taipei'), 503],
      [await owner.get('/api/upgrades/taipei/plan.yaml'), 503],
      [await owner.get('/u/taipei/calendar.ics'), 503],
      [await owner.json('/api/upgrades/taipei/calendar-link', {}), 503],
      [await mei.get(`/u/taipei/photos/${'0'.repeat(64)}`), 503],
      [await site.browser().get(new URL(link).pathname), 503],
      [await mei.form('/u/taipei/do', { id: nextId(), type: 'talk.say', text: 'x' }), 503],
      [
        await site
          .browser()
          .form('/api/session/join', { token: tokenOf(door), id: nextId(), name: 'Zoe', lang: 'en' }),
        503,
      ],
    ] as const) {
      expect(answer.status).toBe(status)
      expect(answer.headers.get('retry-after')).toBe('5')
      const text = (await answer.text()).replaceAll('&#39;', "'")
      expect(text).toContain(told)
    }
    // Settings, and what is one's own, go on.
    expect((await mei.form('/api/session/name', { name: 'Mei Lin' })).status).toBe(303)
  })

  it('tells strangers nothing', async () => {
    await site.must('whole', { type: 'upgrade.ready' })
    const zoe = await site.guest(owner, 'observer', null, 'Zoe', 'whole')
    const { dir } = site
    const cookie = zoe.cookie('farhand') ?? ''
    await broken(kinds[0]?.[1] ?? '')
    expect(site.dir).toBe(dir)
    const stranger = asBefore(cookie)
    expect((await stranger.get('/api/upgrades/taipei')).status).toBe(404)
    expect((await stranger.get('/api/upgrades/taipei/events')).status).toBe(404)
    expect(await refusalIn(await say(stranger, 'x'))).toEqual(refuse('no-such-upgrade', {}))
    expect(await (await stranger.get('/u/taipei')).text()).toBe('Next')
  })

  it('found while it runs: nothing changed is shown, and from then on nothing is taken', async () => {
    change(site.dir, kinds[0]?.[1] ?? '')
    const page = await owner.get('/api/upgrades/taipei/events')
    expect(page.status).toBe(503)
    expect(await refusalIn(page)).toEqual(refuse('log-damaged', { line: at, what: 'changed' }))
    expect((await say(mei, 'more')).status).toBe(503)
    expect((await say(owner, 'fine', 'whole')).status).toBe(200)
  })
})

describe('a disk or database in trouble', () => {
  const full = async () => {
    await site.pragma(`max_page_count = ${await site.pragma('page_count')}`)
    // What is free in the file is taken, so that the next write finds none.
    try {
      for (let i = 0; i < 400; i++) await site.store.meta.set(`filler-${i}`, 'x'.repeat(3000))
    } catch {}
  }

  it.each([
    ['full', full],
    ['read-only', () => site.pragma('query_only = ON')],
  ])(
    '%s: joins, codes, calendar links, settings and commands say so, and can be tried again',
    async (name, wreck) => {
      const written = vi
        .spyOn(process.stderr, 'write')
        .mockImplementation((text) => stderr.push(String(text)) > 0)
      onTestFinished(() => written.mockRestore())
      const invited = await owner.json('/api/upgrades/taipei/invitations', { role: 'observer', person: null })
      const { link } = (await invited.json()) as { link: string }
      const token = await site.accounts.ownerLink()
      await wreck()
      if (name === 'full') for (let i = 0; i < 3; i++) await say(mei, 'x'.repeat(1900))
      const told = refusalText(refuse('not-stored', {}), 'en')
      const zoe = site.browser()
      let refused = 0
      for (const answer of [
        await zoe.form('/api/session/join', { token: tokenOf(link), id: nextId(), name: 'Zoe', lang: 'en' }),
        await zoe.form('/api/session/owner', { token, id: nextId(), name: 'Zoe', lang: 'en' }),
        await mei.form('/api/session/code', {}),
        await mei.form('/api/session/name', { name: 'Mei Lin' }),
        await mei.json('/api/upgrades/taipei/calendar-link', {}),
        await say(mei, 'x'.repeat(1900)),
      ]) {
        // A small row may still fit into a page that is there.
        if (answer.status < 400) continue
        refused++
        expect(answer.status).toBe(503)
        expect(answer.headers.get('retry-after')).toBe('5')
        expect(await answer.text()).toContain(told)
      }
      expect(refused).toBeGreaterThan(name === 'full' ? 0 : 5)
      // What is only read goes on.
      expect((await mei.get('/api/upgrades/taipei')).status).toBe(200)
      expect(stderr.join('')).not.toMatch(/^\s+at /m)
      for (const line of stderr) expect(line).toMatch(/^POST \/api\/\S+: the disk\b.* \(SQLITE_\w+\)\.\n$/)
    },
  )

  it('photos: a folder that is none, and a picture that was cut', async () => {
    const written = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    onTestFinished(() => written.mockRestore())
    rmSync(join(site.dir, 'photos'), { recursive: true, force: true })
    writeFileSync(join(site.dir, 'photos'), '')
    const answer = await mei.get(`/u/taipei/photos/${'0'.repeat(64)}`)
    expect(answer.status).toBe(503)
    expect(await refusalIn(answer)).toEqual(refuse('not-read', {}))
  })

  it('an address that is no text has no page', async () => {
    for (const path of ['/u/%ff/hands', '/u/%E0%A4%A', '/%ff']) {
      const answer = await owner.get(path, { accept: 'text/html' })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    }
  })
})
