import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { browserAgents, inAppAgents, iphoneWithoutName } from '../../domain/accounts/agents.fixture.ts'
import { appNames, type InApp, type System } from '../../domain/accounts/in-app.ts'
import { comer } from '../../domain/accounts/words/comer.ts'
import { phoneGone } from '../../domain/accounts/words/gone-phone.ts'
import { inAppWords } from '../../domain/accounts/words/in-app.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { ownerLink } from '../../domain/accounts/words/owner.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test, type WarmServer } from '../harness/night.ts'
import { comeByInvitation, comeByLink, linkFrom, type Member, onAPhoneInTaipei } from '../harness/people.ts'

const words = inAppWords.en
const agentOf = (app: InApp, system: System) =>
  inAppAgents.find(([a, s]) => a === app && s === system)?.[2] ?? ''
const safari = browserAgents[0]?.[1] ?? ''
const english = { ...onAPhoneInTaipei, locale: 'en-US' }

/** Inside an app: a phone whose browser calls itself so. */
const inside = (userAgent: string, more: BrowserContextOptions = english) => ({ ...more, userAgent })

async function open(browser: Browser, warm: WarmServer, userAgent: string, more = english): Promise<Page> {
  return (await browser.newContext({ ...inside(userAgent, more), baseURL: warm.url })).newPage()
}

/** What nobody may be told who is in no app. */
const notices = (page: Page) => page.getByText(words.limits)
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

test('the page of an invitation says before its button in which app it is, and how to get out; to browsers it says nothing', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const link = await linkFrom(warm, dale, { role: 'sentinel', person: 'sentinel' })
  const page = await (
    await browser.newContext({
      ...inside(agentOf('wechat', 'android')),
      baseURL: warm.url,
      javaScriptEnabled: false,
    })
  ).newPage()
  /** The page as the server gives it to that browser: all that is told stands in it, without any script. */
  const as = async (userAgent: string) =>
    (await (await page.request.get(link, { headers: { 'user-agent': userAgent } })).text())
      .replaceAll(/<script.*?<\/script>/gs, '')
      .replaceAll('&amp;', '&')
  const { host, pathname, href } = new URL(link, warm.url)
  const ways: Partial<Record<`${InApp} ${System}`, string>> = {
    'line ios': `${href}?openExternalBrowser=1`,
    'line android': `${href}?openExternalBrowser=1`,
    'messenger android': `intent://${host}${pathname}#Intent;scheme=http;end`,
    'instagram ios': `x-safari-${href}`,
  }
  for (const [app, system, userAgent] of inAppAgents) {
    const html = await as(userAgent)
    const title = html.indexOf(words.title(app === 'other' ? null : appNames[app]))
    expect(title, userAgent).toBeGreaterThan(0)
    expect(html.indexOf(words.joinHere), userAgent).toBeGreaterThan(title)
    expect(html, userAgent).toContain(`value="${href}"`)
    const way = ways[`${app} ${system}`]
    if (way !== undefined) expect(html, userAgent).toContain(`href="${way}"`)
    if (app === 'wechat' || app === 'teams') expect(html, userAgent).not.toContain(words.orMenu)
  }
  const button = `>${joinWords.en.do}</button>`
  for (const [, userAgent] of browserAgents) {
    const html = await as(userAgent)
    expect(html, userAgent).toContain(button)
    expect(html, userAgent).not.toContain(words.limits)
  }
  // An iPhone’s page that gives no name is told of apps, but keeps its button: it may be on the Home Screen.
  const unsure = await as(iphoneWithoutName)
  expect(unsure).toContain(words.limits)
  expect(unsure).toContain(button)

  // Looked at so often, it still opens; also here, for who wants to.
  await page.goto(link)
  await page.getByLabel(comer.en.name).fill('Mei')
  await page.getByRole('button', { name: words.joinHere }).click()
  await expect(page).toHaveURL(/\/hands$/)
  await expect(page.getByText(words.strip.told('WeChat'))).toBeVisible()
})

