import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { startServer } from '../harness/start-server.ts'
import { everyScreen } from '../screens/story.ts'

/** Each look: a language with a theme, wide or as narrow as a phone gets. */
const looks = [
  { lang: 'en', theme: 'dark', viewport: { width: 1440, height: 900 } },
  { lang: 'zh-TW', theme: 'light', viewport: { width: 320, height: 640 } },
] as const

// Each look lives its own night on its own server: together they would keep one worker longest of all.
test.describe.configure({ mode: 'parallel' })

for (const { lang, theme, viewport } of looks)
  test(`every screen of the night, ${lang}, ${theme}: axe finds nothing, nothing scrolls sideways, nothing breaks`, async ({
    browser,
  }) => {
    test.setTimeout(1_200_000)
    const server = await startServer()
    const pages = new Map<BrowserContext, Page>()
    const faults: string[] = []
    await everyScreen(browser, server, async ({ name, path, context, act }) => {
      let page = pages.get(context)
      // Each time: an act of the story may have chosen another.
      await context.addCookies([
        { name: 'lang', value: lang, url: server.url },
        { name: 'theme', value: theme, url: server.url },
      ])
      if (page === undefined) {
        page = await context.newPage()
        await page.setViewportSize(viewport)
        page.on('pageerror', (error) => faults.push(`${page?.url()}: ${error.message}`))
        pages.set(context, page)
      }
      const answer = await page.goto(path)
      if ((answer?.status() ?? 0) >= 500) faults.push(`${name}: answered ${answer?.status()}`)
      // What is drawn by script is there once the page has come to rest.
      await page.waitForLoadState('load')
      await act?.(page)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      if (wide > viewport.width) faults.push(`${name}: ${wide} px wide at ${viewport.width}`)
      const { violations } = await new AxeBuilder({ page }).analyze()
      for (const v of violations)
        faults.push(`${name}: ${v.id} at ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
    })
    await server.stop()
    expect(faults).toEqual([])
  })
