import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Browser, nextId, openSite, type Site, START } from '../http/testing/site.ts'

const MINUTE = 60_000
let site: Site
let mei: Browser
let session: string

beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  mei = await site.guest(await site.owner(), 'sentinel', 'sentinel', 'Mei')
  session = (await me(mei))?.session ?? ''
})
afterEach(() => site.close())

const me = (b: Browser) => site.accounts.fromCookie(`farhand=${b.cookie('farhand')}`)
const where = (answer: Response) => answer.headers.get('location')
/** Makes a link on Mei's page; its token. */
async function link(upgrade = 'taipei'): Promise<string> {
  const made = await mei.form('/api/session/move-link', { upgrade })
  expect(made.status).toBe(303)
  const [, token = ''] = /^\/move\/([\w-]{43,})\?u=(?:taipei|elsewhere)$/.exec(where(made) ?? '') ?? []
  return token
}
const press = (b: Browser, token: string, id = nextId()) =>
  b.form('/api/session/move', { token, id, upgrade: 'taipei' })
const stateOf = async (token: string) => (await site.accounts.moveLinks.look(token)).state

describe('a link by which somebody goes on in another browser', () => {
  test('signs in there as the same person, and out where it was made, whose page is told so', async () => {
    const gone: unknown[] = []
    site.accounts.onGone((g) => gone.push(g))
    const token = await link()
    const safari = site.browser()
    const answer = await press(safari, token)
    expect([answer.status, where(answer)]).toEqual([303, '/u/taipei/hands'])
    expect(await me(safari)).toMatchObject({ name: 'Mei' })
    expect((await me(safari))?.session).not.toBe(session)
    expect(await me(mei)).toBeNull()
    expect(gone).toEqual([{ session, moved: true }])
    expect(site.accounts.wasMoved(`farhand=${mei.cookie('farhand')}`)).toBe(true)
    expect(site.accounts.wasMoved(`farhand=${safari.cookie('farhand')}`)).toBe(false)
    expect((await site.state()).people['sentinel']?.account).toBe((await me(safari))?.account)
    expect(await site.accounts.sessions((await me(safari))?.account ?? '')).toHaveLength(1)
  })

  test('is not used up by being looked at, and opens once; of eight at once, one gets in', async () => {
    const token = await link()
    for (let i = 0; i < 3; i++) expect(await stateOf(token)).toBe('open')
    await site.browser().get(`/move/${token}`)
    expect((await site.browser().get(`/api/session/move?token=${token}`)).status).toBe(405)
    const browsers = Array.from({ length: 8 }, () => site.browser())
    const answers = await Promise.all(browsers.map((b) => press(b, token)))
    expect(browsers.filter((b) => b.cookie('farhand') !== undefined)).toHaveLength(1)
    expect(answers.filter((a) => where(a) === `/move/${token}?why=used`)).toHaveLength(7)
    const [in_] = browsers.filter((b) => b.cookie('farhand') !== undefined)
    const account = (await me(in_ as Browser))?.account ?? ''
    expect(await site.accounts.sessions(account)).toHaveLength(1)
    expect(await stateOf(token)).toBe('used')
  })

  test('whose answer was lost lets the same form in again, with one session, for a quarter of an hour', async () => {
    const token = await link()
    const id = nextId()
    const safari = site.browser()
    await Promise.all([press(site.browser(), token, id), press(site.browser(), token, id)])
    const answer = await press(safari, token, id)
    expect(where(answer)).toBe('/u/taipei/hands')
    const info = await me(safari)
    expect(info).toMatchObject({ name: 'Mei' })
    expect(await site.accounts.sessions(info?.account ?? '')).toHaveLength(1)
    expect(where(await press(site.browser(), token))).toBe(`/move/${token}?why=used`)
    site.clock.set(START + 15 * MINUTE)
    expect(where(await press(site.browser(), token, id))).toBe(`/move/${token}?why=used`)
  })

  test('is over after ten minutes, and the page it came from goes on', async () => {
    const token = await link()
    site.clock.set(START + 10 * MINUTE - 1)
    expect(await stateOf(token)).toBe('open')
    site.clock.set(START + 10 * MINUTE)
    expect(await stateOf(token)).toBe('expired')
    expect(where(await press(site.browser(), token))).toBe(`/move/${token}?why=expired`)
    expect(await me(mei)).toMatchObject({ name: 'Mei' })
  })

  test('ends with the session that made it: who signs a lost phone out shuts its ways out', async () => {
    const token = await link()
    const account = (await me(mei))?.account ?? ''
    await site.accounts.endSession(account, session)
    expect(await stateOf(token)).toBe('ended')
    expect(where(await press(site.browser(), token))).toBe(`/move/${token}?why=ended`)
    expect(site.accounts.wasMoved(`farhand=${mei.cookie('farhand')}`)).toBe(false)
  })

  test('made twice, both open until one is used', async () => {
    const [one, two] = [await link(), await link()]
    expect(one).not.toBe(two)
    await press(site.browser(), one)
    expect(await stateOf(two)).toBe('ended')
  })

  test('that is made up, of another session, or cut short is none', async () => {
    const token = await link()
    for (const bad of ['', 'x', `${token}x`, token.slice(0, -1), token.replace(session, 's-someone-else')])
      expect(await stateOf(bad)).toBe('unknown')
    expect((await press(site.browser(), token, 'short')).status).toBe(400)
    expect(await stateOf(token)).toBe('open')
  })

  test('outlives wrong guesses at codes, and leads nobody to where they have no seat', async () => {
    const token = await link('elsewhere')
    for (let i = 0; i < 12; i++) await site.accounts.redeemMoveCode('000000', '')
    const safari = site.browser()
    const answer = await safari.form('/api/session/move', { token, id: nextId(), upgrade: 'elsewhere' })
    expect(where(answer)).toBe('/')
    expect(await me(safari)).toMatchObject({ name: 'Mei' })
  })

  test('is made by nobody who is not signed in, and by no other site', async () => {
    expect((await site.browser().form('/api/session/move-link', {})).status).toBe(401)
    const foreign = await mei.form('/api/session/move-link', {}, { origin: 'https://evil.example.org' })
    expect(foreign.status).toBe(403)
  })

  test('and its tries are bounded as those of other links are', async () => {
    const token = await link()
    const thief = site.browser()
    for (let i = 0; i < 60; i++) await press(thief, `${token.slice(0, -3)}${i}`)
    expect((await press(thief, token)).status).toBe(429)
    expect(await stateOf(token)).toBe('open')
  })
})
