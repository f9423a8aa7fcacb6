import { afterEach, expect, test } from 'vitest'
import { handClock } from '../../tests/harness/hand-clock.ts'
import { nextId, openSite, type Site, START, tokenOf } from '../http/testing/site.ts'
import { openStore } from '../store/open.ts'
import type { SignInRow, SignInStore } from '../store/sign-ins.ts'
import { temporaryFolder } from '../store/testing/sample.ts'
import { createSignIns, SIGN_INS_KEPT, type Try } from './sign-ins.ts'

let site: Site
afterEach(() => site?.close())

const DAY = 24 * 3_600_000
const said = async (page = 1) =>
  (await site.accounts.signIns.page(page)).rows.map(({ what, why, name, count }) =>
    [what, why, name, count].filter((part) => part !== '').join(' '),
  )

test('who comes in, and who tries to, is told with the way, the reason, the address and the device', async () => {
  site = await openSite()
  await site.upgrade('taipei')
  const iphone = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1' }
  const link = await site.accounts.ownerLink()
  const owner = site.browser()
  const at = (minute: number) => site.clock.set(START + minute * 60_000)
  await owner.form('/api/session/owner', { token: link, name: 'Olga', lang: 'en' }, iphone)
  at(1)
  await site.browser().form('/api/session/owner', { token: link, name: 'Eve', lang: 'en' })
  at(2)
  await site.guest(owner, 'sentinel', null, 'Mei')
  at(3)
  const spent = await owner.json('/api/session/code', {})
  const { code } = (await spent.json()) as { code: string }
  await site.browser().form('/api/session/enter', { code })
  at(4)
  await site.browser().form('/api/session/enter', { code })
  at(5)
  await owner.json('/api/session/lang', { lang: 'en' }, { origin: 'https://evil.example.org' })
  at(6)
  await site
    .browser()
    .json('/api/upgrades/taipei/commands', {}, { authorization: `Bearer fh_${'x'.repeat(43)}` })
  at(7)
  await site.browser().form('/api/session/join', { token: 'nothing', id: nextId(), name: 'Eve' })
  at(8)
  await site.browser().get('/calendar/nothing.ics')
  expect(await said()).toEqual([
    'calendar unknown 1',
    'invitation unknown 1',
    'token unknown 1',
    'post other-origin 1',
    'code wrong 1',
    'code Olga 1',
    'invitation Mei 1',
    'owner-link used 1',
    'owner-link Olga 1',
  ])
  const { rows } = await site.accounts.signIns.page(1)
  expect(rows.at(-1)).toMatchObject({ address: '127.0.0.1', label: 'Safari, iPhone', lastAt: START })
  const all = JSON.stringify(rows)
  for (const secret of [link, code, 'nothing', 'xxxx', 'Eve', 'evil']) expect(all).not.toContain(secret)
})

test('a link’s or a code’s guesses beyond what an address may try are told as such', async () => {
  site = await openSite()
  for (let i = 0; i < 7; i++) await site.browser().form('/api/session/enter', { code: '000000' })
  expect((await said()).sort()).toEqual(['code too-many 2', 'code wrong 5'])
})

test('a name that was erased, or an account that is gone, has none here', async () => {
  site = await openSite()
  await site.upgrade('taipei')
  const owner = await site.owner()
  const invited = await owner.json('/api/upgrades/taipei/invitations', { role: 'sentinel', person: null })
  const { link } = (await invited.json()) as { link: string }
  await site
    .browser()
    .form('/api/session/join', { token: tokenOf(link), id: nextId(), name: 'Mei', lang: 'en' })
  expect(await said()).toContain('invitation Mei 1')
  const { rows } = await site.accounts.signIns.page(1)
  const mei = rows.find((row) => row.name === 'Mei')?.accountId ?? ''
  await site.store.accounts.renameAccount(mei, '')
  expect(await said()).toContain('invitation 1')
  await site.store.accounts.deleteAccount(mei)
  expect(JSON.stringify((await site.accounts.signIns.page(1)).rows)).not.toContain('Mei')
})

