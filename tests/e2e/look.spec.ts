import { expect, type Page } from '@playwright/test'
import { test } from '../harness/night.ts'
import { comeAsOwner } from '../harness/people.ts'
import { type RunningServer, startServer } from '../harness/start-server.ts'

let server: RunningServer
test.beforeAll(async () => {
  server = await startServer()
})
test.afterAll(() => server.stop())

/** How far things have moved by themselves since the page began (layout shift, 0 is not at all). */
async function moved(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let sum = 0
    const add = (entries: PerformanceEntryList) => {
      for (const shift of entries as (PerformanceEntry & { value: number })[]) sum += shift.value
    }
    const seen = new PerformanceObserver((list) => add(list.getEntries()))
    seen.observe({ type: 'layout-shift', buffered: true })
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    add(seen.takeRecords())
    return sum
  })
}

test('the faces come from this server, and nothing moves when they come late', async ({ browser }) => {
  for (const lang of ['en', 'zh-TW']) {
    const context = await browser.newContext({ baseURL: server.url })
    await context.addCookies([{ name: 'lang', value: lang, url: server.url }])
    const page = await context.newPage()
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    const asked: string[] = []
    await page.route('**/*.woff2*', async (route) => {
      asked.push(new URL(route.request().url()).origin)
      await held
      await route.continue()
    })
    await page.goto('/', { waitUntil: 'commit' })
    await expect(page.locator('.rails-board')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    release()
    await page.evaluate(() => document.fonts.ready)
    expect(await page.evaluate(() => document.fonts.check('1rem B612'))).toBe(true)
    expect(new Set(asked)).toEqual(new Set([new URL(server.url).origin]))
    expect(await moved(page)).toBeLessThan(0.02)
    await context.close()
  }
})

test('the phone’s page waits for no face', async ({ browser }) => {
  const dale = await comeAsOwner(browser, server)
  const page = await dale.context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto('/u/taipei/hands')
  await page.waitForLoadState('load')
  expect(asked.filter((url) => url.includes('.woff'))).toEqual([])
})

test('each half of the page of pieces keeps its light, whatever the page’s', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  const grounds: string[][] = []
  for (const theme of ['dark', 'light']) {
    await context.addCookies([{ name: 'theme', value: theme, url: server.url }])
    await page.goto('/ui')
    grounds.push(
      await page
        .locator('#press .looks-cell')
        .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).backgroundColor)),
    )
  }
  const [inDark, inLight] = grounds
  expect(inDark).toEqual(inLight)
  expect(new Set(inDark).size).toBe(2)
})
