import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashOf } from '../../accounts/secrets.ts'
import { openSite, type Site, START } from '../testing/site.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())
const where = (answer: Response) => answer.headers.get('location')

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
