import { expect, type Locator, type Page } from '@playwright/test'
import { newNight, test } from '../harness/night.ts'
import type { Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

test.describe.configure({ mode: 'serial' })

let _server: RunningServer
let dale: Member
let page: Page
test.beforeAll(async ({ browser, warm }) => {
  _server = warm
  dale = await newNight(browser, warm)
  page = await dale.context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(`/u/${dale.upgrade}`)
  // The trials' figures are in the picture: from here on nothing draws it anew, the clock stands.
  await expect(page.locator('.rails-overlay-ends')).toHaveCount(1)
})
test.afterAll(async () => {
  await dale?.context.close()
})

const scroller = () => page.locator('.rails-scroll:visible')
const field = () => page.locator('.rails-field:visible')
const bar = (title: string) => scroller().getByRole('button', { name: title }).first()
const width = async (of: Locator) => (await of.boundingBox())?.width ?? 0
const times = async () => (await width(field())) / (await width(scroller()))
/** Where the middle of a step is on the screen. */
const middle = async (of: Locator) => {
  const box = await of.boundingBox()
  return (box?.x ?? 0) + (box?.width ?? 0) / 2
}
const press = async (key: string) => {
  await page.keyboard.press(key)
  await page.evaluate(() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go))))
}

test('Ctrl and the wheel zoom at the pointer; a plain wheel is the page’s', async () => {
  const step = bar('7. Boot dolphin')
  const before = await middle(step)
  const box = await step.boundingBox()
  await page.mouse.move(before, (box?.y ?? 0) + 5)
  await page.keyboard.down('Control')
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(times).toBeCloseTo(3.4, 1)
  expect(Math.abs((await middle(step)) - before)).toBeLessThan(3)
  const taken = page.evaluate(
    () => new Promise((go) => addEventListener('wheel', (e) => go(e.defaultPrevented), { once: true })),
  )
  await page.mouse.wheel(0, 200)
  expect(await taken).toBe(false)
  expect(await times()).toBeCloseTo(3.4, 1)
})

test('what had no room for its name has it now', async () => {
  const named = () => scroller().locator('.rails-bar-expected .rails-title:visible').count()
  const close = await named()
  await page.getByRole('button', { name: 'Fit' }).click()
  await expect.poll(times).toBeCloseTo(1, 2)
  expect(await named()).toBeLessThan(close)
})

test('by keyboard: plus and minus about the step in focus, zero fits, Shift and an arrow move', async () => {
  await bar('9. Swap names').focus()
  const before = await middle(bar('9. Swap names'))
  await press('+')
  await press('+')
  expect(await times()).toBeCloseTo(2.25, 1)
  expect(Math.abs((await middle(bar('9. Swap names'))) - before)).toBeLessThan(3)
  const left = () => scroller().evaluate((s) => s.scrollLeft)
  const was = await left()
  await press('Shift+ArrowLeft')
  expect(await left()).toBeLessThan(was)
  await expect(bar('9. Swap names')).toBeFocused()
  // What comes into focus comes into sight.
  await press('Home')
  await expect(bar('1. Three new partitions')).toBeInViewport()
  await press('-')
  expect(await times()).toBeCloseTo(1.5, 1)
  await press('0')
  expect(await times()).toBeCloseTo(1, 2)
  await expect(scroller()).not.toHaveAttribute('data-zoomed')
})

test('the mouse drags it, and one button brings now back', async () => {
  for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(times).toBeCloseTo(5.1, 1)
  const box = await scroller().boundingBox()
  const y = (box?.y ?? 0) + (box?.height ?? 0) - 30
  const x = box?.x ?? 0
  await page.mouse.move(x + (box?.width ?? 0) - 20, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y, { steps: 4 })
  await page.mouse.up()
  await expect(scroller().locator('.rails-now')).not.toBeInViewport()
  await page.getByRole('button', { name: 'To now' }).click()
  await expect(scroller().locator('.rails-now')).toBeInViewport()
})

test('nothing of it is drawn anew by React, and no wider page comes of it', async () => {
  await page.getByRole('button', { name: 'Fit' }).click()
  // React puts new props on every element that it renders again, whether or not the page changes by it.
  await scroller().evaluate((s) => {
    const props = (e: Element) => Object.entries(e).find(([key]) => key.startsWith('__reactProps'))?.[1]
    const parts = [s, ...s.querySelectorAll('*')].map((e) => [e, props(e)] as const)
    const seen = { changed: 0, unchanged: () => parts.filter(([e, was]) => props(e) !== was).length }
    new MutationObserver((all) => {
      // The width of the whole is all that may change.
      seen.changed += all.filter((m) => m.target !== s && m.target !== s.firstElementChild).length
    }).observe(s, { subtree: true, childList: true, attributes: true, characterData: true })
    Object.assign(globalThis, { seen })
  })
  await bar('3. Make the file systems').focus()
  for (const key of ['+', '+', '+', 'Shift+ArrowRight', 'Shift+ArrowLeft', '-', '0', '+']) await press(key)
  const seen = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { changed: number; unchanged(): number } }
    return [seen.changed, seen.unchanged()]
  })
  expect(seen).toEqual([0, 0])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440)
})

test('what was zoomed stays so when the picture is drawn anew; paper shows all of it', async () => {
  const was = await times()
  expect(was).toBeGreaterThan(1)
  const at = Date.parse('1998-09-12T09:58:00+08:00')
  await dale.does({ type: 'clock.set', own: { at, rate: 0 } })
  await expect(scroller().locator('.rails-chip-site')).toContainText('09:58')
  expect(await times()).toBeCloseTo(was, 2)
  await page.emulateMedia({ media: 'print' })
  expect(await times()).toBeCloseTo(1, 2)
  await page.emulateMedia({ media: 'screen' })
})

test('upright it grows downwards, by the buttons', async () => {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.getByRole('button', { name: 'Show the rails' }).click()
  await page.getByRole('button', { name: 'Fit' }).click()
  const height = async () => (await field().boundingBox())?.height ?? 0
  await expect.poll(async () => (await width(field())) <= 390).toBe(true)
  const fit = await height()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(async () => Math.round(((await height()) / fit) * 10) / 10).toBe(1.5)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
