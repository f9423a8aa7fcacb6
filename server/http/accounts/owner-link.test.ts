import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, nextId, openSite, type Site, START } from '../testing/site.ts'

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
