import { type Browser, expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { phoneGone } from '../../domain/accounts/words/gone-phone.ts'
import { leaving } from '../../domain/accounts/words/leaving.ts'
import { meWords } from '../../domain/accounts/words/me.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine, phoneSaid, thisPhone } from '../../domain/phone/words.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import {
  comeByInvitation,
  linkFrom,
  type Member,
  member,
  onAPhoneInTaipei,
  sitDown,
} from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'
import { newExample, ownersLink } from '../harness/warm-server.ts'

const words = leaving.en
const out = meWords.en.out
const PLAN = /dragon|dolphin|Taipei gateway|Mei|Dale/i

let server: RunningServer
let dale: Member
let mei: Member

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'upgrade.start' })
  mei = await comes(browser, 'Mei')
  await mei.does({ type: 'presence.arrive' })
  await ask(dale)
})

const comes = (browser: Browser, name: string) =>
  comeByInvitation(browser, server, dale, { role: 'sentinel', person: 'sentinel', name, lang: 'en' })
const ask = (by: Member) =>
  by.does({
    type: 'request.ask',
    id: 'r1',
    kind: 'reset',
    machine: 'dolphin',
    step: null,
    text: 'Stand by the box, and press RESET.',
    expect: 'dolphin login:',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  } as CommandInput)
const handsOf = (m: Member) => `/u/${m.upgrade}/hands`
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function stateOf(of: Member): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${of.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}

