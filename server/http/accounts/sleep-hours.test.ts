import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KnownHours } from '../../../domain/availability/known-hours.ts'
import { type Browser, openSite, type Site } from '../testing/site.ts'

let site: Site
let owner: Browser
let mei: Browser
beforeEach(async () => {
  site = await openSite()
  await site.upgrade('taipei')
  owner = await site.owner()
  await owner.json('/api/upgrades/taipei/commands', {
    id: 'take-the-seat-1',
    command: { type: 'seat.take', person: 'upgrader', name: 'Dale' },
  })
  mei = await site.guest(owner, 'sentinel', 'sentinel', 'Mei')
})
afterEach(() => site.close())

const say = (b: Browser, fields: Record<string, string>) => b.form('/api/session/hours', fields)
const where = (answer: Response) => answer.headers.get('location')
async function known(b: Browser, upgrade = 'taipei'): Promise<KnownHours[]> {
  const answer = await b.get(`/api/upgrades/${upgrade}/hours`)
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { hours: KnownHours[] }).hours
}

test('one’s own hours are one’s own until they are shared, and not any more when they no longer are', async () => {
  expect(await known(owner)).toEqual([])
  expect(where(await say(owner, { wake: '07:00', sleep: '23:00' }))).toBe('/settings?done=hours#sleep')
  const hours = { person: 'upgrader', wake: '07:00', sleep: '23:00' }
  expect(await known(owner)).toEqual([{ ...hours, own: true, shared: false }])
  expect(await known(mei)).toEqual([])

  await say(owner, { wake: '07:00', sleep: '23:00', shared: 'on' })
  expect(await known(owner)).toEqual([{ ...hours, own: true, shared: true }])
  expect(await known(mei)).toEqual([{ ...hours, own: false, shared: true }])

  await say(owner, { wake: '06:30', sleep: '23:00' })
  expect(await known(mei)).toEqual([])
})

test('deleted, they are known to nobody; deleting nothing is no fault', async () => {
  await say(owner, { wake: '07:00', sleep: '23:00', shared: 'on' })
  for (let i = 0; i < 2; i++) {
    expect(where(await owner.form('/api/session/hours/forget', {}))).toBe('/settings?done=forgotten#sleep')
    expect(await known(owner)).toEqual([])
    expect(await known(mei)).toEqual([])
  }
})

test.each<Record<string, string>>([
  { wake: '07:00' },
  { wake: '07:00', sleep: '07:00' },
  { wake: '24:00', sleep: '23:00' },
  { wake: '', sleep: '23:00' },
  { wake: '7 AM', sleep: '<script>' },
])('what is no pair of hours leaves those that stand: %j', async (fields) => {
  await say(owner, { wake: '07:00', sleep: '23:00' })
  expect(where(await say(owner, fields))).toBe('/settings?why=no-hours#sleep')
  expect(await known(owner)).toMatchObject([{ wake: '07:00', sleep: '23:00' }])
  expect((await owner.json('/api/session/hours', fields)).status).toBe(409)
})

test('strangers, other upgrades, scripts and other sites are told nothing and change nothing', async () => {
  await say(owner, { wake: '07:00', sleep: '23:00', shared: 'on' })
  const nobody = site.browser()
  expect((await nobody.get('/api/upgrades/taipei/hours')).status).toBe(401)
  expect((await say(nobody, { wake: '01:00', sleep: '02:00' })).status).toBe(401)
  await site.upgrade('other')
  expect((await mei.get('/api/upgrades/other/hours')).status).toBe(404)
  expect((await mei.get('/api/upgrades/none-such/hours')).status).toBe(404)
  const made = await owner.json('/api/upgrades/taipei/tokens', { name: 'old-box' })
  const { token } = (await made.json()) as { token: string }
  const script = { authorization: `Bearer ${token}` }
  expect((await nobody.get('/api/upgrades/taipei/hours', script)).status).toBe(404)
  const elsewhere = { origin: 'https://evil.example' }
  const forged = await owner.form('/api/session/hours', { wake: '01:00', sleep: '02:00' }, elsewhere)
  expect(forged.status).toBe(403)
  expect((await owner.form('/api/session/hours/forget', {}, elsewhere)).status).toBe(403)
  expect(await known(owner)).toMatchObject([{ wake: '07:00', sleep: '23:00' }])
})

test('who lost the seat neither reads nor is read of any more', async () => {
  await say(mei, { wake: '06:11', sleep: '22:00', shared: 'on' })
  expect(await known(owner)).toMatchObject([{ person: 'sentinel', wake: '06:11', own: false }])
  await site.must('taipei', { type: 'person.revoke', person: 'sentinel' })
  expect(await known(owner)).toEqual([])
  expect((await mei.get('/api/upgrades/taipei/hours')).status).toBe(404)
})

test('nothing of it is in the log, in the state or in what the upgrade tells', async () => {
  await say(owner, { wake: '06:47', sleep: '23:13', shared: 'on' })
  for (const path of ['', '/events', '/plan.yaml']) {
    const text = await (await owner.get(`/api/upgrades/taipei${path}`)).text()
    for (const secret of ['06:47', '23:13']) expect(text).not.toContain(secret)
  }
})
