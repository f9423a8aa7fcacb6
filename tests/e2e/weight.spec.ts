import { expect } from '@playwright/test'
import { weighPages } from '../bench/weigh-pages.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation } from '../harness/people.ts'

/** So much more than what is checked in is still the same. */
const AIR = 1.05

test('each page weighs no more than is checked in', async ({ browser, warm }) => {
  const dale = await newNight(browser, warm)
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, warm, dale, seat)
  for (const { what, now, bytes } of await weighPages(browser, warm, { dale, mei })) {
    expect(bytes, what).toBeGreaterThan(0)
    expect(bytes, what).toBeLessThanOrEqual(now * AIR)
  }
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
