import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { phoneGone } from '../../domain/accounts/words/gone-phone.ts'
import { fromStretch } from '../../domain/contract/unwire.ts'
import type { Stretch } from '../../domain/contract/wire.ts'
import { offline } from '../../domain/hands/words/offline.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine, phoneSaid, thisPhone } from '../../domain/phone/words.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const words = phoneLine.en
const HANDS = () => `/u/${dale.upgrade}/hands`

let server: RunningServer
let dale: Member
let mei: Member
let page: Page

test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  await dale.does({ type: 'upgrade.start' })
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: 'Mei',
    lang: 'en',
  })
  await mei.does({ type: 'presence.arrive' })
  page = await mei.context.newPage()
  await page.goto(HANDS())
  await kept()
})

/** Until the phone says that it has all it needs. */
const kept = () => expect(page.getByText(thisPhone.en.offline.kept)).toBeVisible({ timeout: 20_000 })
const live = () => expect(page.getByText(words.live)).toBeVisible({ timeout: 20_000 })
const button = (name: string) => page.getByRole('button', { name, exact: true })
const ask = (id: string, text: string) =>
  dale.does({
    type: 'request.ask',
    id,
    kind: 'reset',
    machine: 'dolphin',
    step: 'reboot',
    text,
    expect: 'dolphin login:',
    allowance: 10,
    expiresAt: null,
    ifNobody: { then: 'wait' },
  })

