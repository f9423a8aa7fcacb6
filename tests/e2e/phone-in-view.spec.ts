import { expect, type Page } from '@playwright/test'
import { phoneIdle } from '../../domain/hands/words/idle.ts'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import { langs } from '../../domain/messages/lang.ts'
import { names } from '../../domain/messages/names.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { phoneTalk } from '../../domain/talk/words/phone.ts'
import { phoneWarnings } from '../../domain/warnings/words/phone.ts'
import { test } from '../harness/crew.ts'
import type { Crew, TenNight } from '../screens/ten-crew.ts'

/** How much of the phone's screen is taken by what, with nothing asked and with everything at once. */

const PHONE = { width: 390, height: 844 }
const SMALLEST = { width: 320, height: 640 }

async function itsPhone({ upgrade }: TenNight, crew: Crew, lang: string): Promise<Page> {
  const context = crew.browsers.mei
  await context.addCookies([{ name: 'lang', value: lang, url: crew.warm.url }])
  const page = context.pages()[0] ?? (await context.newPage())
  await page.goto(`/u/${upgrade}/hands`)
  return page
}

test('with nothing asked the page is two screens at most, however much was said, and what was said before is one tap away', async ({
  crew,
}) => {
  const night = await crew.night('taken')
  await night.comeTo('fdisk', '09:05')
  await night.dale.does({ type: 'step.start', step: 'fdisk' })
  for (let i = 1; i <= 6; i++) {
    await night.dale.does({ type: 'talk.say', text: `Partition ${i} of 6 stands. The next one is larger.` })
    await night.mei.does({ type: 'talk.say', text: `Line ${i} of mine` })
  }
  for (const lang of langs) {
    const page = await itsPhone(night, crew, lang)
    await page.setViewportSize(PHONE)
    await expect(page.getByText(phoneLine[lang].live)).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(phoneIdle[lang].nothing)
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    expect(height).toBeLessThanOrEqual(2 * PHONE.height)
    await expect(page.getByText('Line 6 of mine')).toBeVisible()
    const first = page.getByText('Line 1 of mine')
    await expect(first).toBeHidden()
    await page.getByText(phoneTalk[lang].earlier(9)).click()
    await expect(first).toBeVisible()
  }
})

test('on the smallest phone no notice, warning or held tap pushes off what is asked', async ({ crew }) => {
  const night = await crew.night('taken')
  await night.comeTo('reboot', '13:30')
  await night.dale.does({ type: 'step.start', step: 'reboot' })
  const page = await itsPhone(night, crew, 'en')
  await page.setViewportSize(SMALLEST)
  await expect(page.getByText(phoneLine.en.live)).toBeVisible()
  await night.dale.does({
    ...{ type: 'request.ask', id: 'r', machine: 'dolphin', step: null, allowance: 10, expiresAt: null },
    ...{ kind: 'reset', text: 'Press RESET once.', expect: '' },
  } as const)
  const heading = page.getByRole('heading', { level: 1, name: names.en.kind['reset'] })
  await expect(heading).toBeVisible()
  // The upgrader’s low hours begin in a quarter of an hour: that warning and the last tap are told below what is asked.
  await night.at('13:45')
  await page.getByRole('button', { name: phoneRequests.en.seen, exact: true }).click()
  await expect(page.locator('.said')).not.toHaveCount(0)
  await expect(page.locator('.banner').filter({ hasText: phoneWarnings.en.gotIt })).not.toHaveCount(0)
  const onTop = (await heading.boundingBox())?.y ?? 0
  expect(onTop).toBeLessThanOrEqual(240)
  const big = page.locator('.press-big:visible')
  const box = await big.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? SMALLEST.height)).toBeLessThanOrEqual(SMALLEST.height)
  for (const below of await page.locator('.said, .banner').all())
    expect((await below.boundingBox())?.y ?? 0).toBeGreaterThan(onTop)
})