test('the owner’s link and the page for codes say the same, and all of them can be read', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const link = await linkFrom(warm, dale, { role: 'sentinel', person: 'sentinel' })
  for (const [lang, path] of [
    ['en', link],
    ['zh-TW', link],
    ['en', '/code'],
  ] as const) {
    const locale = lang === 'en' ? 'en-US' : 'zh-TW'
    const page = await open(browser, warm, agentOf('messenger', 'ios'), { ...english, locale })
    await page.goto(path)
    await expect(page.getByText(inAppWords[lang].title('Messenger'))).toBeVisible()
    expect(await fits(page)).toBe(true)
    expect(await axeFaults(page)).toEqual([])
  }
  const owner = await open(browser, warm, agentOf('line', 'android'))
  await owner.goto('/in/made-up')
  await expect(owner.getByText(ownerLink.en.over.unknown)).toBeVisible()
  await expect(notices(owner)).toHaveCount(0)
})

/** Mei, who joined inside LINE, with her page open there. */
async function meiInside(browser: Browser, warm: WarmServer, dale: Member): Promise<Page> {
  const mei = await comeByInvitation(
    browser,
    warm,
    dale,
    { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' },
    inside(agentOf('line', 'ios')),
  )
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  return page
}

/** The link that stands on the page she made it on. */
const shown = (page: Page) => page.getByLabel(words.link, { exact: true }).inputValue()

test('who joined inside an app goes on in their own browser by a link, and the old page says so', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const line = await meiInside(browser, warm, dale)
  await expect(line.getByText(words.strip.told('LINE'))).toBeInViewport()
  const other = await line.context().newPage()
  await other.goto('/settings')
  await expect(other.getByText('LINE, iPhone')).toBeVisible()
  await expect(other.getByRole('link', { name: words.strip.do })).toHaveAttribute('href', '/move')
  await other.goto(`/u/${dale.upgrade}/hands`)

  await line.getByRole('button', { name: words.strip.do }).tap()
  await expect(line.getByRole('heading', { name: words.move.title })).toBeVisible()
  const link = await shown(line)
  // What the app’s menu opens outside is this very address.
  expect(line.url()).toBe(link)
  await expect(line.getByRole('link', { name: words.open.browser })).toHaveAttribute(
    'href',
    `${link}&openExternalBrowser=1`,
  )
  await expect(line.getByText(words.move.secret)).toBeVisible()
  expect(await fits(line)).toBe(true)
  expect(await axeFaults(line)).toEqual([])

  // What was tapped there and not sent yet would stay behind: it says so, for as long as that is so.
  const waits = line.getByText(words.move.unsent(1))
  await line.context().setOffline(true)
  await other.getByRole('button', { name: phonePresence.en.arrive, exact: true }).tap()
  await expect(waits).toBeVisible()
  await other.evaluate(() => dispatchEvent(new Event('pagehide')))
  await line.context().setOffline(false)
  await expect(waits).toBeHidden({ timeout: 20_000 })

  // Opened inside the app again it says that, and looking uses nothing up.
  const again = await open(browser, warm, agentOf('line', 'ios'))
  await again.goto(link)
  await expect(again.getByText(words.title('LINE'))).toBeVisible()
  await expect(again.getByRole('button', { name: words.goOn.here })).toBeVisible()

  const here = await open(browser, warm, safari)
  await here.goto(link)
  await expect(notices(here)).toHaveCount(0)
  expect(await axeFaults(here)).toEqual([])
  const form = await here
    .locator('form')
    .evaluate((f: HTMLFormElement) => Object.fromEntries(new FormData(f)))
  await here.getByRole('button', { name: words.goOn.do('Mei'), exact: true }).tap()
  await expect(here).toHaveURL(`${warm.url}/u/${dale.upgrade}/hands`)
  await expect(here.getByText(words.strip.told('LINE'))).toHaveCount(0)
  const state = await (await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)).json()
  const me = await here.evaluate(() => JSON.parse(document.getElementById('boot')?.textContent ?? '').me)
  expect(me).toMatchObject({ person: 'sentinel', account: state.state.people.sentinel.account })

  // Both pages that are open inside the app say so; with them the browser there has forgotten whose it was.
  await expect(other.getByRole('heading', { name: phoneGone.en.title.moved })).toBeVisible()
  expect(await axeFaults(other)).toEqual([])
  await expect(line.getByRole('heading', { name: words.goOn.over.used })).toBeVisible()
  await other.goto(`/u/${dale.upgrade}/hands`)
  await expect(other).toHaveURL(`${warm.url}/`)

  // The answer was lost, and the same form is pressed again: in. Another form: used.
  const third = await browser.newContext({ ...inside(safari), baseURL: warm.url })
  const pressed = await third.request.post('/api/session/move', {
    form: form as Record<string, string>,
    headers: { origin: warm.url },
    maxRedirects: 0,
  })
  expect([pressed.status(), pressed.headers()['location']]).toEqual([303, `/u/${dale.upgrade}/hands`])
  await again.goto(link)
  await expect(again.getByRole('heading', { name: words.goOn.over.used })).toBeVisible()
  expect(await axeFaults(again)).toEqual([])
})

