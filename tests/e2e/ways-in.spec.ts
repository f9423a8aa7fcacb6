import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { codeWords } from '../../domain/accounts/words/code.ts'
import { comer } from '../../domain/accounts/words/comer.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { meWords } from '../../domain/accounts/words/me.ts'
import { ownerLink } from '../../domain/accounts/words/owner.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import { axeFaults } from '../harness/axe.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, inMassachusetts, onAPhoneInTaipei } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const words = meWords.en

let server: RunningServer
test.beforeEach(async () => {
  server = await startServer()
})
test.afterEach(() => server.stop())

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: server.url })
  return context.newPage()
}

async function looksRight(page: Page, lang: Lang): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', lang)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await axeFaults(page)).toEqual([])
}

test('the owner link is looked at as often as one likes, and opens once, without script', async ({
  browser,
}) => {
  const link = new URL(server.ownerLink ?? '').pathname
  const page = await open(browser, { ...inMassachusetts, javaScriptEnabled: false })
  for (let i = 0; i < 3; i++) await page.goto(link)
  await page.getByLabel(comer.en.name).fill('Dale')
  await page.getByRole('button', { name: ownerLink.en.do }).click()
  await expect(page).toHaveURL(`${server.url}/`)
  await expect(page.getByRole('link', { name: 'Dale' })).toBeVisible()

  await page.goto(link)
  await expect(page.getByText(ownerLink.en.over.used)).toBeVisible()
  await expect(page.getByRole('link', { name: comer.en.home })).toBeVisible()
  const other = await open(browser, onAPhoneInTaipei)
  await other.goto(link)
  await expect(other.getByText(ownerLink['zh-TW'].over.used)).toBeVisible()
  await looksRight(other, 'zh-TW')
})

test('an invitation says to what and as what, and leads the sentinel to the hands, without script', async ({
  browser,
}) => {
  const dale = await comeAsOwner(browser, server)
  const made = await dale.context.request.post('/api/upgrades/taipei/invitations', {
    data: { role: 'sentinel', person: 'sentinel' },
    headers: { origin: server.url },
  })
  const { link } = (await made.json()) as { link: string }

  const looked = await open(browser, onAPhoneInTaipei)
  await looked.goto(link)
  await expect(looked.getByText(joinWords['zh-TW'].invitedYou('Dale', 'sentinel'))).toBeVisible()
  await looksRight(looked, 'zh-TW')

  const page = await open(browser, { ...onAPhoneInTaipei, javaScriptEnabled: false })
  await page.goto(link)
  await page.getByLabel(comer['zh-TW'].name).fill('美')
  await page.getByRole('button', { name: joinWords['zh-TW'].do }).tap()
  await expect(page).toHaveURL(`${server.url}/u/taipei/hands`)

  await looked.reload()
  await expect(looked.getByRole('heading', { name: joinWords['zh-TW'].over.used })).toBeVisible()
  await expect(looked.getByText(joinWords['zh-TW'].now.used('Dale'))).toBeVisible()
  await looksRight(looked, 'zh-TW')
})

test('six digits sign in on the phone, and the desk signs the phone out again', async ({ browser }) => {
  const dale = await comeAsOwner(browser, server)
  const desk = await dale.context.newPage()
  await desk.goto('/settings')
  await desk.getByRole('button', { name: words.move.make, exact: true }).click()
  const code = (await desk.locator('output').innerText()).trim()
  expect(code).toMatch(/^\d{3} \d{3}$/)
  await looksRight(desk, 'en')

  const phone = await open(browser, { ...onAPhoneInTaipei, javaScriptEnabled: false })
  await phone.goto('/code')
  await phone.getByLabel(codeWords['zh-TW'].label).fill(code === '000 000' ? '000 001' : '000 000')
  await phone.getByRole('button', { name: codeWords['zh-TW'].do }).tap()
  await expect(phone.getByText(codeWords['zh-TW'].wrong)).toBeVisible()
  await phone.getByLabel(codeWords['zh-TW'].label).fill(code)
  await phone.getByRole('button', { name: codeWords['zh-TW'].do }).tap()
  await expect(phone).toHaveURL(`${server.url}/`)
  await expect(phone.getByRole('link', { name: 'Dale' })).toBeVisible()

  await desk.goto('/settings')
  await desk.getByRole('button', { name: new RegExp(`^${words.sessions.end}`) }).click()
  await desk.getByRole('dialog').getByRole('button', { name: words.sessions.end }).click()
  await expect(desk.getByText(words.sessions.ended)).toBeVisible()
  await phone.goto('/me')
  await expect(phone).toHaveURL(`${server.url}/`)
  await expect(phone.getByRole('link', { name: 'Dale' })).toHaveCount(0)

  await desk.getByRole('button', { name: words.out.do }).click()
  await desk.getByRole('dialog').getByRole('button', { name: words.out.do }).click()
  await expect(desk).toHaveURL(`${server.url}/`)
  await desk.goto('/settings')
  await expect(desk).toHaveURL(`${server.url}/`)
})
