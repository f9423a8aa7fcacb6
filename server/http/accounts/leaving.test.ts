import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SESSION_LASTS } from '../../accounts/last-day.ts'
import { type Browser, nextId, openSite, type Site } from '../testing/site.ts'
import type { StandingAnswer } from './leaving.ts'

let site: Site
let owner: Browser
let mei: Browser
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
  mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
})
afterEach(() => site.close())

const EVERYTHING = '"cache", "storage"'
const clears = (r: Response) => r.headers.get('clear-site-data')
const cookie = (b: Browser) => `farhand=${b.cookie('farhand')}`
const standing = async (b: Browser, of = '') =>
  (await (await b.get(`/api/session?of=${of}`)).json()) as StandingAnswer
const info = (b: Browser) => site.accounts.fromCookie(cookie(b))
/** The same person on one more device. */
async function another(of: Browser): Promise<Browser> {
  const b = site.browser()
  const here = await info(of)
  if (here === null) throw new Error('not signed in')
  await b.form('/api/session/enter', { code: (await site.accounts.makeMoveCode(here)).code })
  return b
}

describe('who signs out', () => {
  test('has the browser let go of all it keeps, but not of its choices', async () => {
    const answer = await mei.form('/api/session/end', {})
    expect(clears(answer)).toBe(EVERYTHING)
    expect(clears(answer)).not.toContain('cookies')
    expect(mei.cookie('farhand')).toBeUndefined()
    expect(await standing(mei)).toMatchObject({ standing: 'none', account: null })
  })

  test('of another device, or of all others, keeps what is here', async () => {
    const there = await another(mei)
    const session = (await info(there))?.session ?? ''
    expect(clears(await mei.form('/api/session/end', { session }))).toBeNull()
    await another(mei)
    expect(clears(await mei.form('/api/session/end', { others: 'on' }))).toBeNull()
    expect((await standing(mei)).standing).toBe('in')
  })

  test('by a program’s JSON the same', async () => {
    expect(clears(await mei.json('/api/session/end', {}))).toBe(EVERYTHING)
  })
})

describe('whose session was ended elsewhere', () => {
  test('is told so on whatever is asked, and loses the cache; what is stored goes once the page has told it', async () => {
    const account = (await info(mei))?.account
    await (await another(mei)).form('/api/session/end', { others: 'on' })
    for (const path of ['/', '/u/taipei/hands', '/api/upgrades/taipei', '/api/session'])
      expect(clears(await mei.get(path)), path).toBe('"cache"')
    expect(clears(await mei.get('/hands/hands.ABC.js'))).toBeNull()
    expect(await standing(mei, 'taipei')).toMatchObject({
      standing: 'ended',
      account,
      upgrades: {},
      gone: [],
    })

    const left = await mei.post('/api/session/left', '')
    expect(clears(left)).toBe(EVERYTHING)
    expect(mei.cookie('farhand')).toBeUndefined()
    expect(clears(await mei.get('/'))).toBeNull()
  })

  test('after a restart of the server, too', async () => {
    await (await another(mei)).form('/api/session/end', { others: 'on' })
    const { createAccounts } = await import('../../accounts/accounts.ts')
    const env = {
      ...{ port: 0, host: '', dataDir: site.dir, publicUrl: null },
      trustedProxies: [],
      outboundAllow: [],
      dev: false,
    }
    const anew = createAccounts({
      ...site,
      env: { ...env, demo: false, throwAway: false, mail: null, pushContact: null },
    })
    expect((await anew.standing(cookie(mei))).standing).toBe('ended')
  })
})

test('a session that only ran out is no end: its browser keeps what was said', async () => {
  site.clock.set(site.clock.now() + SESSION_LASTS + 1)
  expect((await standing(mei)).standing).toBe('over')
  expect(clears(await mei.get('/'))).toBeNull()
  expect(clears(await mei.post('/api/session/left', ''))).toBe('"cache"')
  expect(mei.cookie('farhand')).toBeDefined()
})

