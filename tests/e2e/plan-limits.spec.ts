import { expect, type Page } from '@playwright/test'
import { planHead } from '../../domain/plan/words/head.ts'
import { limitWords } from '../../domain/plan/words/limits.ts'
import { planPage } from '../../domain/plan/words/page.ts'
import { planSteps } from '../../domain/plan/words/steps.ts'
import { newNight, test } from '../harness/night.ts'
import type { Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

const w = limitWords.en
const plan = planSteps.en

let _server: RunningServer
let dale: Member
let page: Page
test.beforeEach(async ({ browser, warm }) => {
  _server = warm
  dale = await newNight(browser, warm)
  page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
})

const planFile = async () =>
  (await dale.context.request.get(`/api/upgrades/${dale.upgrade}/plan.yaml`)).text()

test('the limits of an upgrade are its own once changed, undone, and go into the plan file', async () => {
  await page.getByText(planPage.en.parts.head, { exact: true }).click()
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
  await page.getByText(planPage.en.parts.head, { exact: true }).click()
  await expect(red).toHaveValue('18.5')
  await page.getByRole('button', { name: w.backToUsual }).click()
  await expect(red).toHaveValue('17')
  await expect.poll(planFile).not.toContain('limits:')
  await page.getByRole('button', { name: planPage.en.undo, exact: true }).click()
  await expect(red).toHaveValue('18.5')
})

test('a step waits for the moment it is told to', async () => {
  await page.locator('[data-step="rdev"]').focus()
  await page.keyboard.press('Enter')
  const start = page.getByRole('region', { name: plan.startAt })
  await expect(start.getByText(plan.startAtNone)).toBeVisible()
  await start.getByRole('button', { name: `${planHead.en.change}: ${plan.startAt}` }).click()
  await start.getByLabel(plan.startAtNew).fill('1998-09-13 09:00 Asia/Taipei')
  await start.getByRole('button', { name: plan.startAtSet }).click()
  await expect(start).toContainText('09:00')
  await expect(start).toContainText('21:00')
  await expect.poll(planFile).toContain('start-at: 1998-09-13 09:00 Asia/Taipei')
  await start.getByRole('button', { name: `${planHead.en.clear}: ${plan.startAt}` }).click()
  await expect(start.getByText(plan.startAtNone)).toBeVisible()
  await expect.poll(planFile).not.toContain('start-at')
})
