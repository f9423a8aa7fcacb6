import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, nextId, openSite, type Site, START, tokenOf } from '../testing/site.ts'

const HOUR = 3_600_000
let site: Site
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())
const where = (answer: Response) => answer.headers.get('location')
const me = (b: Browser) => site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)

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
