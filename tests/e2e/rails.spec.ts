import { expect } from '@playwright/test'
import { rails as railsWords } from '../../domain/rails/words.ts'
import { test } from '../harness/night.ts'
import { comeAsOwner } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const taipei = (clock: string) => Date.parse(`1998-09-12T${clock}:00+08:00`)

let server: RunningServer
test.beforeEach(async () => {
  server = await startServer()
})
test.afterEach(async () => {
  await server.stop()
})

test('the rails of the first hour: clicked, walked by keys, turned upright, read as a table', async ({
  browser,
}) => {
  const dale = await comeAsOwner(browser, server)
  await dale.does({ type: 'seat.take', person: 'upgrader', name: 'Dale' })
  const at = (clock: string) => dale.does({ type: 'clock.set', own: { at: taipei(clock), rate: 0 } })
  await at('08:00')
  await dale.does({ type: 'upgrade.start' })
  await dale.does({ type: 'step.start', step: 'fdisk' })
  await at('08:28')
  await dale.does({ type: 'step.finish', step: 'fdisk' })
  await at('09:05')
  await dale.does({ type: 'step.start', step: 'reboot' })
  const page = await dale.context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto('/u/taipei')

  const rails = page.getByRole('region', { name: railsWords.en.title })
  const bar = (title: string) => rails.getByRole('button', { name: title }).first()
  // Folded while something runs.
  await page.keyboard.press('r')
  await bar('1. Three new partitions').click()
  await expect(page.locator('[data-step="fdisk"][aria-expanded="true"]')).toBeVisible()

  const running = rails.locator('button[tabindex="0"]')
  await expect(running).toHaveCount(1)
  await expect(running).toHaveAccessibleName(/^2\. Reboot/)
  await running.focus()
  await page.keyboard.press('Home')
  await expect(bar('1. Three new partitions')).toBeFocused()
  await page.keyboard.press('End')
  await expect(bar('11. Final check')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(bar('10. Move the modem cable')).toBeFocused()

  const field = rails.locator('.rails-field')
  const wide = await field.boundingBox()
  expect(wide?.width).toBeGreaterThan((wide?.height ?? 0) * 3)
  // A phone shows one line of them until asked.
  await page.setViewportSize({ width: 320, height: 700 })
  await expect(field).toBeHidden()
  await page.getByRole('button', { name: 'Show the rails' }).click()
  const upright = await field.boundingBox()
  expect(upright?.height).toBeGreaterThan(upright?.width ?? 0)
  const order = await rails
    .locator('button.rails-bar-expected')
    .evaluateAll((bars) => bars.map((b) => [Number(b.dataset['at']), b.getBoundingClientRect().top]))
  const sorted = [...order].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).map(([, top]) => top)
  expect(sorted).toEqual([...sorted].sort((a, b) => (a ?? 0) - (b ?? 0)))

  await rails.getByText('Show as a table').click()
  await expect(rails.getByRole('rowheader')).toHaveCount(11)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