test('nobody can have a browser that is signed in let go of what it stores', async () => {
  expect(clears(await mei.post('/api/session/left', ''))).toBe('"cache"')
  expect((await mei.post('/api/session/left', '', { origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await standing(mei)).standing).toBe('in')
})

test('is told which upgrades may be read, which may not, and when words of them were erased', async () => {
  await site.upgrade('other')
  await mei.json('/api/upgrades/taipei/commands', { id: nextId(), command: { type: 'talk.say', text: 'x' } })
  expect(await standing(mei, 'taipei,other,none,%20')).toMatchObject({
    standing: 'in',
    upgrades: { taipei: { title: (await site.state()).head.title, erasedAt: null } },
    gone: ['other', 'none'],
  })
  const { seq } = await site.state()
  await owner.json('/api/upgrades/taipei/commands', { id: nextId(), command: { type: 'event.erase', seq } })
  expect((await standing(mei, 'taipei')).upgrades['taipei']?.erasedAt).toBe(site.clock.now())
  await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
  expect(await standing(mei, 'taipei')).toMatchObject({ standing: 'in', gone: ['taipei'] })
})

test('a code of another account: who was signed in leaves this browser; of the same account nobody does', async () => {
  const before = cookie(mei)
  const here = await info(owner)
  if (here === null) throw new Error('no owner')
  const { code } = await site.accounts.makeMoveCode(here)
  expect(clears(await mei.form('/api/session/enter', { code }))).toBe(EVERYTHING)
  expect((await info(mei))?.account).toBe(here.account)
  expect((await site.accounts.standing(before)).standing).toBe('ended')

  const again = await site.accounts.makeMoveCode(here)
  expect(clears(await mei.form('/api/session/enter', { code: again.code }))).toBeNull()
})

test('a link by which another goes on here does the same', async () => {
  const before = cookie(mei)
  const here = await info(owner)
  if (here === null) throw new Error('no owner')
  const { token } = await site.accounts.moveLinks.make(here)
  const moved = await mei.form('/api/session/move', { token, id: nextId() })
  expect(clears(moved)).toBe(EVERYTHING)
  expect((await info(mei))?.account).toBe(here.account)
  expect((await site.accounts.standing(before)).standing).toBe('ended')
  // Where the link was made: its cache at once, the rest once its page has told.
  expect(clears(await owner.get('/'))).toBe('"cache"')
})

test('a phone that was shown beside a desk leaves with it', async () => {
  const { account, session } = (await info(owner)) ?? {}
  const guest = { id: 'demo-sentinel', name: 'Mei', lang: 'en', owner: false }
  const phone = await site.accounts.letIn(guest, 'Phone', session)
  const apart = await site.accounts.letIn(guest, 'Phone')
  if (!phone.ok || !apart.ok || account === undefined) throw new Error('not let in')
  await owner.form('/api/session/end', {})
  expect(site.accounts.who(phone.info.session)).toBeNull()
  expect(site.accounts.who(apart.info.session)).not.toBeNull()
})

describe('a photo', () => {
  let path = ''
  beforeEach(async () => {
    const shot = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#c33' } })
      .jpeg()
      .toBuffer()
    await mei.post('/api/upgrades/taipei/photos?id=photo-0001&about=step:a', new Uint8Array(shot), {
      'content-type': 'image/jpeg',
    })
    const [photo] = Object.values((await site.state()).photos)
    path = `/u/taipei/photos/${photo?.hash}`
  })

  test('is asked for again each time, in a line, and given to nobody who has left', async () => {
    for (const at of [path, `${path}/thumb`]) {
      const first = await mei.get(at)
      expect(first.headers.get('cache-control')).toBe('private, no-cache')
      const tag = { 'if-none-match': first.headers.get('etag') ?? '' }
      const again = await mei.get(at, tag)
      expect([again.status, await again.text()]).toEqual([304, ''])
      expect((await site.browser().get(at, tag)).status).toBe(401)
      // By itself it would stand in the history, and Back asks nobody.
      const alone = await mei.get(at, { ...tag, 'sec-fetch-dest': 'document' })
      expect([alone.status, alone.headers.get('cache-control')]).toEqual([200, 'no-store'])
    }
    await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
    expect((await mei.get(path)).status).toBe(404)
  })

  test('or a tap that a browser kept for one account is not said as another', async () => {
    const someone = (await info(owner))?.account ?? ''
    const own = (await info(mei))?.account ?? ''
    const say = (account: string) =>
      mei.json('/api/upgrades/taipei/commands', {
        id: nextId(),
        account,
        command: { type: 'talk.say', text: 'x' },
      })
    expect((await say(someone)).status).toBe(401)
    expect((await say(own)).status).toBe(200)
    const send = (account: string) =>
      mei.post(`/api/upgrades/taipei/photos?id=photo-0002&about=step:a&account=${account}`, 'no picture')
    expect((await send(someone)).status).toBe(401)
    expect((await send(own)).status).toBe(409)
  })
})
