import { expect, type Page } from '@playwright/test'
import { findings } from '../../domain/schedule/words/findings.ts'
import { outlook } from '../../domain/schedule/words/outlook.ts'
import { leave, newNight, test } from '../harness/night.ts'
import { comeByInvitation, type Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

let server: RunningServer
let dale: Member
let mei: Member
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async ({ browser, warm }) => {
  server = warm
  dale = await newNight(browser, warm)
  mei = await comeByInvitation(browser, server, dale, {
    role: 'sentinel',
    person: 'sentinel',
    name: '美玲',
    lang: 'zh-TW',
  })
  page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}`)
})
test.afterAll(({ browser }) => leave(browser))

const words = outlook.en
const part = (label: string) => page.locator('.outlook-figure').filter({ hasText: label })
const finding = (code: keyof (typeof findings)['en']['name'], text = '') =>
  page
    .locator('.finding')
    .filter({ has: page.locator('.finding-name', { hasText: findings.en.name[code] }) })
    .filter({ hasText: text })

test('before it starts, the Desk says when it likely ends, how sure that is, and the last moment to turn back', async () => {
  // 38 of 100 by the story; the trials are many but not endless.
  await expect(part(words.inWindow)).toContainText(/(36|37|38|39|40) %/)
  await expect(part(words.ends)).toContainText('Sat 16:0')
  await expect(part(words.ends)).toContainText('Sat 04:0')
  await expect(part(words.turnBack)).toContainText('Sat 14:15')
  await expect(part(words.turnBack)).toContainText(words.binds.link)
})

test('what was wrong with the plan is told, with its reason on both clocks, and leads to the step', async () => {
  await page.locator('.outlook-turn').click()
  const lunch = finding('waits-for-hands', 'lunch')
  await expect(lunch).toContainText('Sat 12:40 +08:00')
  await expect(lunch).toContainText('Sat 00:40 −04:00')
  await expect(finding('cut-without-card')).toContainText('Sat 14:15')
  await expect(finding('low-window')).toContainText('Sat 02:00')
  const source = finding('low-window').locator('summary')
  await source.click()
  await expect(finding('low-window')).toContainText('14 CFR 117.3')
  await lunch.getByRole('button', { name: 'Boot dolphin into Debian for the first time' }).click()
  await expect(page.locator('[data-step="first-boot"]')).toBeFocused()
})

test('a repair is one click, for everybody, and the figures follow', async () => {
  const other = await mei.context.newPage()
  await other.goto(`/u/${dale.upgrade}`)
  const often = other.locator('.outlook-figure').filter({ hasText: outlook['zh-TW'].inWindow })
  await expect(often).toContainText(/(36|37|38|39|40) %/)
  await finding('waits-for-hands', 'lunch').locator('.finding-repair').getByRole('button').click()
  await expect(finding('waits-for-hands', 'lunch')).toHaveCount(0)
  const better = /(4[6-9]|5\d|6\d) %/
  await expect(part(words.inWindow)).toContainText(better)
  await expect(often).toContainText(better)
})

test('who may not change the plan is offered no repair, in their own language', async () => {
  const other = await mei.context.newPage()
  await other.goto(`/u/${dale.upgrade}`)
  await other.getByRole('button', { name: outlook['zh-TW'].show, exact: true }).click()
  await expect(other.locator('.findings')).toContainText(findings['zh-TW'].name['cut-without-card'])
  await expect(other.locator('.finding-repair').first()).toBeVisible()
  await expect(other.locator('.finding-repair button')).toHaveCount(0)
})

const says = (who: Member, hours: Record<string, string>) =>
  who.context.request.post('/api/session/hours', { form: hours, headers: { origin: server.url } })
const awake = (on: Page, lang: 'en' | 'zh-TW') =>
  on.locator('.finding').filter({ hasText: findings[lang].name['awake-red'] })

test('who says when they sleep is told alone since when they are awake too long; shared, the others are too', async () => {
  const other = await mei.context.newPage()
  const zh = outlook['zh-TW']
  const open = (on: Page, words: { show: string }) =>
    on.getByRole('button', { name: words.show, exact: true }).click()

  await page.goto(`/u/${dale.upgrade}`)
  await open(page, words)
  await page.getByRole('link', { name: words.sleep.say }).click()
  await expect(page).toHaveURL(`${server.url}/settings#sleep`)

  await says(dale, { wake: '07:00', sleep: '23:00' })
  await page.goto(`/u/${dale.upgrade}`)
  await open(page, words)
  await expect(awake(page, 'en')).toContainText('Sat 00:00 −04:00')
  await expect(awake(page, 'en')).toContainText(findings.en.personal.own)
  const told = other.waitForResponse('**/api/upgrades/*/hours')
  await other.goto(`/u/${dale.upgrade}`)
  expect(await (await told).json()).toEqual({ hours: [] })
  await open(other, zh)
  await expect(other.getByRole('link', { name: zh.sleep.say })).toHaveCount(0)
  await expect(other.locator('.findings')).toBeVisible()
  await expect(awake(other, 'zh-TW')).toHaveCount(0)

  await says(dale, { wake: '07:00', sleep: '23:00', shared: 'on' })
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(awake(page, 'en')).toContainText(findings.en.personal.ownShared)
  await other.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(awake(other, 'zh-TW')).toContainText(findings['zh-TW'].personal.others('Dale'))

  await dale.context.request.post('/api/session/hours/forget', { form: {}, headers: { origin: server.url } })
  await other.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(awake(other, 'zh-TW')).toHaveCount(0)
})

test('beside the plan, a repair is an edit like any other: one click does it, undo takes it back', async () => {
  await page.goto(`/u/${dale.upgrade}/plan`)
  const card = finding('cut-without-card')
  await expect(card).toBeVisible()
  await expect(page.locator('.plan-found')).toContainText(words.inWindow)
  await card.locator('.finding-repair').getByRole('button').click()
  await expect(card).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(card).toBeVisible()
})

test('the plan says the very end that the desk says, before the start and while it runs', async () => {
  const desk = await dale.context.newPage()
  await desk.goto(`/u/${dale.upgrade}`)
  const saidOn = (figure: ReturnType<typeof part>) =>
    figure.locator('time').evaluateAll((times) => times.map((t) => t.getAttribute('datetime')))
  const onDesk = () => saidOn(desk.locator('.outlook-figure').filter({ hasText: words.ends }))
  const onPlan = () => saidOn(page.locator('.plan-facts > div').filter({ hasText: words.ends }))
  // By the trials: likely, and sure to four in five, each on both clocks.
  await expect.poll(onDesk).toHaveLength(4)
  const before = await onDesk()
  await expect.poll(onPlan).toEqual(before)

  await dale.does({ type: 'upgrade.ready' })
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await dale.does({ type: 'step.finish', step: 'fdisk' })
  await expect.poll(onDesk).not.toEqual(before)
  await expect.poll(async () => JSON.stringify(await onPlan()) === JSON.stringify(await onDesk())).toBe(true)
})
