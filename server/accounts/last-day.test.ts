import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Browser, openSite, type Site, START } from '../http/testing/site.ts'
import { grantedUntil, lastDayToTell, SESSION_LASTS, SESSION_LASTS_AT_MOST } from './last-day.ts'
import { hashOf } from './secrets.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const LAST = START + SESSION_LASTS_AT_MOST

let site: Site
let owner: Browser
beforeEach(async () => {
  site = await openSite()
  owner = await site.owner()
})
afterEach(() => site.close())

const cookie = () => `farhand=${owner.cookie('farhand')}`
const me = () => site.accounts.fromCookie(cookie())
const at = (time: number) => site.clock.set(time)
/** Used now and then until this moment. */
async function usedUntil(time: number) {
  for (let then = START + 20 * DAY; then < time; then += 20 * DAY) {
    at(then)
    expect(await me()).toMatchObject({ name: 'Olga' })
  }
  at(time)
}

test('a session ends 180 days after it was given, however much it was used', async () => {
  await usedUntil(LAST - 13 * HOUR)
  expect(await me()).not.toBeNull()
  at(LAST)
  expect(await me()).toBeNull()
  expect(await site.accounts.standing(cookie())).toMatchObject({ standing: 'over' })
})

test('who uses it as its last day ends is not sent away in the middle of the night, but once it lay unused', async () => {
  await usedUntil(LAST - HOUR)
  // A night of eight hours, then a morning.
  for (let hour = -1; hour <= 8; hour++) {
    at(LAST + hour * HOUR)
    expect([hour, await me()]).toMatchObject([hour, { name: 'Olga' }])
  }
  at(LAST + 21 * HOUR)
  expect(await me()).toBeNull()
})

test('nobody goes on for ever by never leaving it alone', async () => {
  await usedUntil(LAST - HOUR)
  let ended: number | null = null
  for (let hour = -1; hour <= 20 * 24 && ended === null; hour++) {
    at(LAST + hour * HOUR)
    if ((await me()) === null) ended = hour
  }
  expect(ended).toBe(14 * 24)
})

test('what is granted never ends before a night is over, and never later than the rules say', () => {
  for (let day = 0; day < 200; day += 0.25) {
    const now = START + day * DAY
    const until = grantedUntil(START, now)
    expect(until).toBeLessThanOrEqual(now + SESSION_LASTS)
    expect(until).toBeLessThanOrEqual(LAST + 14 * DAY)
    if (day <= 193) expect(until - now).toBeGreaterThanOrEqual(12 * HOUR)
  }
  expect(lastDayToTell(START, LAST - 7 * DAY - 1)).toBeNull()
  expect(lastDayToTell(START, LAST - 7 * DAY)).toBe(LAST)
})

test('a week before, one press begins it anew under another cookie; the device and its name in events stay', async () => {
  const before = owner.cookie('farhand') ?? ''
  await usedUntil(LAST - 8 * DAY)
  const session = (await me())?.session ?? ''
  expect(site.accounts.lastDay(session)).toBeNull()
  await owner.form('/api/session/prolong', {})
  expect(owner.cookie('farhand')).toBe(before)
  at(LAST - 7 * DAY)
  expect(site.accounts.lastDay(session)).toBe(LAST)
  const gone: unknown[] = []
  site.accounts.onGone((g) => gone.push(g))
  const answer = await owner.form(
    '/api/session/prolong',
    {},
    { referer: `${site.url}/u/taipei/hands?show=x` },
  )
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/u/taipei/hands?show=x'])
  expect(owner.cookie('farhand')).not.toBe(before)
  expect(await me()).toMatchObject({ session, name: 'Olga', owner: true })
  // Sockets come back by themselves with the new one.
  expect(gone).toEqual([{ session, renewed: true }])
  expect(site.accounts.lastDay(session)).toBeNull()
  // Shown once, the new one stands alone.
  expect(await site.accounts.fromCookie(`farhand=${before}`)).toBeNull()
  await usedUntil(LAST + 20 * DAY)
  expect(await me()).not.toBeNull()
  const stored = await site.store.accounts.sessionByTokenHash(hashOf(owner.cookie('farhand') ?? ''), LAST)
  expect(stored?.session).toMatchObject({ id: session, createdAt: LAST - 7 * DAY })
})

test('an answer that was lost signs nobody out: the old cookie stands until the new one came, which the next page brings', async () => {
  await usedUntil(LAST - DAY)
  const before = owner.cookie('farhand') ?? ''
  const lost = () =>
    fetch(`${site.url}/api/session/prolong`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: site.url,
        cookie: `farhand=${before}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
  const first = (await lost()).headers.getSetCookie()[0]
  // Pressed again with the cookie of before: the same new one.
  expect((await lost()).headers.getSetCookie()[0]).toBe(first)
  expect(await me()).toMatchObject({ name: 'Olga' })
  const page = await owner.get('/settings', { accept: 'text/html' })
  expect(page.headers.getSetCookie()[0]).toBe(first)
  expect(owner.cookie('farhand')).not.toBe(before)
  expect(await me()).toMatchObject({ name: 'Olga' })
  expect(await site.accounts.fromCookie(`farhand=${before}`)).toBeNull()
})

test('the old cookie stands for a quarter of an hour at most, and falls with its session', async () => {
  await usedUntil(LAST - DAY)
  const { token = '', info } = (await site.accounts.shown(cookie())) ?? {}
  await site.accounts.prolong(info?.session ?? '', token)
  at(LAST - DAY + 14 * 60_000)
  expect(await me()).not.toBeNull()
  at(LAST - DAY + 16 * 60_000)
  expect(await me()).toBeNull()

  const other = await site.owner('Otto')
  at(site.clock.now() + SESSION_LASTS - DAY)
  for (let i = 0; i < 5; i++) {
    await site.accounts.fromCookie(`farhand=${other.cookie('farhand')}`)
    at(site.clock.now() + 29 * DAY)
  }
  const shown = await site.accounts.shown(`farhand=${other.cookie('farhand')}`)
  expect(shown).not.toBeNull()
  await site.accounts.prolong(shown?.info.session ?? '', shown?.token ?? '')
  await site.accounts.endSession(shown?.info.account ?? '', shown?.info.session ?? '')
  expect(await site.accounts.fromCookie(`farhand=${other.cookie('farhand')}`)).toBeNull()
})

test('a press leads nowhere but to a page of ours', async () => {
  const to = async (referer: string) =>
    (await owner.form('/api/session/prolong', {}, { referer })).headers.get('location')
  expect(await to('https://evil.example.org/u/x')).toBe('/u/x')
  expect(await to(`${site.url}//evil.example.org/`)).toBe('/')
  expect(await to('no address')).toBe('/')
  expect((await site.browser().form('/api/session/prolong', {})).status).toBe(401)
})
