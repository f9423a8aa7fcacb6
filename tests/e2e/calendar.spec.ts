import { expect, request } from '@playwright/test'
import { settings } from '../../domain/accounts/words/settings.ts'
import { calendar } from '../../domain/calendar/words.ts'
import { newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member, onAPhoneInTaipei } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

let server: RunningServer
let dale: Member
let mei: Member
test.beforeEach(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  mei = await comeByInvitation(
    browser,
    server,
    dale,
    { role: 'sentinel', person: 'sentinel', name: '美玲', lang: 'zh-TW' },
    onAPhoneInTaipei,
  )
})

test('the sentinel makes a link, a calendar reads it without a cookie, and it ends when she says so', async () => {
  const words = calendar['zh-TW']
  const page = await mei.context.newPage()
  await page.goto(`/u/${dale.upgrade}/calendar`)
  await expect(page.getByRole('heading', { level: 1, name: words.title })).toBeVisible()
  await expect(page.locator('.cal-row.side-site').first()).toContainText('09:00')
  await page.getByRole('button', { name: words.link.make }).click()
  await expect(page.getByRole('img', { name: words.link.qr })).toBeVisible()
  const link = (await page.locator('.made-secret').textContent()) ?? ''
  expect(link).toMatch(/^http.*\/calendar\/fhc_[\w-]{43}\.ics$/)
  await expect(page.getByRole('link', { name: words.link.subscribe })).toHaveAttribute(
    'href',
    link.replace(/^http/, 'webcal').replace(/^webcals/, 'webcal'),
  )
  await expect(page.getByText(words.link.lag)).toBeVisible()

  const app = await request.newContext()
  const path = server.url + new URL(link).pathname
  const first = await app.get(path)
  expect(first.status()).toBe(200)
  expect(first.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  expect(await first.text()).toContain('DTSTART;TZID=Asia/Taipei:19980912T090000\r\n')
  const again = await app.get(path, { headers: { 'if-none-match': first.headers()['etag'] ?? '' } })
  expect(again.status()).toBe(304)

  await page.reload()
  await expect(page.getByText(words.link.has)).toBeVisible()
  await expect(page.getByText(words.link.asked)).toBeVisible()
  await page.getByRole('button', { name: words.link.revoke }).click()
  await expect(page.getByText(words.link.revoked)).toBeVisible()
  expect((await app.get(path)).status()).toBe(410)
  await page.reload()
  await expect(page.getByRole('button', { name: words.link.make })).toBeVisible()
  await app.dispose()
})

test('a link is among those given out, and is taken back there', async () => {
  const made = await dale.context.request.post(`/api/upgrades/${dale.upgrade}/calendar-link`, {
    headers: { origin: server.url },
    data: {},
  })
  const { link } = (await made.json()) as { link: string }
  const path = server.url + new URL(link).pathname
  const app = await request.newContext()
  expect((await app.get(path)).status()).toBe(200)

  const page = await dale.context.newPage()
  await page.goto('/settings')
  const row = page.locator('#calendar .row', { hasText: settings.en.links.calendar })
  await row.getByRole('button').click()
  await row.getByRole('dialog').getByRole('button', { name: settings.en.links.revoke }).click()
  await expect(page.getByText(settings.en.links.revoked)).toBeVisible()
  await expect(row).toHaveCount(0)
  expect((await app.get(path)).status()).toBe(410)
  await app.dispose()
})

test('the way there is in the palette and on the people page, and the file can be had', async () => {
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}`)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.locator('.palette-field')).toBeFocused()
  await page.keyboard.type(calendar.en.open)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`${server.url}/u/${dale.upgrade}/calendar`)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: calendar.en.file.get }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`${dale.upgrade}.ics`)
  await page.goto(`/u/${dale.upgrade}/people`)
  await page.getByRole('link', { name: calendar.en.open, exact: true }).click()
  await expect(page).toHaveURL(`${server.url}/u/${dale.upgrade}/calendar`)
})
