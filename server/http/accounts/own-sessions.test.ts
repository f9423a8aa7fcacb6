import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, nextId, openSite, type Site, START } from '../testing/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())
const where = (answer: Response) => answer.headers.get('location')
const me = (b: Browser) => site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)

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
