import { type BrowserContext, expect, type Page } from '@playwright/test'
import { comer } from '../../domain/accounts/words/comer.ts'
import { joinWords } from '../../domain/accounts/words/join.ts'
import { meWords } from '../../domain/accounts/words/me.ts'
import { settings } from '../../domain/accounts/words/settings.ts'
import { settingsPage } from '../../domain/accounts/words/settings-page.ts'
import { ladder } from '../../domain/notices/words/ladder.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner, comeByInvitation, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const words = settings.en
const { saving, sleep: sleepPage, sessions: sessionsPage, parts } = settingsPage.en

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
  await expect(page.locator('#screens').getByText(saving.saved)).toBeVisible()
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
  await page.getByRole('dialog').getByRole('button', { name: words.links.revoke }).click()
  await expect(page.getByText(words.links.revoked)).toBeVisible()
  await expect(page.getByText(words.links.none)).toBeVisible()
  const stranger = await (await browser.newContext({ locale: 'en-US' })).newPage()
  await stranger.goto(link)
  await expect(stranger.getByText(joinWords.en.now.revoked('Dale'))).toBeVisible()
})

test('a name is changed, without script; an empty one is refused at its field', async ({ browser }) => {
  const { cookies } = await dale.context.storageState()
  const plain = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false, locale: 'en-US' })
  await plain.addCookies(cookies)
  const form = await plain.newPage()
  await form.goto('/settings')
  await form.getByLabel(comer.en.name).fill('Dale R.')
  await form.locator('#you').getByRole('button', { name: words.save }).click()
  await expect(form.getByRole('link', { name: 'Dale R.' })).toBeVisible()
  await form.getByLabel(comer.en.name).fill('  ')
  await form.locator('#you').getByRole('button', { name: words.save }).click()
  await expect(form.getByText(joinWords.en.noName)).toBeVisible()
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
  await expect(panel.getByText(saving.saved).first()).toBeVisible()
  await expect(panel.getByLabel(words.sleep.wake)).toHaveValue('07:00')
  await expect(panel.getByLabel(words.sleep.sleep)).toHaveValue('23:00')
  await panel.getByLabel(words.sleep.share).check()
  await panel.getByLabel(words.sleep.sleep).fill('07:00')
  await save.click()
  await expect(panel.getByText(words.sleep.bad)).toBeVisible()
  await expect(panel.getByLabel(words.sleep.sleep)).toHaveValue('23:00')
  await panel.getByRole('button', { name: words.sleep.forget }).click()
  await panel.getByRole('dialog').getByRole('button', { name: words.sleep.forget }).click()
  await expect(panel.getByText(words.sleep.forgotten)).toBeVisible()
  await expect(panel.getByLabel(words.sleep.wake)).toHaveValue('')
})

test('a change is stored as it is made, and says so; what is refused or never heard stays typed; the index leads to each part', async () => {
  await page.goto('/settings')
  const you = page.locator('#you')
  const name = you.getByLabel(comer.en.name)
  await name.fill('Dale R.')
  await name.press('Enter')
  await expect(you.getByRole('status')).toHaveText(saving.saved)
  await name.fill(' ')
  await name.blur()
  await expect(you.getByText(joinWords.en.noName)).toBeVisible()
  await expect(name).toHaveAttribute('aria-invalid', 'true')

  await dale.context.setOffline(true)
  await name.fill('Dale by night')
  await name.blur()
  await expect(you.getByText(saving.noAnswer)).toBeVisible()
  await expect(name).toHaveValue('Dale by night')
  // Back on line it tries by itself.
  await dale.context.setOffline(false)
  await expect(you.getByRole('status')).toHaveText(saving.saved)

  const sleep = page.locator('#sleep')
  await sleep.getByLabel(words.sleep.wake).fill('07:00')
  await expect(sleep.getByText(sleepPage.both)).toBeVisible()
  await sleep.getByLabel(words.sleep.sleep).fill('23:00')
  await expect(sleep.getByText(saving.saved)).toBeVisible()
  await expect(sleep.getByText(sleepPage.both)).toBeHidden()
  await page.getByLabel(comer.en.language, { exact: true }).selectOption('zh-TW')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(settings['zh-TW'].title)
  await expect(page.getByLabel(comer['zh-TW'].language, { exact: true })).toBeFocused()
  await expect(page.getByLabel(comer['zh-TW'].name)).toHaveValue('Dale by night')
  await expect(page.getByLabel(settings['zh-TW'].sleep.wake)).toHaveValue('07:00')

  await dale.context.addCookies([{ name: 'lang', value: 'en', url: server.url }])
  await page.goto('/settings')
  const index = page.getByRole('navigation', { name: settingsPage.en.index })
  await index.getByRole('link', { name: parts.alerts }).click()
  await expect(page).toHaveURL(`${server.url}/settings#alerts`)
  await expect(index.locator('[aria-current]')).toHaveText(parts.alerts)
  await expect(index).toBeInViewport()
  const reach = page.locator('#reach')
  await reach.getByText('ntfy', { exact: true }).click()
  await reach.getByLabel('Address of the topic').fill('https://')
  await reach.locator('details[open]').getByLabel('Access token').fill('secret')
  await reach.getByLabel('Address of the topic').evaluate((e: HTMLInputElement) => {
    e.type = 'text'
  })
  await reach.locator('details[open]').getByRole('button', { name: 'Add' }).click()
  await expect(reach.getByRole('alert').filter({ hasText: ladder.en.bad })).toBeVisible()
  await expect(reach.locator('details[open]').getByLabel('Access token')).toHaveValue('secret')
})

test('this browser stands first; the others are signed out one by one or all at once, after a question', async ({
  browser,
}) => {
  const phones: BrowserContext[] = []
  for (let i = 0; i < 3; i++) {
    const made = await dale.context.request.post('/api/session/code', {
      data: {},
      headers: { origin: server.url },
    })
    const { code } = (await made.json()) as { code: string }
    const phone = await browser.newContext({ baseURL: server.url })
    await phone.request.post('/api/session/enter', { data: { code }, headers: { origin: server.url } })
    phones.push(phone)
  }
  const standing = async () => {
    const seen = await Promise.all(phones.map((p) => p.request.get('/settings', { maxRedirects: 0 })))
    return seen.filter((answer) => answer.status() === 200).length
  }
  await page.goto('/settings#sessions')
  const panel = page.locator('#sessions')
  await expect(panel.locator('.row').first()).toContainText(sessionsPage.here)
  await expect(panel.locator('.row')).toHaveCount(4)
  await panel
    .getByRole('button', { name: /^Sign out there/ })
    .first()
    .click()
  await panel.getByRole('dialog').getByRole('button', { name: sessionsPage.cancel }).click()
  expect(await standing()).toBe(3)
  await panel
    .getByRole('button', { name: /^Sign out there/ })
    .first()
    .click()
  await panel.getByRole('dialog').getByRole('button', { name: 'Sign out there' }).click()
  await expect(panel.getByText(meWords.en.sessions.ended)).toBeVisible()
  expect(await standing()).toBe(2)
  await panel.getByRole('button', { name: sessionsPage.endAll }).click()
  await expect(panel.getByRole('dialog')).toContainText(sessionsPage.endAllAsk(2))
  await panel.getByRole('dialog').getByRole('button', { name: sessionsPage.endAll }).click()
  await expect(panel.getByText(sessionsPage.endedAll)).toBeVisible()
  expect(await standing()).toBe(0)
  await expect(panel.locator('.row')).toHaveCount(1)
})