/** Her phone, with all it needs to open the page without a network. */
async function onHands(m = mei): Promise<Page> {
  const page = await m.context.newPage()
  await page.goto(handsOf(m))
  await expect(page.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
  return page
}

/** Taps without a network, and the page is closed on it. */
async function tapsInTheCold(m = mei): Promise<void> {
  const page = await onHands(m)
  await m.context.setOffline(true)
  await button(page, phoneRequests.en.seen).tap()
  await expect(page.getByText(phoneSaid.en.kept(1)).first()).toBeVisible()
  await page.close()
  await m.context.setOffline(false)
}

/** What this browser holds of ours. */
const rest = (page: Page) =>
  page.evaluate(async () => ({
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map((d) => d.name),
    remembered: localStorage.length + sessionStorage.length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
const nothing = { caches: [], databases: [], remembered: 0, workers: 0 }
/** Without a network: what can be read at an address, if anything opens there at all. */
async function offlineAt(m: Member, path: string): Promise<string> {
  await m.context.setOffline(true)
  const page = await m.context.newPage()
  await page.goto(path).catch(() => undefined)
  const text = await page.locator('body').innerText()
  await page.close()
  await m.context.setOffline(false)
  return text
}
async function toSignOut(page: Page): Promise<void> {
  await page.goto('/settings')
  await button(page, out.do).first().click()
}

test('signed out by Settings, nothing is left to be read, whatever was open: not offline, not by Back, no photo', async () => {
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#264' } })
    .jpeg()
    .toBuffer()
  await mei.context.request.post(`/api/upgrades/${mei.upgrade}/photos?id=photo-one&about=request:r1`, {
    headers: { origin: server.url, 'content-type': 'image/jpeg' },
    data: jpeg,
  })
  const open = await onHands()
  const shot = (await open.locator('.shots a').getAttribute('href')) ?? ''
  const desk = await mei.context.newPage()
  await desk.goto(`/u/${mei.upgrade}`)
  await desk.evaluate((u) => localStorage.setItem(`farhand.warnings.${u}`, 'x 1'), mei.upgrade)
  const page = await mei.context.newPage()
  await page.goto(`/u/${mei.upgrade}`)
  await page.goto(shot)
  await toSignOut(page)
  await expect(page.getByRole('dialog').getByText(words.out.empties)).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: out.do }).click()
  await expect(page).toHaveURL(`${server.url}/`)

  // The other pages of this browser are closed at once.
  await expect(open.getByRole('heading', { name: phoneGone.en.title['signed-out'] })).toBeVisible()
  // At the front page, or told so in the place of the desk: whichever came first, the tab's word or the server's.
  await expect(desk.locator('.desk')).toHaveCount(0)
  await expect.poll(() => rest(page)).toEqual(nothing)
  // The browser's own cache, asked past the server.
  const cached = (path: string) =>
    page.evaluate(
      (p) =>
        fetch(p, { cache: 'only-if-cached', mode: 'same-origin' }).then(
          (r) => r.status,
          () => 0,
        ),
      path,
    )
  expect(await cached(shot)).not.toBe(200)
  expect(await cached(`${shot}/thumb`)).not.toBe(200)
  for (let n = 0; n < 3; n++) {
    await page.goBack().catch(() => undefined)
    expect(await page.locator('body').innerText()).not.toMatch(/press RESET|Mei/)
    expect(await page.locator('img[src*=photos]').count()).toBe(0)
  }
  expect(await offlineAt(mei, handsOf(mei))).not.toMatch(PLAN)
  expect(await offlineAt(mei, '/')).not.toMatch(PLAN)
})

test('who signs out with undelivered taps is told which; they go first, or are dropped knowingly', async () => {
  await tapsInTheCold()
  const page = await mei.context.newPage()
  await toSignOut(page)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(words.unsent.title(1))).toBeVisible()
  await expect(dialog.getByRole('listitem')).toContainText(phoneSaid.en.did['request.seen'] ?? '')
  await expect(dialog.getByRole('listitem')).toContainText('Taipei gateway')
  expect(await axeFaults(page)).toEqual([])
  await button(page, settingsPage.en.sessions.cancel).first().click()
  expect((await stateOf(mei)).requests['r1']?.state).toBe('asked')

  await button(page, out.do).first().click()
  await dialog.getByRole('button', { name: words.unsent.send }).click()
  await expect(dialog.getByText(words.unsent.allSent)).toBeVisible()
  expect((await stateOf(mei)).requests['r1']?.state).toBe('seen')

  // Tapped in another tab meanwhile: it is asked about before anything is done.
  const other = await onHands()
  await mei.context.setOffline(true)
  await button(other, phoneRequests.en.onMyWay).tap()
  await expect(other.getByText(phoneSaid.en.kept(1)).first()).toBeVisible()
  await other.close()
  await mei.context.setOffline(false)
  await dialog.getByRole('button', { name: out.do }).click()
  await expect(dialog.getByText(words.unsent.title(1))).toBeVisible()
  // A browser that does not know the header: the page does it all by itself.
  await page.route('**/api/session/end', async (route) => {
    const response = await route.fetch()
    const { 'clear-site-data': cleared, ...headers } = response.headers()
    expect(cleared).toBeDefined()
    await route.fulfill({ response, headers })
  })
  await dialog.getByRole('button', { name: words.out.drop }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  await expect.poll(() => rest(page)).toEqual(nothing)
  expect((await stateOf(mei)).requests['r1']?.state).toBe('seen')
})

test('a session ended from another device: what is dropped is told on the next page, or where Hands stands open, and all goes', async ({
  browser,
}) => {
  await tapsInTheCold()
  const next = await endedElsewhere(browser, mei)
  const page = await mei.context.newPage()
  await page.goto(handsOf(mei))
  await expect(page.getByText(words.ended.title)).toBeVisible()
  await expect(page.getByText(phoneSaid.en.did['request.seen'] ?? '').first()).toBeVisible()
  await expect.poll(() => rest(page)).toEqual(nothing)
  await expect.poll(async () => (await mei.context.cookies()).map((c) => c.name)).not.toContain('farhand')
  await page.reload()
  await expect(page.getByText(words.ended.title)).toHaveCount(0)
  expect(await offlineAt(mei, handsOf(mei))).not.toMatch(PLAN)
  expect((await stateOf(mei)).requests['r1']?.state).toBe('asked')

  const open = await onHands(next)
  await next.context.setOffline(true)
  await button(open, phoneRequests.en.seen).tap()
  await expect(open.getByText(phoneSaid.en.kept(1)).first()).toBeVisible()
  await endedElsewhere(browser, next)
  await next.context.setOffline(false)
  await expect(open.getByText(phoneGone.en.all)).toBeVisible({ timeout: 20_000 })
  await expect(open.getByText(phoneGone.en.unsent)).toBeVisible()
  await expect(open.locator('.card-gone li')).toContainText(phoneSaid.en.did['request.seen'] ?? '')
  await expect.poll(async () => (await rest(open)).databases).toEqual([])
  expect(await offlineAt(next, handsOf(next))).not.toMatch(PLAN)
})

test('one upgrade is closed to a phone while another goes on: only that one’s go, and are told', async ({
  warm,
}) => {
  const other = mei.in(await newExample(warm))
  const link = await ownersLink(warm, other.upgrade, { role: 'sentinel', person: 'sentinel' })
  await sitDown(mei.context, server, link, { upgrade: other.upgrade, name: 'Mei', lang: 'en' })
  await (await onHands(other)).close()
  await tapsInTheCold()
  await dale.does({ type: 'person.revoke', person: 'sentinel' })
  const page = await mei.context.newPage()
  await page.goto('/')
  await expect(page.getByText(words.closed.title)).toBeVisible()
  await expect(page.getByText(phoneSaid.en.did['request.seen'] ?? '').first()).toBeVisible()
  await expect
    .poll(() =>
      page.evaluate(
        async (paths) => Promise.all(paths.map(async (p) => (await caches.match(p)) !== undefined)),
        [handsOf(mei), handsOf(other)],
      ),
    )
    .toEqual([false, true])
  expect(await offlineAt(mei, handsOf(mei))).not.toMatch(/press RESET/)
  expect(await offlineAt(mei, handsOf(other))).toMatch(/dolphin/i)
})

test('another account on the same phone reads nothing of the first, and says nothing in its name; who comes back finds their taps', async () => {
  await tapsInTheCold()
  const link = await linkFrom(server, dale, { role: 'observer', person: null })
  const [cookie] = (await mei.context.cookies()).filter((c) => c.name === 'farhand')
  // Only run out: nobody ended it.
  await mei.context.clearCookies({ name: 'farhand' })
  const page = await mei.context.newPage()
  await page.goto(link)
  await expect(page.getByText(words.kept.text)).toBeVisible()
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([])
  await sitDown(mei.context, server, link, { upgrade: mei.upgrade, name: 'Kai', lang: 'en' })
  const kai = await mei.context.newPage()
  await kai.goto(handsOf(mei))
  await expect(kai.getByText(phoneLine.en.live)).toBeVisible({ timeout: 20_000 })
  expect((await stateOf(mei)).requests['r1']?.state).toBe('asked')
  await kai.close()
  await mei.context.clearCookies({ name: 'farhand' })
  if (cookie !== undefined) await mei.context.addCookies([cookie])
  await page.goto(handsOf(mei))
  await expect.poll(async () => (await stateOf(mei)).requests['r1']?.state).toBe('seen')
})

/** By the same person, on a device of theirs that is signed in by a code: that one. */
async function endedElsewhere(browser: Browser, m: Member): Promise<Member> {
  const headers = { origin: server.url, 'content-type': 'application/json' }
  // The same session, where there is a network.
  const online = await browser.newContext({ baseURL: server.url })
  await online.addCookies(await m.context.cookies())
  const made = await online.request.post('/api/session/code', { headers, data: {} })
  const { code } = (await made.json()) as { code: string }
  await online.close()
  const context = await browser.newContext({ ...onAPhoneInTaipei, baseURL: server.url })
  await context.addCookies([{ name: 'lang', value: 'en', url: server.url }])
  await context.request.post('/api/session/enter', { headers, data: { code } })
  const ended = await context.request.post('/api/session/end', { headers, data: { others: 'on' } })
  expect(ended.ok()).toBe(true)
  return member(context, server, m.upgrade)
}
