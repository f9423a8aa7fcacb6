import { expect, type Page } from '@playwright/test'
import { accounts } from '../../domain/messages/accounts.ts'
import { settings } from '../../domain/messages/settings.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const words = settings.en

let server: RunningServer
let dale: Member
let page: Page
test.beforeEach(async ({ browser }) => {
  server = await startServer()
  dale = await comeAsOwner(browser, server)
  page = await dale.context.newPage()
})
test.afterEach(() => server.stop())

test('clocks read twelve hours wherever they stand, once chosen, in both languages', async ({ browser }) => {
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  await page.goto('/me')
  await expect(page).toHaveURL(`${server.url}/settings`)
  await page.getByLabel(words.clock.label).selectOption('12')
  await page.locator('#screens').getByRole('button', { name: words.save }).click()
  await expect(page.getByText(words.saved)).toBeVisible()
  await page.goto('/')
  await expect(page.locator('.upgrade').first()).toContainText('8:00 PM')
  await page.goto('/u/taipei')
  await expect(page.locator('body')).toContainText('7:55 PM')
  await page.goto('/u/taipei/hands')
  await expect(page.locator('body')).toContainText('7:55 PM')

  const mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  await mei.context.addCookies([{ name: 'clock', value: '12', url: server.url }])
  const phone = await mei.context.newPage()
  await phone.goto('/u/taipei/hands')
  await expect(phone.locator('body')).toContainText('上午 7:55')
})

test('light follows the device when asked to, and turns with it', async () => {
  await page.goto('/settings')
  await page.getByLabel(words.theme.label).selectOption('device')
  await page.locator('#screens').getByRole('button', { name: words.save }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('sound is off until asked for, and stays as set', async () => {
  await page.goto('/settings')
  const on = page.getByLabel(words.sound.on)
  await expect(on).not.toBeChecked()
  await expect(page.getByLabel(words.sound.volume)).toBeDisabled()
  await on.check()
  await page.getByLabel(words.sound.volume).press('End')
  await page.reload()
  await expect(page.getByLabel(words.sound.on)).toBeChecked()
  await expect(page.getByLabel(words.sound.volume)).toHaveValue('1')
})

test('a link that was given out is taken back here, and then opens nothing', async ({ browser }) => {
  const made = await dale.context.request.post('/api/upgrades/taipei/invitations', {
    data: { role: 'observer', person: null },
    headers: { origin: server.url },
  })
  const { link } = (await made.json()) as { link: string }
  await page.goto('/settings')
  await page
    .getByRole('button', { name: new RegExp(`^${words.links.revoke} ${words.links.invite('Observer')}`) })
    .click()
  await expect(page.getByText(words.links.revoked)).toBeVisible()
  await expect(page.getByText(words.links.none)).toBeVisible()
  const stranger = await (await browser.newContext({ locale: 'en-US' })).newPage()
  await stranger.goto(link)
  await expect(stranger.getByText(accounts.en.join.now.revoked('Dale'))).toBeVisible()
})

test('a name is changed, without script; an empty one is refused at its field', async ({ browser }) => {
  const { cookies } = await dale.context.storageState()
  const plain = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en-US' })
  await plain.addCookies(cookies)
  const form = await plain.newPage()
  await form.goto('/settings')
  await form.getByLabel(accounts.en.name).fill('Dale R.')
  await form.locator('#name').getByRole('button', { name: words.save }).click()
  await expect(form.getByRole('link', { name: 'Dale R.' })).toBeVisible()
  await form.getByLabel(accounts.en.name).fill('  ')
  await form.locator('#name').getByRole('button', { name: words.save }).click()
  await expect(form.getByText(accounts.en.join.noName)).toBeVisible()
})

test('when one sleeps: said without script, kept, changed, refused at its fields, deleted', async ({
  browser,
}) => {
  const { cookies } = await dale.context.storageState()
  const plain = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en-US' })
  await plain.addCookies(cookies)
  const form = await plain.newPage()
  const panel = form.locator('#sleep')
  const save = panel.getByRole('button', { name: words.save })
  await form.goto('/settings')
  await expect(panel.getByRole('button', { name: words.sleep.forget })).toHaveCount(0)
  await panel.getByLabel(words.sleep.wake).fill('07:00')
  await panel.getByLabel(words.sleep.sleep).fill('23:00')
  await expect(panel.getByLabel(words.sleep.share)).not.toBeChecked()
  await save.click()
  await expect(form.getByText(words.saved)).toBeVisible()
  await expect(panel.getByLabel(words.sleep.wake)).toHaveValue('07:00')
  await expect(panel.getByLabel(words.sleep.sleep)).toHaveValue('23:00')
  await panel.getByLabel(words.sleep.share).check()
  await panel.getByLabel(words.sleep.sleep).fill('07:00')
  await save.click()
  await expect(panel.getByText(words.sleep.bad)).toBeVisible()
  await expect(panel.getByLabel(words.sleep.sleep)).toHaveValue('23:00')
  await panel.getByRole('button', { name: words.sleep.forget }).click()
  await expect(panel.getByText(words.sleep.forgotten)).toBeVisible()
  await expect(panel.getByLabel(words.sleep.wake)).toHaveValue('')
})
