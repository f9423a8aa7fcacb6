import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { bytesUntil, weigh } from '../bench/weights.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, inMassachusetts, linkFrom } from '../harness/people.ts'

interface Row {
  what: string
  now: number
}
const rows = JSON.parse(
  readFileSync(new URL('../bench/weights.json', import.meta.url), 'utf8'),
) as readonly Row[]
/** So much more than what is checked in is still the same. */
const AIR = 1.05

function holds(what: string, bytes: number): void {
  const now = rows.find((r) => r.what === what)?.now ?? 0
  expect(bytes, what).toBeGreaterThan(0)
  expect(bytes, what).toBeLessThanOrEqual(now * AIR)
}

test('each page weighs no more than is checked in', async ({ browser, warm }) => {
  const dale = await newNight(browser, warm)
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, warm, dale, seat)
  const link = await linkFrom(warm, dale, { role: 'observer', person: null })
  const fresh = async (storageState?: Awaited<ReturnType<typeof mei.context.storageState>>) =>
    browser.newContext({
      ...inMassachusetts,
      baseURL: warm.url,
      serviceWorkers: 'block',
      ...(storageState === undefined ? {} : { storageState }),
    })
  holds('start page, script', (await weigh(await fresh(), '/', { line: false })).script)
  holds('join page, script', (await weigh(await fresh(), new URL(link).pathname, { line: false })).script)
  const desk = await weigh(await fresh(await dale.context.storageState()), `/u/${dale.upgrade}`, {
    line: true,
  })
  holds('desk, script until it lives', desk.script)
  holds('desk, sheet', desk.sheet)
  const path = `/u/${dale.upgrade}/hands`
  for (const [lang, name] of [
    ['en', 'English'],
    ['zh-TW', 'Chinese'],
  ] as const) {
    await mei.context.addCookies([{ name: 'lang', value: lang, url: warm.url }])
    const phone = await weigh(await fresh(await mei.context.storageState()), path, { line: true })
    holds(`phone in ${name}, script until it lives`, phone.script)
  }
  const cookie = (await mei.context.cookies()).map((c) => `${c.name}=${c.value}`).join('; ')
  holds('phone, until a card can be tapped', await bytesUntil(warm.url + path, cookie, '<script id="boot"'))
})

test('what the desk fetches later is there when the line is not', async ({ browser, warm }) => {
  const dale = await newNight(browser, warm)
  const page = await dale.context.newPage()
  const later = page.waitForResponse(async (r) => r.url().endsWith('.js') && /cmdk/.test(await r.text()))
  await page.goto(`/u/${dale.upgrade}`)
  await (await later).finished()
  await page.waitForLoadState('networkidle')
  await dale.context.setOffline(true)
  for (const open of ['Control+k', '?']) {
    await page.keyboard.press(open)
    await expect(page.locator('dialog[open]')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.locator('dialog[open]')).toHaveCount(0)
  }
})