test('without script the move works too; after ten minutes the link says what to do, and the old page goes on', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const seat = await linkFrom(warm, dale, { role: 'sentinel', person: 'sentinel' })
  const options = { ...inside(agentOf('messenger', 'android')), javaScriptEnabled: false }
  const who = { upgrade: dale.upgrade, name: 'Mei', lang: 'en' } as const
  const { context } = await comeByLink(browser, warm, seat, who, options)
  const page = await context.newPage()
  await page.goto(`/u/${dale.upgrade}/hands`)
  await page.getByRole('button', { name: words.strip.do }).click()
  const late = await shown(page)
  // The server goes by the real clock: the link is made ten minutes older instead.
  const db = new Database(join(warm.dataDir, 'farhand.db'))
  db.prepare('UPDATE "MoveCode" SET "expiresAt" = "expiresAt" - 600000').run()
  db.close()
  const plain = await browser.newContext({ ...inside(safari), baseURL: warm.url, javaScriptEnabled: false })
  const there = await plain.newPage()
  await there.goto(late)
  await expect(there.getByRole('heading', { name: words.goOn.over.expired })).toBeVisible()
  await expect(there.getByText(words.goOn.now.expired)).toBeVisible()

  await page.reload()
  await expect(page.getByRole('heading', { name: words.goOn.over.expired })).toBeVisible()
  await page.getByRole('button', { name: words.move.make }).click()
  await there.goto(await shown(page))
  await there.getByRole('button', { name: words.goOn.do('Mei'), exact: true }).click()
  await expect(there).toHaveURL(`${warm.url}/u/${dale.upgrade}/hands`)
  await page.reload()
  await expect(page.getByText(words.move.moved.text)).toBeVisible()
})

test('on the smallest phone the way out stands above while nothing is asked, and below as soon as something is', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  await dale.does({
    type: 'clock.set',
    own: { at: Date.parse('1998-09-12T09:05:00+08:00'), rate: 1 },
  })
  await dale.does({ type: 'upgrade.start' })
  const page = await meiInside(browser, warm, dale)
  await page.setViewportSize({ width: 320, height: 640 })
  const strip = page.locator('.in-app')
  expect((await strip.boundingBox())?.y).toBe(0)
  expect((await strip.boundingBox())?.height).toBeLessThanOrEqual(72)
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
  await dale.does({
    ...{ type: 'request.ask', id: 'r', machine: 'dolphin', step: null, allowance: 10, expiresAt: null },
    ...{ kind: 'reset', text: 'Press RESET once.', expect: '' },
  } as const)
  await expect(page.locator('.press-big:visible')).toBeVisible()
  const big = await page.locator('.press-big:visible').boundingBox()
  expect((big?.y ?? 0) + (big?.height ?? 640)).toBeLessThanOrEqual(640)
  expect((await strip.boundingBox())?.y ?? 0).toBeGreaterThan(640)
  expect(await fits(page)).toBe(true)
  expect(await axeFaults(page)).toEqual([])
})
