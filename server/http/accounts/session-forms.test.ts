import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from '../../accounts/secrets.ts'
import { type Browser, nextId, openSite, type Site, START, tokenOf } from '../testing/site.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())

const where = (answer: Response) => answer.headers.get('location')
const me = (b: Browser) => site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)

describe('the owner link', () => {
  test('lets one in of eight at once', async () => {
    const token = await site.accounts.ownerLink()
    const browsers = Array.from({ length: 8 }, () => site.browser())
    const answers = await Promise.all(
      browsers.map((b, i) => b.form('/api/session/owner', { token, name: `O${i}`, lang: 'en' })),
    )
    expect(answers.map((a) => a.status)).toEqual(Array(8).fill(303))
    expect(browsers.filter((b) => b.cookie('farhand') !== undefined).length).toBe(1)
    expect(answers.filter((a) => where(a) === '/').length).toBe(1)
    expect(answers.filter((a) => where(a) === `/in/${token}?why=used`).length).toBe(7)
  })

  test('is not used up by being opened, by a HEAD, or by a form without a name', async () => {
    const token = await site.accounts.ownerLink()
    const b = site.browser()
    await b.get(`/in/${token}`)
    await fetch(`${site.url}/in/${token}`, { method: 'HEAD' })
    expect((await b.get(`/api/session/owner?token=${token}`)).status).toBe(405)
    const nameless = await b.form('/api/session/owner', { token, name: ' ', lang: 'en' })
    expect(where(nameless)).toBe(`/in/${token}?why=no-name`)
    expect(await site.accounts.ownerLinkState(token)).toBe('open')
  })

  test('ends after a day, and one that was never made is none', async () => {
    const token = await site.accounts.ownerLink()
    site.clock.set(START + DAY)
    expect(await site.accounts.ownerLinkState(token)).toBe('expired')
    expect(await site.accounts.ownerLinkState('made-up')).toBe('unknown')
    const late = await site.browser().form('/api/session/owner', { token, name: 'Late', lang: 'en' })
    expect(where(late)).toBe(`/in/${token}?why=expired`)
    const wild = await site.browser().form('/api/session/owner', { token: 'made-up', name: 'X', lang: 'en' })
    expect(where(wild)).toBe('/in/made-up?why=unknown')
  })

  test('whose answer was lost lets the same form in again, with one account and one session', async () => {
    const token = await site.accounts.ownerLink()
    const form = { token, id: nextId(), name: 'Olga', lang: 'en' }
    const [lost, also, here] = [site.browser(), site.browser(), site.browser()]
    await Promise.all([lost, also].map((b) => b.form('/api/session/owner', form)))
    const again = await here.form('/api/session/owner', form)
    expect(where(again)).toBe('/')
    expect(here.cookie('farhand')).toBe(lost.cookie('farhand'))
    expect(also.cookie('farhand')).toBe(lost.cookie('farhand'))
    const info = await me(here)
    expect(info).toMatchObject({ name: 'Olga', owner: true })
    expect(await site.accounts.sessions(info?.account ?? '')).toHaveLength(1)
    expect(await (await here.json('/api/session/owner', form)).json()).toEqual({ ok: true, to: '/' })

    for (const other of [
      { ...form, id: nextId() },
      { token, name: 'Olga', lang: 'en' },
    ]) {
      const b = site.browser()
      expect(where(await b.form('/api/session/owner', other))).toBe(`/in/${token}?why=used`)
      expect(b.cookie('farhand')).toBeUndefined()
    }
    expect((await here.form('/api/session/owner', { ...form, id: 'short' })).status).toBe(400)
    site.clock.set(START + 15 * 60_000)
    expect(where(await site.browser().form('/api/session/owner', form))).toBe(`/in/${token}?why=used`)
  })

  test('lost by those who press it too late leaves no account of theirs, and nobody else owner', async () => {
    const token = await site.accounts.ownerLink()
    await Promise.all(
      Array.from({ length: 5 }, (_, i) =>
        site.browser().form('/api/session/owner', { token, id: nextId(), name: `O${i}`, lang: 'en' }),
      ),
    )
    const db = new Database(join(site.dir, 'farhand.db'), { readonly: true })
    expect(db.prepare('SELECT "owner" FROM "Account"').pluck().all()).toEqual([1])
    db.close()
  })

  test('makes whoever is signed in the owner, in all their sessions, under a new cookie here', async () => {
    await site.upgrade('taipei')
    const owner = await site.owner()
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const session = (await me(mei))?.session ?? ''
    expect(site.accounts.who(session)).toMatchObject({ owner: false })
    const before = mei.cookie('farhand')
    const gone: unknown[] = []
    site.accounts.onGone((g) => gone.push(g))
    const form = { token: await site.accounts.ownerLink(), id: nextId() }
    await mei.form('/api/session/owner', form)
    const after = mei.cookie('farhand')
    expect(after).not.toBe(before)
    expect(await me(mei)).toMatchObject({ session, owner: true })
    expect(await site.accounts.fromCookie(`farhand=${before}`)).toBeNull()
    expect(gone).toEqual([{ session, renewed: true }])
    expect(site.accounts.who(session)).toMatchObject({ owner: true })

    // Its answer was lost: the browser shows the cookie of before, and no name is asked for again.
    const lost = site.browser()
    const again = await lost.form('/api/session/owner', form, { cookie: `farhand=${before}` })
    expect(where(again)).toBe('/')
    expect(lost.cookie('farhand')).toBe(after)
    expect(gone).toHaveLength(1)
    const stranger = site.browser()
    await stranger.form('/api/session/owner', { ...form, name: 'Eve', lang: 'en' })
    expect(stranger.cookie('farhand')).toBeUndefined()
  })

  test('used up before leaves whoever is signed in as they were', async () => {
    await site.upgrade('taipei')
    const owner = await site.owner()
    const guests = [
      await site.guest(owner, 'sentinel', 'sentinel', 'Mei'),
      await site.guest(owner, 'observer', null, 'Boss'),
    ]
    const token = await site.accounts.ownerLink()
    await Promise.all(guests.map((b) => b.form('/api/session/owner', { token, id: nextId() })))
    expect((await Promise.all(guests.map(me))).map((i) => i?.owner).sort()).toEqual([false, true])
  })
})

