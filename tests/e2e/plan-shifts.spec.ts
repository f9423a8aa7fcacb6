import { expect, type Page } from '@playwright/test'
import { planPage } from '../../domain/plan/words/page.ts'
import { planHours } from '../../domain/plan/words/people.ts'
import { shiftWords } from '../../domain/plan/words/shifts.ts'
import { groupWords } from '../../domain/schedule/words/finding-groups.ts'
import { newNight, test } from '../harness/night.ts'
import type { Member } from '../harness/people.ts'

const w = shiftWords.en
const plan = planPage.en

let dale: Member
let page: Page
test.beforeEach(async ({ browser, warm }) => {
  dale = await newNight(browser, warm)
  page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}/plan`)
  await page.getByText(plan.parts.people, { exact: true }).click()
})

const planFile = async () =>
  (await dale.context.request.get(`/api/upgrades/${dale.upgrade}/plan.yaml`)).text()

test('a shift by date, over midnight: added, refused where it says no time, edited, removed, undone', async () => {
  const shifts = page.getByRole('region', { name: w.title })
  await shifts.getByRole('button', { name: w.add }).click()
  const field = (label: string) => shifts.getByLabel(label, { exact: true })
  await expect(field(w.date)).toHaveValue('1998-09-12')
  await expect(field(w.zone)).toHaveValue('Asia/Taipei')
  await field(w.from).fill('22')
  await field(w.to).fill('25:00')
  await field(w.to).press('Enter')
  await expect(shifts.getByText(w.faults.clock)).toBeVisible()
  await expect(field(w.to)).toBeFocused()
  await expect(field(w.from)).toHaveValue('22')
  await field(w.to).fill('4:00')
  await expect(shifts.getByText(w.nextDay('Sun 13 Sep'))).toBeVisible()
  await expect(shifts.getByText(w.hints.outside)).toBeVisible()
  await field(w.to).press('Enter')
  const stay = shifts.getByRole('listitem')
  await expect(stay).toContainText('22:00')
  await expect(stay).toContainText('10:00')
  await expect(stay).toContainText(w.hints.outside)
  await expect
    .poll(planFile)
    .toContain('once:\n      from: 1998-09-12 22:00 Asia/Taipei\n      to: 1998-09-13 04:00 Asia/Taipei\n')

  // On another clock, in a night in which it goes back: which of the two is asked.
  await stay.getByRole('button', { name: w.edit }).click()
  await field(w.zone).fill('New York')
  await field(w.date).fill('1998-10-24')
  await field(w.to).fill('01:30')
  await shifts.getByRole('button', { name: w.change }).click()
  await expect(shifts.getByText(w.faults.twice('01:30'))).toBeVisible()
  await shifts.getByLabel(w.which.later('−05:00')).check()
  await shifts.getByRole('button', { name: w.change }).click()
  await expect.poll(planFile).toContain('to: 1998-10-25 01:30 America/New_York (later)\n')
  await expect(shifts.getByRole('button', { name: w.edit })).toBeFocused()

  await stay.getByRole('button', { name: w.remove }).click()
  await expect(stay).toHaveCount(0)
  await page.locator('.plan-toast').getByRole('button', { name: plan.undo, exact: true }).click()
  await expect(stay).toHaveCount(1)
})

test('nobody’s hours: all that needs hands is one finding, and its one repair a shift for all of it', async () => {
  const g = groupWords.en
  await page.getByRole('button', { name: planHours.en.remove }).click()
  const finding = page.locator('.finding').filter({ hasText: g.name['no-hours'] })
  await expect(finding).toHaveCount(1)
  await expect(finding).toContainText(g.count(6))
  await expect(finding).toContainText(g.effect(6, 6, '', ''))
  await finding.locator('.finding-repair').getByRole('button').click()
  await expect(finding).toHaveCount(0)
  await expect(page.getByRole('region', { name: w.title }).getByRole('listitem')).toContainText('08:30')
  await page.getByRole('button', { name: plan.undo, exact: true }).first().click()
  await expect(finding).toHaveCount(1)
})
