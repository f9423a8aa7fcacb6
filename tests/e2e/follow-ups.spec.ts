import { expect } from '@playwright/test'
import { shell } from '../../domain/messages/shell.ts'
import { upgradeWords } from '../../domain/work/words/upgrade.ts'
import { newNight, test } from '../harness/night.ts'

test('what is thought of once it is closed is kept offline, sent once, and takes nothing that was typed meanwhile', async ({
  browser,
  warm,
}) => {
  const dale = await newNight(browser, warm)
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'upgrade.close', followUps: [{ id: 'masq', text: 'Masquerade' }] })
  const page = await dale.context.newPage()
  await page.goto(`/u/${dale.upgrade}`)
  const field = page.getByRole('textbox', { name: upgradeWords.en.followUps })
  await field.fill('Order a fan')
  await dale.context.setOffline(true)
  await page.getByRole('button', { name: shell.en.add, exact: true }).click()
  // Again, while the first waits for the line: it is the same thing.
  await field.press('Enter')
  await field.fill('Label the cables')
  await dale.context.setOffline(false)
  const there = page.locator('.follow-ups li')
  await expect(there).toHaveCount(2, { timeout: 20_000 })
  await expect(there.last()).toContainText('Order a fan')
  await expect(field).toHaveValue('Label the cables')
  await field.press('Enter')
  await expect(there.last()).toContainText('Label the cables')
  await expect(there).toHaveCount(3)
  await expect(field).toHaveValue('')
})