async function state(): Promise<UpgradeState> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  return ((await answer.json()) as { state: UpgradeState }).state
}
async function events(type: string): Promise<LoggedEvent[]> {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}/events?after=0`)
  const { stretch } = (await answer.json()) as { stretch: Stretch }
  return (fromStretch(dale.upgrade, stretch) ?? []).filter((e) => e.type === type)
}

test('with no network the page opens with what was last seen, takes taps, survives being closed, and sends each once', async () => {
  await dale.does({ type: 'clock.set', own: { at: (await state()).at, rate: 1 } })
  await ask('r1', 'Stand by the box, and press RESET.')
  await expect(page.getByText('Stand by the box, and press RESET.')).toBeVisible()
  await expect.poll(() => keptSeq(page)).toBe((await state()).seq)

  await mei.context.setOffline(true)
  await page.reload()
  await expect(page.getByText(phoneLine.en.keptPage)).toBeVisible()
  // As of when, and not as if it were just about to connect.
  await expect(page.getByText(phoneLine.en.asOf)).toBeVisible()
  await expect(page.locator('.line-lost')).toContainText(words.lastHeard)
  await expect(page.getByText(words.connecting)).toHaveCount(0)
  await expect(page.getByText('Stand by the box, and press RESET.')).toBeVisible()
  await button(phoneRequests.en.seen).tap()
  await button(phoneRequests.en.onMyWay).tap()
  // No goodbye: the tab is killed, and the phone is started anew.
  await page.close()
  page = await mei.context.newPage()
  await page.goto(HANDS())
  await expect(button(phoneRequests.en.done)).toBeVisible()
  await expect(page.getByText(phoneSaid.en.kept(2))).toBeVisible()
  expect((await state()).requests['r1']?.state).toBe('asked')

  await mei.context.setOffline(false)
  await live()
  await expect.poll(async () => (await state()).requests['r1']?.state).toBe('on-my-way')
  expect(await events('request.seen')).toHaveLength(1)
  expect(await events('request.on-my-way')).toHaveLength(1)
  // With the time of the tap, long before it came to the server.
  const [seen] = await events('request.seen')
  expect(seen?.happenedAt).toBeLessThan(seen?.at ?? 0)
})

test('a page that came over a line which died with it says that it is offline', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url, serviceWorkers: 'block' })
  await context.addCookies((await dale.context.storageState()).cookies)
  const cut = await context.newPage()
  await cut.routeWebSocket(/socket\.io/, (ws) => ws.close())
  await cut.route('**/socket.io/**', (route) => route.abort())
  await cut.goto(HANDS())
  await expect(cut.getByText(words.lost, { exact: true })).toBeVisible()
  await expect(cut.getByText(words.connecting)).toHaveCount(0)
})

test('offline, another address leads to what is kept, and the plan can be read', async () => {
  await mei.context.setOffline(true)
  await page.goto('/settings')
  await expect(page.getByText(offline.en.what)).toBeVisible()
  // In the language that they read the page in.
  await expect(page.getByText(offline['zh-TW'].what)).toHaveCount(0)
  await page
    .getByRole('link', { name: /Taipei/ })
    .first()
    .tap()
  await expect(page).toHaveURL(new RegExp(`${HANDS()}$`))
  await page.getByText(thisPhone.en.plan, { exact: true }).tap()
  await expect(page.getByText('Move the modem cable from the old dragon to the new dragon')).toBeVisible()
  // An installed app opens at the front: with one upgrade in hand, that is where it leads.
  await page.goto('/')
  await expect(page).toHaveURL(new RegExp(`${HANDS()}$`))
})

test('a photo of what is asked is seen with no network, and goes with the request', async () => {
  await ask('r1', 'Stand by the box, and press RESET.')
  const jpeg = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#264' } })
    .jpeg()
    .toBuffer()
  const sent = await mei.context.request.post(
    `/api/upgrades/${dale.upgrade}/photos?id=photo-one&about=request:r1`,
    {
      headers: { origin: server.url, 'content-type': 'image/jpeg' },
      data: jpeg,
    },
  )
  expect(sent.ok()).toBe(true)
  const picture = page.locator('.shots img')
  await expect(picture).toBeVisible()
  await expect.poll(() => keptThumbs(page)).toBe(1)
  await expect.poll(() => keptSeq(page)).toBe((await state()).seq)

  await mei.context.setOffline(true)
  await page.reload()
  await expect(page.getByText(phoneLine.en.keptPage)).toBeVisible()
  await expect.poll(() => picture.evaluate((i: HTMLImageElement) => i.naturalWidth)).toBeGreaterThan(0)

  await mei.context.setOffline(false)
  await live()
  await dale.does({ type: 'request.withdraw', id: 'r1', reason: 'No need' })
  await expect.poll(() => keptThumbs(page)).toBe(0)
})

test('who was cut off finds nothing left on the phone', async () => {
  await page.evaluate(async () => {
    const cache = await caches.open('farhand-thumbs-1')
    await cache.put(`/u/taipei/photos/${'a'.repeat(64)}/thumb`, new Response('webp'))
  })
  await dale.does({ type: 'person.revoke', person: 'sentinel' })
  await expect(page.getByText(phoneGone.en.why.revoked)).toBeVisible()
  await expect
    .poll(() => page.evaluate(async (path) => (await caches.match(path)) === undefined, HANDS()))
    .toBe(true)
  await expect.poll(() => keptThumbs(page)).toBe(0)
  await mei.context.setOffline(true)
  await page.reload()
  await expect(page.getByText(offline['zh-TW'].nothing)).toBeVisible()
})

test('a kept page of an older build meets a newer server: it takes the newer one, and never asks for a script that is gone', async () => {
  await page.evaluate(async (path) => {
    const cache = await caches.open('farhand-pages-1')
    const html = (await (await cache.match(path))?.text()) ?? ''
    const scripts = [...html.matchAll(/="\/hands\/hands\.([\w-]+)\.js"/g)].map(([, name = '']) => name)
    const older = (text = '') => scripts.reduce((t, name) => t.replaceAll(name, `OLDBUILD-${name}`), text)
    for (const name of scripts) {
      const code = await (await cache.match(`/hands/hands.${name}.js`))?.text()
      const headers = { 'content-type': 'text/javascript' }
      await cache.put(`/hands/hands.OLDBUILD-${name}.js`, new Response(older(code), { headers }))
    }
    await cache.put(path, new Response(older(html), { headers: { 'content-type': 'text/html' } }))
  }, HANDS())
  await mei.context.setOffline(true)
  await page.reload()
  await expect(page.getByText(phoneLine.en.keptPage)).toBeVisible()
  expect(
    await page.evaluate(() => document.querySelector('script[data-later]')?.getAttribute('src')),
  ).toContain('OLDBUILD')
  await mei.context.setOffline(false)
  await live()
  await expect
    .poll(() => page.evaluate(() => document.querySelector('script[data-later]')?.getAttribute('src')))
    .not.toContain('OLDBUILD')
  await expect(page.getByText(phoneLine.en.keptPage)).toBeHidden()
})

/** How many small photos the phone keeps. */
function keptThumbs(page: Page): Promise<number> {
  return page.evaluate(async () => (await (await caches.open('farhand-thumbs-1')).keys()).length)
}

/** Up to where the log is kept on the phone. */
function keptSeq(page: Page): Promise<number> {
  return page.evaluate(
    (upgrade) =>
      new Promise<number>((resolve) => {
        const open = indexedDB.open('farhand')
        open.onsuccess = () => {
          const get = open.result.transaction('views').objectStore('views').get(upgrade)
          get.onsuccess = () => {
            open.result.close()
            resolve((get.result as { state: { seq: number } } | undefined)?.state.seq ?? 0)
          }
        }
      }),
    dale.upgrade,
  )
}

test('a page that the worker came to while it loaded is kept as well', async () => {
  await page.goto('/me')
  await page.evaluate(async () => {
    for (const r of await navigator.serviceWorker.getRegistrations()) await r.unregister()
    for (const name of await caches.keys()) await caches.delete(name)
  })
  await page.close()
  page = await mei.context.newPage()
  let go = () => {}
  const came = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/hands/*.js', async (route) => {
    await came
    await route.continue()
  })
  await page.goto(HANDS(), { waitUntil: 'commit' })
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    while (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => requestAnimationFrame(resolve))
  })
  go()
  await kept()
})