/** The record alone, over a real store. */
async function record(wrap: (store: SignInStore) => SignInStore = (store) => store) {
  const store = await openStore({ dataDir: temporaryFolder() })
  const clock = handClock(START)
  return { store, clock, signIns: createSignIns(wrap(store.signIns), clock) }
}
const tried = (address: string, more: Partial<Try> = {}): Try => ({
  what: 'code',
  why: 'wrong',
  address,
  account: null,
  label: 'Chrome, Android',
  ...more,
})

test('a flood from one address is one row a minute; from very many, sixty and one for the rest', async () => {
  const { store, clock, signIns } = await record()
  for (let i = 0; i < 5000; i++) signIns.note(tried('192.0.2.1'))
  clock.set(START + 2500)
  for (let i = 0; i < 5000; i++) signIns.note(tried('192.0.2.1'))
  expect((await signIns.page(1)).rows).toMatchObject([{ address: '192.0.2.1', count: 10_000 }])
  clock.set(START + 60_000)
  for (let i = 0; i < 3000; i++) signIns.note(tried(`2001:db8:0:${i.toString(16)}::/64`))
  // Whoever comes in meanwhile is told of all the same.
  signIns.note(tried('192.0.2.2', { why: null, account: 'a-mei' }))
  const { rows, pages } = await signIns.page(2)
  const first = (await signIns.page(1)).rows
  expect([first.length, rows.length, pages]).toEqual([50, 13, 2])
  const all = [...first, ...rows]
  expect(all.find((row) => row.accountId === 'a-mei')).toMatchObject({ why: '', count: 1 })
  expect(all.find((row) => row.address === '')).toMatchObject({ count: 3000 - 60, label: '' })
  expect(all.reduce((sum, row) => sum + row.count, 0)).toBe(10_000 + 3000 + 1)
  await store.close()
})

test('is kept for 90 days, also where nobody comes by any more', async () => {
  const { store, clock, signIns } = await record()
  signIns.tidyDaily()
  signIns.note(tried('192.0.2.1'))
  signIns.note(tried('192.0.2.1', { why: null, account: 'a-mei' }))
  clock.set(START + SIGN_INS_KEPT - DAY)
  await signIns.flush()
  expect(await store.signIns.count()).toBe(2)
  for (let day = -1; day <= 1; day++) clock.set(START + SIGN_INS_KEPT + day * DAY + 1)
  await signIns.flush()
  expect(await store.signIns.count()).toBe(0)
  await store.close()
})

test('only the newest ten thousand rows of tries in vain are kept, and all who came in', async () => {
  const { store } = await record()
  const row = (i: number, why: string): SignInRow => ({
    minute: START + i * 60_000,
    what: 'code',
    why,
    address: '192.0.2.1',
    accountId: '',
    label: '',
    count: 1,
    lastAt: START + i * 60_000,
  })
  await store.signIns.add([row(0, ''), ...Array.from({ length: 30 }, (_, i) => row(i, 'wrong'))])
  await store.signIns.tidy(START - DAY, 10)
  const left = await store.signIns.newest(0, 50)
  expect(left.map((r) => r.lastAt - START).sort((a, b) => a - b)).toEqual([
    0,
    ...Array.from({ length: 10 }, (_, i) => (i + 20) * 60_000),
  ])
  await store.close()
})

test('a disk that takes nothing holds nobody up, and what waited is written once it does', async () => {
  let full = true
  const { store, clock, signIns } = await record((real) => ({
    ...real,
    add: (rows) => (full ? Promise.reject(new Error('disk full')) : real.add(rows)),
  }))
  signIns.note(tried('192.0.2.1'))
  clock.set(START + 3000)
  await signIns.flush()
  signIns.note(tried('192.0.2.1', { why: null, account: 'a-mei' }))
  await signIns.flush()
  full = false
  expect((await signIns.page(1)).rows.map((row) => [row.why, row.count]).sort()).toEqual([
    ['', 1],
    ['wrong', 1],
  ])
  await store.close()
})
