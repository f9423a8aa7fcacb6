import { expect } from '@playwright/test'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { upgrades } from '../../domain/listing/words.ts'
import { shell } from '../../domain/messages/shell.ts'
import { rails } from '../../domain/rails/words.ts'
import { newNight, test } from '../harness/night.ts'
import { inMassachusetts, linkFrom } from '../harness/people.ts'

test('a stranger’s page lives without a script of Next’s: light, language, and the picture that is zoomed', async ({
  browser,
  warm,
}) => {
  const context = await browser.newContext({ ...inMassachusetts, baseURL: warm.url })
  const page = await context.newPage()
  const scripts: string[] = []
  page.on('request', (r) => r.resourceType() === 'script' && scripts.push(new URL(r.url()).pathname))
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto('/')
  await expect(page).toHaveTitle('Farhand')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(upgrades.en.front.title)
  await page.getByRole('button', { name: shell.en.toLight }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')

  // Its buttons are the server's until somebody comes near.
  const picture = page.getByRole('figure')
  const before = scripts.length
  await picture.getByRole('button', { name: rails.en.zoom.in }).click()
  await expect(picture.locator('.rails-scroll')).toHaveAttribute('data-zoomed')
  expect(scripts.length).toBeGreaterThan(before)

  await page.getByRole('button', { name: shell.en.otherLanguageLabel }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-TW')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(upgrades['zh-TW'].front.title)
  expect(scripts.filter((path) => !path.startsWith('/drawn/doors.'))).toEqual([])
  expect(faults).toEqual([])
})

test('an invitation that leads nowhere: what to write instead is copied; a page that is none says so', async ({
  browser,
  warm,
}) => {
  const context = await browser.newContext({
    ...inMassachusetts,
    baseURL: warm.url,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  await page.goto('/join/none-of-ours')
  await page.getByRole('button', { name: joinWords.en.askCopy }).click()
  await expect(page.getByRole('button', { name: joinWords.en.askCopied })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(joinWords.en.ask)

  const dale = await newNight(browser, warm)
  const none = await dale.context.newPage()
  const answer = await none.goto('/u/nothing-here')
  expect(answer?.status()).toBe(404)
  await expect(none.getByRole('heading', { level: 1 })).toHaveText(shell.en.notFound.title)
  await none.getByRole('button', { name: shell.en.otherLanguageLabel }).click()
  await expect(none.getByRole('heading', { level: 1 })).toHaveText(shell['zh-TW'].notFound.title)
})

test('an invitation in Chinese is answered in Chinese, unless one chooses otherwise', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const link = await linkFrom(warm, dale, { role: 'sentinel', person: 'sentinel' })
  for (const lang of ['zh-TW', 'en']) {
    const context = await browser.newContext({ ...inMassachusetts, baseURL: warm.url })
    await context.addCookies([{ name: 'lang', value: lang, url: warm.url }])
    const page = await context.newPage()
    await page.goto(new URL(link).pathname)
    await expect(page.locator('select[name=lang]')).toHaveValue(lang)
  }
})

test('what the Desk’s dialogs need does not come: it is asked for again until it does, and they open', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const page = await dale.context.newPage()
  let asked = 0
  let blocked = true
  await page.route('**/drawn/desk.*', async (route) => {
    const answer = await route.fetch()
    if (!/cmdk/.test(await answer.text())) return await route.fulfill({ response: answer })
    asked++
    return await (blocked ? route.abort() : route.fulfill({ response: answer }))
  })
  await page.goto(`/u/${dale.upgrade}`)
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.keyboard.press('?')
  await expect(page.locator('dialog[open]')).toHaveCount(0)
  blocked = false
  await expect(page.locator('dialog[open]')).toBeVisible({ timeout: 15_000 })
})

test('every page goes out zipped, whoever draws it', async ({ browser, warm }) => {
  const dale = await newNight(browser, warm)
  const desk = `/u/${dale.upgrade}`
  for (const path of [
    '/',
    '/join/none-of-ours',
    '/u/nothing-here',
    '/code',
    desk,
    `${desk}/hands`,
    `${desk}/plan`,
  ]) {
    const answer = await dale.context.request.get(path, { headers: { 'accept-encoding': 'gzip, br' } })
    expect([path, answer.headers()['content-encoding']]).toEqual([path, 'br'])
  }
})
