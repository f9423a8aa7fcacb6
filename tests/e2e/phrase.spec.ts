import { expect, type Page } from '@playwright/test'
import { desk } from '../../domain/desk/words.ts'
import { phraseWords } from '../../domain/time/words/phrase.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { axeFaults } from '../harness/axe.ts'
import { newNight, test } from '../harness/night.ts'
import type { Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

let _server: RunningServer
let dale: Member
test.beforeEach(async ({ browser, warm }) => {
  _server = warm
  dale = await newNight(browser, warm)
})

const dialogs = upgradeWords.en
const words = phraseWords.en

/** The desk, with the dialog that sends somebody to bed and asks when it goes on. */
async function toBed(): Promise<Page> {
  await dale.does({ type: 'upgrade.start' })
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}`)
  await page.getByRole('button', { name: upgradeWords.en.suspend }).click()
  await page.getByRole('dialog').getByLabel(desk.en.reason).fill('asleep at the keys')
  return page
}

const resumeAt = async () => {
  const answer = await dale.context.request.get(`/api/upgrades/${dale.upgrade}`)
  const { state } = (await answer.json()) as { state: { suspension: { resumeAt: number | null } | null } }
  return state.suspension?.resumeAt
}

test('a time in one’s own words is read as it is typed, on both clocks', async () => {
  const page = await toBed()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel(dialogs.resumeAt)
  await field.fill('Sunday 9 AM Taipei')
  await expect(dialog.locator('.phrase-taken')).toContainText('Sat 21:00')
  await expect(dialog.locator('.phrase-taken')).toContainText('Sun 09:00')
  expect(await axeFaults(page, 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: dialogs.suspend }).click()
  await expect.poll(resumeAt).toBe(Date.parse('1998-09-13T01:00Z'))
})

test('what may mean several moments is asked about, and nothing is sent before the answer', async () => {
  const page = await toBed()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel(dialogs.resumeAt)
  await field.fill('Sunday 8 AM EST')
  await expect(dialog.getByRole('group')).toBeVisible()
  await dialog.getByRole('button', { name: dialogs.suspend }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(await resumeAt()).toBeUndefined()
  // By keyboard: the second, which takes the abbreviation at its word.
  await field.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('group').getByRole('button').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).not.toHaveAttribute('aria-invalid', 'true')
  expect(await axeFaults(page, 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: dialogs.suspend }).click()
  await expect.poll(resumeAt).toBe(Date.parse('1998-09-13T13:00Z'))
})

test('what is not understood is pointed at, and a claim is checked', async () => {
  const page = await toBed()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel(dialogs.resumeAt)
  await field.fill('when I wake up')
  await expect(dialog.getByText(words.not.word('when'))).toBeHidden()
  await field.blur()
  await expect(dialog.getByText(words.not.word('when'))).toBeVisible()
  await field.fill('Sunday 9 AM Taipei, exactly 13 hours apart')
  await expect(dialog.getByText(words.claimFails('13 h', '12 h'))).toBeVisible()
})

test('an hour that comes twice, and one that never comes', async () => {
  const page = await toBed()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByLabel(dialogs.resumeAt)
  await field.fill('25 Oct 1998 01:30 Massachusetts')
  await expect(dialog.getByText(phraseWords.en.overlap('01:30', 'Massachusetts'))).toBeVisible()
  // On the narrowest phone too.
  await page.setViewportSize({ width: 320, height: 640 })
  for (const box of [page.locator('html'), dialog])
    expect(await box.evaluate((e) => e.scrollWidth - e.clientWidth)).toBeLessThanOrEqual(0)
  await dialog.getByRole('button', { name: words.notes['after-change'] }).click()
  await expect(dialog.locator('input[name=resumeAt]')).toHaveValue(String(Date.parse('1998-10-25T06:30Z')))
  await field.fill('4 April 1999 02:30 Massachusetts')
  await expect(dialog.getByText(/doesn’t exist/)).toBeVisible()
  await expect(dialog.locator('input[name=resumeAt]')).toHaveValue('bad')
})