describe('the cookie', () => {
  test('is kept from scripts and from other sites, and its token is not in the data', async () => {
    const token = await site.accounts.ownerLink()
    const answer = await site.browser().form('/api/session/owner', { token, name: 'Olga', lang: 'zh-TW' })
    const [set = '', lang = ''] = answer.headers.getSetCookie()
    expect(set).toMatch(/^farhand=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(lang).toMatch(/^lang=zh-TW; /)
    const secret = /farhand=([^;]+)/.exec(set)?.[1] ?? ''
    for (const file of readdirSync(site.dir)) {
      const bytes = readFileSync(join(site.dir, file))
      expect([file, bytes.includes(secret), bytes.includes(token)]).toEqual([file, false, false])
    }
  })

  test('goes over https only where people come by https', async () => {
    const https = await openSite({ publicUrl: 'https://farhand.example.org' })
    const answer = await https
      .browser()
      .form(
        '/api/session/owner',
        { token: await https.accounts.ownerLink(), name: 'Olga', lang: 'en' },
        { origin: 'https://farhand.example.org' },
      )
    const [set, old] = answer.headers.getSetCookie()
    expect(set).toMatch(/^__Host-farhand=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(old).toBe('farhand=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000')
    await https.close()
  })

  test('goes over https only where a trusted proxy says so, and there alone', async () => {
    const cookieOf = async (trustedProxies: string[]) => {
      const there = await openSite({ trustedProxies })
      const token = await there.accounts.ownerLink()
      const answer = await there.browser().form(
        '/api/session/owner',
        { token, name: 'Olga', lang: 'en' },
        {
          origin: trustedProxies.length === 0 ? there.url : there.url.replace('http:', 'https:'),
          'x-forwarded-proto': 'https',
          'x-forwarded-for': '198.51.100.1',
        },
      )
      await there.close()
      expect(answer.headers.get('strict-transport-security')).toBeNull()
      return answer.headers.getSetCookie()[0]
    }
    expect(await cookieOf(['127.0.0.0/8'])).toMatch(/; Secure;/)
    expect(await cookieOf([])).not.toMatch(/Secure/)
  })

  test('of before https had a name of its own is taken, and given that name at the next page', async () => {
    const origin = 'https://farhand.example.org'
    const https = await openSite({ publicUrl: origin })
    const info = { id: 'a-mei', name: 'Mei', lang: 'en', owner: false }
    const { token = '' } = await https.accounts.letIn(info, '')
    const [b, page] = [https.browser(), { 'sec-fetch-dest': 'document' }]
    const cookie = `farhand=${token}`
    // Neither the page's parts nor a demo's paths change anything, and nobody is signed in by a name alone.
    for (const [path, headers] of [
      ['/', { cookie, 'sec-fetch-dest': 'image' }],
      ['/u/demo-1/hands', { cookie, ...page }],
      ['/demo/demo-1-zh/phone', { cookie, ...page }],
      ['/', { cookie: `farhand=${'x'.repeat(43)}`, ...page }],
      ['/', { cookie: `__Host-farhand=${token}; ${cookie}`, ...page }],
    ] as const)
      expect([path, (await b.get(path, headers)).headers.getSetCookie()]).toEqual([path, []])
    await b.get('/settings', { cookie, ...page })
    expect([b.cookie('__Host-farhand'), b.cookie('farhand')]).toEqual([token, undefined])
    expect((await b.form('/api/session/lang', { lang: 'zh-TW' }, { origin })).status).toBe(303)

    const out = await b.form('/api/session/end', {}, { origin })
    expect(out.headers.getSetCookie().map((set) => set.split(';')[0])).toEqual([
      '__Host-farhand=',
      'farhand=',
    ])
    expect(await https.accounts.fromCookie(`__Host-farhand=${token}`)).toBeNull()
    await https.close()
  })

  test('of https goes before a plain one, which other hosts can write, but for what was begun within it', async () => {
    const account = (id: string) => ({ id, name: id, lang: 'en', owner: false })
    const mine = await site.accounts.letIn(account('a-mine'), '')
    const tossed = await site.accounts.letIn(account('a-tossed'), '')
    const played = await site.accounts.letIn(account('a-played'), '', mine.info.session)
    const shows = async (...plain: (string | null)[]) =>
      (
        await site.accounts.fromCookie(
          [...plain.map((token) => `farhand=${token}`), `__Host-farhand=${mine.token}`].join('; '),
        )
      )?.account
    expect(await shows()).toBe('a-mine')
    expect(await shows(tossed.token)).toBe('a-mine')
    expect(await shows(tossed.token, played.token)).toBe('a-played')
    expect(await site.accounts.fromCookie(`__Host-farhand=x; farhand=${tossed.token}`)).not.toBeNull()
  })

  test('stands for 30 days after its last use, and no longer', async () => {
    const owner = await site.owner()
    const session = (await me(owner))?.session ?? ''
    site.clock.set(START + 29 * DAY)
    expect(await me(owner)).toMatchObject({ name: 'Olga' })
    site.clock.set(START + 58 * DAY)
    expect(site.accounts.who(session)).not.toBeNull()
    site.clock.set(START + 88 * DAY)
    expect(site.accounts.who(session)).toBeNull()
    expect(await me(owner)).toBeNull()
    expect((await owner.json('/api/upgrades/taipei/commands', {})).status).toBe(401)
  })

  test('given long before there was a last day keeps the days it was granted, and gets no more', async () => {
    const secret = 'o'.repeat(43)
    const account = { id: 'a-old', name: 'Old', lang: 'en', owner: false }
    const lastSeenAt = START - 10 * DAY
    await site.store.accounts.createAccount({ ...account, createdAt: START - 300 * DAY })
    await site.store.accounts.createSession({
      id: 's-old',
      tokenHash: hashOf(secret),
      accountId: account.id,
      label: '',
      createdAt: START - 300 * DAY,
      lastSeenAt,
      expiresAt: lastSeenAt + 30 * DAY,
      revokedAt: null,
    })
    for (const day of [0, 10, 19]) {
      site.clock.set(START + day * DAY)
      expect(await site.accounts.fromCookie(`farhand=${secret}`)).toMatchObject({ name: 'Old' })
    }
    site.clock.set(START + 20 * DAY)
    expect(await site.accounts.fromCookie(`farhand=${secret}`)).toBeNull()
  })

  test('that is a forgery, malformed or doubled does no harm', async () => {
    const owner = await site.owner()
    const good = owner.cookie('farhand')
    for (const bad of ['', 'x', 'A'.repeat(43), `${good}x`, '%00', '; farhand='])
      expect(await site.accounts.fromCookie(`farhand=${bad}`)).toBeNull()
    expect(await site.accounts.fromCookie(`farhand=${'A'.repeat(43)}; a=b; farhand=${good}`)).not.toBeNull()
  })
})

describe('a post', () => {
  test('from another site is refused, in the language of the reader, and does nothing', async () => {
    const token = await site.accounts.ownerLink()
    for (const headers of [
      { origin: 'https://evil.example.org' },
      { origin: 'null' },
      { origin: site.url.replace('http:', 'https:').replace(/:\d+$/, ':1') },
    ]) {
      const answer = await site
        .browser()
        .form(
          '/api/session/owner',
          { token, name: 'Eve', lang: 'en' },
          { ...headers, 'accept-language': 'zh-TW' },
        )
      expect(answer.status).toBe(403)
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(await answer.text()).toMatch(/lang="zh-TW"[\s\S]*沒有執行/)
    }
    expect(await site.accounts.ownerLinkState(token)).toBe('open')
  })

  test('that does not say where it comes from is refused; a Referer of ours will do', async () => {
    const token = await site.accounts.ownerLink()
    const body = new URLSearchParams({ token, name: 'Olga', lang: 'en' }).toString()
    const send = (headers: Record<string, string>) =>
      fetch(`${site.url}/api/session/owner`, {
        method: 'POST',
        redirect: 'manual',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    expect((await send({})).status).toBe(403)
    expect((await send({ referer: `${site.url}/in/${token}` })).status).toBe(303)
  })
})

describe('a code for another browser', () => {
  async function codeOf(b: Browser): Promise<string> {
    expect(where(await b.form('/api/session/code', {}))).toBe('/settings#move')
    return site.accounts.moveCodeOf((await me(b))?.session ?? '')?.code ?? ''
  }

  test('gives a session of its own to the same account, once', async () => {
    const desk = await site.owner()
    const code = await codeOf(desk)
    expect(code).toMatch(/^\d{6}$/)
    const phone = site.browser()
    expect(
      where(await phone.form('/api/session/enter', { code: `${code.slice(0, 3)} ${code.slice(3)}` })),
    ).toBe('/')
    const [here, there] = [await me(desk), await me(phone)]
    expect(there).toMatchObject({ account: here?.account, owner: true })
    expect(there?.session).not.toBe(here?.session)
    expect(site.accounts.moveCodeOf(here?.session ?? '')).toBeNull()

    const again = site.browser()
    expect(where(await again.form('/api/session/enter', { code }))).toBe('/code?why=wrong')
    expect(again.cookie('farhand')).toBeUndefined()
    await desk.form('/api/session/end', {})
    expect(await me(phone)).not.toBeNull()
  })

  test('is won by one of five at once', async () => {
    const code = await codeOf(await site.owner())
    const browsers = Array.from({ length: 5 }, () => site.browser())
    await Promise.all(browsers.map((b) => b.form('/api/session/enter', { code })))
    expect(browsers.filter((b) => b.cookie('farhand') !== undefined).length).toBe(1)
  })

  test('may be typed in full-width digits, as a Chinese keyboard has them', async () => {
    const code = await codeOf(await site.owner())
    const wide = code.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)))
    expect(where(await site.browser().form('/api/session/enter', { code: wide }))).toBe('/')
  })

  test('ends with the session that made it', async () => {
    const lost = await site.owner()
    const code = await codeOf(lost)
    await lost.form('/api/session/end', {})
    expect(where(await site.browser().form('/api/session/enter', { code }))).toBe('/code?why=wrong')
  })

  test('ends after ten minutes', async () => {
    const code = await codeOf(await site.owner())
    site.clock.set(START + 600_000)
    expect(where(await site.browser().form('/api/session/enter', { code }))).toBe('/code?why=wrong')
  })

  test('five wrong tries, and an address waits ten minutes, right code or not', async () => {
    const code = await codeOf(await site.owner())
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const guesser = site.browser()
    const all = await Promise.all(
      Array.from({ length: 9 }, () => guesser.form('/api/session/enter', { code: wrong })),
    )
    expect(all.map(where).filter((w) => w === '/code?why=wrong').length).toBe(5)
    expect(all.map(where).filter((w) => w === '/code?why=too-many').length).toBe(4)
    expect(where(await guesser.form('/api/session/enter', { code }))).toBe('/code?why=too-many')
    expect(await (await guesser.json('/api/session/enter', { code })).json()).toMatchObject({
      fault: { code: 'too-many-tries' },
    })
    site.clock.set(START + 600_000)
    expect(where(await guesser.form('/api/session/enter', { code }))).toBe('/code?why=wrong')
  })

  test('is not to be had by who is not signed in', async () => {
    expect((await site.browser().form('/api/session/code', {})).status).toBe(401)
  })
})

describe('the screens of a browser', () => {
  test('keep what a change does not name, and take nothing that is no choice', async () => {
    const b = await site.owner()
    const said = await b.form('/api/session/screens', { clock: '12' })
    expect(where(said)).toBe('/settings?done=screens#screens')
    expect(said.headers.getSetCookie().map((c) => c.split(';')[0])).toEqual(['clock=12'])
    for (const bad of [{ clock: '13' }, { theme: 'pink' }, { clock: '24', theme: '' }] as Record<
      string,
      string
    >[])
      expect((await b.form('/api/session/screens', bad)).status).toBe(400)
  })

  test('a name that is none is sent back to its part', async () => {
    const b = await site.owner()
    expect(where(await b.form('/api/session/name', { name: ' ' }))).toBe('/settings?why=no-name#you')
    expect(where(await b.form('/api/session/name', { name: 'Olga R.' }))).toBe('/settings?done=name#you')
    expect(await me(b)).toMatchObject({ name: 'Olga R.' })
  })
})

describe('one’s own sessions', () => {
  test('are listed and ended from another; its sockets are told, its commands refused', async () => {
    const desk = await site.owner()
    await site.upgrade('taipei')
    const { code } = await site.accounts.makeMoveCode((await me(desk))!)
    const phone = site.browser()
    await phone.form(
      '/api/session/enter',
      { code },
      { 'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0' },
    )
    const there = (await me(phone))!
    expect((await site.accounts.sessions(there.account)).map((s) => s.label)).toContain('Chrome, Android')

    const gone: unknown[] = []
    site.accounts.onGone((g) => gone.push(g))
    expect(where(await desk.form('/api/session/end', { session: there.session }))).toBe(
      '/settings?done=ended#sessions',
    )
    expect(gone).toEqual([{ session: there.session }])
    expect(site.accounts.who(there.session)).toBeNull()
    const said = await phone.json('/api/upgrades/taipei/commands', {
      id: nextId(),
      command: { type: 'upgrade.ready' },
    })
    expect(said.status).toBe(401)
    expect((await site.accounts.sessions(there.account)).map((s) => s.id)).not.toContain(there.session)
    expect(await me(desk)).not.toBeNull()
  })

  test('are ended all at once but for this one, and nobody else’s', async () => {
    await site.upgrade('taipei')
    const desk = await site.owner()
    const mei = await site.guest(desk, 'sentinel', 'sentinel', 'Mei')
    const phones = [site.browser(), site.browser()]
    for (const phone of phones) {
      const { code } = await site.accounts.makeMoveCode((await me(desk))!)
      await phone.form('/api/session/enter', { code })
    }
    const gone: unknown[] = []
    site.accounts.onGone((g) => gone.push(g))
    expect(where(await desk.form('/api/session/end', { others: 'on' }))).toBe(
      '/settings?done=ended-others#sessions',
    )
    expect(gone).toHaveLength(2)
    for (const phone of phones) expect(await me(phone)).toBeNull()
    for (const there of [desk, mei]) expect(await me(there)).not.toBeNull()
    expect(await site.accounts.sessions((await me(desk))?.account ?? '')).toHaveLength(1)
  })

  test('of somebody else can’t be ended', async () => {
    await site.upgrade('taipei')
    const owner = await site.owner()
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    await mei.form('/api/session/end', { session: (await me(owner))?.session ?? '' })
    expect(await me(owner)).not.toBeNull()
  })

  test('ended stay ended after a restart', async () => {
    const owner = await site.owner()
    const cookie = `farhand=${owner.cookie('farhand')}`
    expect(where(await owner.form('/api/session/end', {}))).toBe('/')
    expect(owner.cookie('farhand')).toBeUndefined()
    const { createAccounts } = await import('../../accounts/accounts.ts')
    const env = {
      port: 0,
      host: '',
      dataDir: site.dir,
      publicUrl: null,
      trustedProxies: [],
      outboundAllow: [],
      dev: false,
      demo: false,
      throwAway: false,
      mail: null,
      pushContact: null,
    }
    const { store, relay, clock } = site
    expect(await createAccounts({ store, relay, env, clock }).fromCookie(cookie)).toBeNull()
  })

  test('the language is kept with the account and in the browser', async () => {
    const owner = await site.owner()
    await owner.form('/api/session/lang', { lang: 'zh-TW' })
    expect(owner.cookie('lang')).toBe('zh-TW')
    expect((await me(owner))?.lang).toBe('zh-TW')
    expect((await owner.form('/api/session/lang', { lang: 'tlh' })).status).toBe(400)
  })
})

describe('an invitation', () => {
  let owner: Browser
  beforeEach(async () => {
    await site.upgrade('taipei')
    owner = await site.owner()
  })
  async function invite(body: Record<string, unknown> = { role: 'sentinel', person: 'sentinel' }) {
    const answer = await owner.json('/api/upgrades/taipei/invitations', body)
    expect(answer.status).toBe(201)
    const made = (await answer.json()) as { id: string; link: string }
    expect(made.link.startsWith(`${site.url}/join/`)).toBe(true)
    return { ...made, token: tokenOf(made.link) }
  }
  const enter = (b: Browser, token: string, name = 'Mei', id = nextId()) =>
    b.form('/api/session/join', { token, id, name, lang: 'zh-TW' })

  test('tells what it is to, and gives the seat by its button only', async () => {
    const { token } = await invite()
    const b = site.browser()
    await b.get(`/join/${token}`)
    expect(await site.accounts.lookAtInvitation(token)).toEqual({
      state: 'open',
      upgrade: 'taipei',
      title: 'A small upgrade',
      role: 'sentinel',
      person: 'sentinel',
      // The plan names nobody: what it calls the seat is the role.
      seat: null,
      head: (await site.state()).head,
      brief: { start: null, end: null, hours: [] },
      before: null,
      by: 'Olga',
      expiresAt: START + 72 * HOUR,
    })
    const file = await b.get(`/join/${token}/calendar.ics`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect((await b.get(`/join/${'x'.repeat(20)}/calendar.ics`)).status).toBe(404)
    expect(where(await enter(b, token))).toBe('/u/taipei/hands')
    const account = (await me(b))?.account
    expect((await site.state()).people['sentinel']).toMatchObject({ name: 'Mei', account, revoked: false })
    expect(await site.accounts.lookAtInvitation(token)).toEqual({ state: 'used', by: 'Olga' })
    expect((await b.get(`/join/${token}/calendar.ics`)).status).toBe(410)
  })

  test('is reached by six digits as well, for ten minutes', async () => {
    const answer = await owner.json('/api/upgrades/taipei/invitations', {
      role: 'sentinel',
      person: 'sentinel',
    })
    const made = (await answer.json()) as { link: string; code: string; codeAt: string; codeUntil: number }
    expect(made).toMatchObject({ codeAt: `${site.url}/code`, codeUntil: START + HOUR / 6 })
    const b = site.browser()
    const typed = `${made.code.slice(0, 3)} ${made.code.slice(3)}`
    expect(where(await b.form('/api/session/enter', { code: typed }))).toBe(`/join/${tokenOf(made.link)}`)
    expect(await me(b)).toBeNull()
    site.clock.set(made.codeUntil)
    expect(where(await b.form('/api/session/enter', { code: typed }))).toBe('/code?why=wrong')
  })

  test('to a seat whose phone was cut off says whose it was, and gives it to the new one', async () => {
    const first = await invite()
    const lost = site.browser()
    await enter(lost, first.token)
    await owner.json('/api/upgrades/taipei/commands', {
      id: nextId(),
      command: { type: 'person.revoke', person: 'sentinel' },
    })
    const { token } = await invite()
    expect(await site.accounts.lookAtInvitation(token)).toMatchObject({ before: 'Mei' })
    const found = site.browser()
    expect(where(await enter(found, token))).toBe('/u/taipei/hands')
    const [was, is] = [(await me(lost))?.account, (await me(found))?.account]
    expect(is).not.toBe(was)
    expect((await site.state()).people['sentinel']).toMatchObject({
      account: is,
      former: [{ account: was, name: 'Mei' }],
    })
  })

  test('to no certain seat makes one', async () => {
    const { token } = await invite({ role: 'observer' })
    const b = site.browser()
    expect(where(await enter(b, token, 'Boss'))).toBe('/u/taipei')
    const seat = Object.values((await site.state()).people).find((p) => p.name === 'Boss')
    expect(seat).toMatchObject({ role: 'observer', account: (await me(b))?.account })
  })

  test('lets one in of eight at once, and leaves no account of the others', async () => {
    const { token } = await invite()
    const browsers = Array.from({ length: 8 }, () => site.browser())
    const answers = await Promise.all(browsers.map((b, i) => enter(b, token, `Mei ${i}`)))
    expect(browsers.filter((b) => b.cookie('farhand') !== undefined).length).toBe(1)
    const refused = answers.map(where).filter((w) => w?.startsWith(`/join/${token}?why=`))
    expect(refused.length).toBe(7)
    const people = Object.values((await site.state()).people).filter((p) => p.account !== null)
    expect(people.length).toBe(1)
    const db = new Database(join(site.dir, 'farhand.db'), { readonly: true })
    expect(db.prepare('SELECT count(*) FROM "Account"').pluck().get()).toBe(2)
    db.close()
  })

  test('sent twice by the same form, as a bad line makes people do, lets in both times the same person', async () => {
    const { token } = await invite()
    const [first, second, later] = [site.browser(), site.browser(), site.browser()]
    const form = nextId()
    await Promise.all([enter(first, token, 'Mei', form), enter(second, token, 'Mei', form)])
    expect((await me(first))?.account).toBeDefined()
    expect((await me(second))?.account).toBe((await me(first))?.account)
    site.clock.set(START + 15 * 60_000)
    expect(where(await enter(later, token, 'Mei', form))).toBe(`/join/${token}?why=used`)
    expect(where(await enter(later, token))).toBe(`/join/${token}?why=used`)
  })

  test('gives who is signed in already the seat under a new cookie, which the same form gives again', async () => {
    await site.upgrade('lisbon')
    const mei = await site.guest(owner, 'observer', null, 'Mei', 'lisbon')
    const [before, session] = [mei.cookie('farhand'), (await me(mei))?.session]
    const { token } = await invite()
    const form = { token, id: nextId() }
    expect(where(await mei.form('/api/session/join', form))).toBe('/u/taipei/hands')
    const after = mei.cookie('farhand')
    expect(after).not.toBe(before)
    expect((await me(mei))?.session).toBe(session)
    expect(await site.accounts.fromCookie(`farhand=${before}`)).toBeNull()
    const lost = site.browser()
    const again = await lost.form('/api/session/join', form, { cookie: `farhand=${before}` })
    expect(where(again)).toBe('/u/taipei/hands')
    expect(lost.cookie('farhand')).toBe(after)
    // Link and form are known to others as well: without the cookie they are worth nothing.
    const inviter = site.browser()
    await inviter.form('/api/session/join', { ...form, name: 'Eve', lang: 'en' })
    expect(inviter.cookie('farhand')).toBeUndefined()
    const refused = await mei.form('/api/session/join', { token, id: nextId() })
    expect(where(refused)).toBe(`/join/${token}?why=invite-over`)
    expect(mei.cookie('farhand')).toBe(after)
  })

  test('that expired or was revoked says so', async () => {
    const [short, revoked] = [
      await invite({ role: 'observer', hours: 1 }),
      await invite({ role: 'observer' }),
    ]
    await site.must('taipei', { type: 'invite.revoke', id: revoked.id })
    expect(await site.accounts.lookAtInvitation(revoked.token)).toEqual({ state: 'revoked', by: 'Olga' })
    expect(where(await enter(site.browser(), revoked.token))).toBe(`/join/${revoked.token}?why=revoked`)
    site.clock.set(START + HOUR)
    expect(await site.accounts.lookAtInvitation(short.token)).toEqual({ state: 'expired', by: 'Olga' })
    expect(where(await enter(site.browser(), short.token))).toBe(`/join/${short.token}?why=expired`)
    expect(await site.accounts.lookAtInvitation('made-up')).toEqual({ state: 'unknown', by: '' })
    expect(where(await enter(site.browser(), 'made-up'))).toBe('/join/made-up?why=unknown')
  })

  test('gives whoever is signed in the seat under their account', async () => {
    await site.upgrade('second')
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const before = await me(mei)
    const answer = await owner.json('/api/upgrades/second/invitations', {
      role: 'sentinel',
      person: 'sentinel',
    })
    const token = tokenOf(((await answer.json()) as { link: string }).link)
    const joined = await mei.form('/api/session/join', { token, id: nextId() })
    expect(where(joined)).toBe('/u/second/hands')
    expect(await me(mei)).toEqual(before)
    expect((await site.state('second')).people['sentinel']).toMatchObject({
      account: before?.account,
      name: 'Mei',
    })
  })

  test('to a second seat is refused in words, and stays good for another', async () => {
    const { token } = await invite({ role: 'observer' })
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const answer = await mei.form('/api/session/join', { token, id: nextId() })
    expect(where(answer)).toBe(`/join/${token}?why=already-a-member`)
    expect((await site.accounts.lookAtInvitation(token)).state).toBe('open')
    expect(await me(mei)).not.toBeNull()
  })

  test('is made by whom the role table lets, with an address the other can open', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    expect((await mei.json('/api/upgrades/taipei/invitations', { role: 'observer' })).status).toBe(403)
    expect((await site.browser().json('/api/upgrades/taipei/invitations', { role: 'observer' })).status).toBe(
      401,
    )
    const bad = await owner.json('/api/upgrades/taipei/invitations', { role: 'clock', hours: -1 })
    expect(bad.status).toBe(400)
    expect(await bad.json()).toMatchObject({ refusal: { code: 'bad-input' } })
  })

  test('a name that is erased from the log goes from the account too, with when its person sleeps', async () => {
    const mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    await mei.form('/api/session/hours', { wake: '06:00', sleep: '22:00' })
    const [named] = await site.relay.before('taipei', 999, 1, ['person.named'])
    await site.must('taipei', { type: 'event.erase', seq: named?.seq ?? 0 })
    await expect.poll(async () => (await me(mei))?.name).toBe('')
    const { account } = (await me(mei))!
    expect((await site.store.accounts.accountById(account))?.name).toBe('')
    await expect.poll(() => site.accounts.sleepHours.of(account)).toBeNull()
  })
})

test('addresses that guess at links are bounded too', async () => {
  const b = site.browser()
  const form = { token: 'made-up', name: 'Eve', lang: 'en' }
  for (let i = 0; i < 60; i++) await b.form('/api/session/owner', form)
  const answer = await b.form('/api/session/owner', form)
  expect(answer.status).toBe(429)
  expect(answer.headers.get('retry-after')).toBe('600')
})

describe('a name that reads like another’s', () => {
  test('is not joined with: the invitation stays, and what was typed stands in the form again', async () => {
    await site.upgrade('taipei')
    const owner = await site.owner()
    await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
    const made = await owner.json('/api/upgrades/taipei/invitations', { role: 'observer', person: null })
    const { link } = (await made.json()) as { link: string }
    const b = site.browser()
    const form = { token: tokenOf(link), name: 'Μеі', lang: 'en' }
    const refused = await b.form('/api/session/join', { ...form, id: nextId() })
    expect(where(refused)).toBe(`/join/${form.token}?why=name-taken&name=${encodeURIComponent('Μеі')}`)
    expect(b.cookie('farhand')).toBeUndefined()
    const joined = await b.form('/api/session/join', { ...form, name: 'Mei Huang', id: nextId() })
    expect(where(joined)).toBe('/u/taipei')
    expect(where(await b.form('/api/session/name', { name: 'MEI' }))).toBe('/settings?why=name-taken#you')
    expect(await me(b)).toMatchObject({ name: 'Mei Huang' })
    await b.form('/api/session/name', { name: 'Mei\u202e\nHuang\0' })
    expect(await me(b)).toMatchObject({ name: 'Mei Huang' })
  })

  test('of nothing visible is none', async () => {
    const owner = await site.owner()
    const answer = await owner.form('/api/session/name', { name: '\u200b\u3164\u2066 ' })
    expect(where(answer)).toBe('/settings?why=no-name#you')
  })
})
