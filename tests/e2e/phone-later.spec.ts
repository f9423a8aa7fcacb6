import { expect } from '@playwright/test'
import sharp from 'sharp'
import { phoneRequests } from '../../domain/hands/words/phone.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { phoneLine, thisPhone } from '../../domain/phone/words.ts'
import { phoneTalk } from '../../domain/talk/words/phone.ts'
import { ask } from '../harness/hands.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation } from '../harness/people.ts'

/** What a phone's page loads once it lives; the first of its scripts is the other one. */
const LATER = (html: string) => /\sdata-later="([^"]+)"/.exec(html)?.[1] ?? ''

test('what comes later does not come: the page lives, and what the server drew works as forms; it is asked for again, and takes over what was being written', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, warm, dale, seat)
  const hands = `/u/${dale.upgrade}/hands`
  const later = LATER(await (await mei.context.request.get(hands)).text())
  expect(later).toMatch(/^\/hands\/hands\.en-\w+\.js$/)

  const page = await mei.context.newPage()
  let asked = 0
  let blocked = true
  await mei.context.route(`**${later}*`, (route) => {
    asked++
    return blocked ? route.abort() : route.continue()
  })
  await page.goto(hands)
  await expect(page.getByText(phoneLine.en.live)).toBeVisible()
  const field = page.getByRole('textbox', { name: phoneTalk.en.say })
  await expect(field).toBeVisible()
  await expect(page.getByText(thisPhone.en.plan, { exact: true })).toHaveCount(0)

  await field.fill('Half a sentence')
  await expect.poll(() => asked).toBeGreaterThan(0)
  blocked = false
  await expect(page.getByText(thisPhone.en.plan, { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(field).toHaveValue('Half a sentence')
  await field.press('Enter')
  await expect(page.getByText('Half a sentence', { exact: true })).toBeVisible()
  await expect(field).toHaveValue('')
})

test('the line that comes up while the page loads is the only one: what comes late of the page does not begin it anew', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, warm, dale, seat)
  const page = await mei.context.newPage()
  // The line takes its time, and the page has not loaded before a picture in it has.
  const cdp = await mei.context.newCDPSession(page)
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: -1,
    uploadThroughput: -1,
  })
  let lines = 0
  const begun = new Promise<void>((go) =>
    page.on('websocket', () => {
      lines++
      go()
    }),
  )
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      const picture = document.createElement('img')
      picture.src = '/late.svg'
      document.body.append(picture)
    }),
  )
  await page.route('**/late.svg', async (route) => {
    await begun
    await route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg"/>' })
  })
  await page.goto(`/u/${dale.upgrade}/hands`)
  await expect(page.getByText(phoneLine.en.live)).toBeVisible()
  expect(lines).toBe(1)
})

test('a picture that is taken before there is anything to take it is kept and sent once there is', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  const seat = { role: 'sentinel', person: 'sentinel', name: 'Mei', lang: 'en' } as const
  const mei = await comeByInvitation(browser, warm, dale, seat)
  await dale.does({ type: 'clock.set', own: { at: Date.parse('1998-09-12T09:05:00+08:00'), rate: 0 } })
  await dale.does({ type: 'upgrade.start' })
  await dale.does(ask({ kind: 'take-photo', details: { of: 'the lights of the network card' } }))
  const hands = `/u/${dale.upgrade}/hands`
  const later = LATER(await (await mei.context.request.get(hands)).text())
  const page = await mei.context.newPage()
  let blocked = true
  await mei.context.route(`**${later}*`, (route) => (blocked ? route.abort() : route.continue()))
  await page.goto(hands)
  await expect(page.getByText(phoneLine.en.live)).toBeVisible()
  const buffer = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#264' } })
    .jpeg()
    .toBuffer()
  const camera = page.locator('.card input[type=file]')
  await camera.setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer })
  blocked = false
  await expect(page.locator('.card button.press-big')).toHaveText(phoneRequests.en.done, { timeout: 15_000 })
  const stored = async () => {
    const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
    return Object.keys(((await answer.json()) as { state: UpgradeState }).state.photos).length
  }
  await expect.poll(stored, { timeout: 20_000 }).toBe(1)
})
