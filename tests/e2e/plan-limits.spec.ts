import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { limitWords } from '../../domain/messages/limits.ts'
import { planWords } from '../../domain/messages/plan.ts'
import { comeAsOwner, type Member } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const w = limitWords.en
const plan = planWords.en

let server: RunningServer
let dale: Member
let page: Page
test.beforeEach(async ({ browser }) => {
  server = await startServer()
  dale = await comeAsOwner(browser, server)
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  page = await dale.context.newPage()
  await page.goto('/u/taipei/plan')
})
test.afterEach(() => server.stop())

const planFile = async () => (await dale.context.request.get('/api/upgrades/taipei/plan.yaml')).text()

test('the limits of an upgrade are its own once changed, undone, and go into the plan file', async () => {
  await page.getByText(plan.parts.head, { exact: true }).click()
  const red = page.getByLabel(w.names.awakeRed)
  await expect(red).toHaveValue('17')
  await expect(page.getByText(w.areUsual)).toBeVisible()
  await red.fill('15')
  await red.press('Enter')
  await expect(page.getByText(w.faults['awake-order'])).toBeVisible()
  await red.fill('18:30')
  await red.press('Enter')
  await expect(red).toHaveValue('18.5')
  await page.getByLabel(w.names.low).fill('1:00-5:30')
  await page.getByLabel(w.names.low).press('Enter')
  await expect(page.getByText(w.areUsual)).toBeHidden()
  await expect.poll(planFile).toContain('limits:\n  awake-red: 18.5\n  low: 01:00-05:30\n')
  await page.reload()
  await page.getByText(plan.parts.head, { exact: true }).click()
  await expect(red).toHaveValue('18.5')
  await page.getByRole('button', { name: w.backToUsual }).click()
  await expect(red).toHaveValue('17')
  await expect.poll(planFile).not.toContain('limits:')
  await page.getByRole('button', { name: plan.undo, exact: true }).click()
  await expect(red).toHaveValue('18.5')
})

test('a step waits for the moment it is told to', async () => {
  await page.locator('[data-step="rdev"]').focus()
  await page.keyboard.press('Enter')
  const start = page.getByRole('region', { name: plan.steps.startAt })
  await expect(start.getByText(plan.steps.startAtNone)).toBeVisible()
  await start.getByRole('button', { name: `${plan.head.change}: ${plan.steps.startAt}` }).click()
  await start.getByLabel(plan.steps.startAtNew).fill('1998-09-13 09:00 Asia/Taipei')
  await start.getByRole('button', { name: plan.steps.startAtSet }).click()
  await expect(start).toContainText('09:00')
  await expect(start).toContainText('21:00')
  await expect.poll(planFile).toContain('start-at: 1998-09-13 09:00 Asia/Taipei')
  await start.getByRole('button', { name: `${plan.head.clear}: ${plan.steps.startAt}` }).click()
  await expect(start.getByText(plan.steps.startAtNone)).toBeVisible()
  await expect.poll(planFile).not.toContain('start-at')
})

for (const lang of ['en', 'zh-TW'] as const)
  for (const theme of ['dark', 'light'])
    test(`the whole of the plan, ${lang}, ${theme}: read by machine, no wider than 320 px`, async () => {
      await dale.context.addCookies([
        { name: 'lang', value: lang, url: server.url },
        { name: 'theme', value: theme, url: server.url },
      ])
      await page.goto('/u/taipei/plan')
      await page.getByText(planWords[lang].parts.head, { exact: true }).click()
      await page.getByText(limitWords[lang].whence).click()
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    })
