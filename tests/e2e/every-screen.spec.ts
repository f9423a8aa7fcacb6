import { readFileSync } from 'node:fs'
import { type Browser, type BrowserContext, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { deviceLabel } from '../../server/accounts/device-label.ts'
import { axeFaults } from '../harness/axe.ts'
import { composeInFields } from '../harness/composing.ts'
import { test } from '../harness/night.ts'
import { addWritten, rawWords, readPage } from '../harness/raw-words.ts'
import { startServer } from '../harness/start-server.ts'
import { atRest } from '../screens/at-rest.ts'
import { everyScreen } from '../screens/story.ts'
import { procedure } from '../screens/story-before.ts'

const wide = { width: 1440, height: 900 }
const narrow = { width: 320, height: 640 }
/**
 * Each look: a language with a theme and a width; whether the other width scrolls is looked at in passing. That the colours
 * of a theme can be told apart is proven for both where they are chosen (app/tokens.test.ts). `fields`: a Chinese word is
 * composed in every text field there is, once.
 */
const looks = [
  { lang: 'en', theme: 'dark', viewport: wide, other: narrow, fields: true },
  { lang: 'zh-TW', theme: 'light', viewport: narrow, other: wide, fields: false },
] as const

/** What the front page, the pieces and a new server show: the plan that comes with Farhand. */
const example = readFileSync(new URL('../../prisma/plans/taipei.yaml', import.meta.url), 'utf8')

// Each look lives its own night on its own server: together they would keep one worker longest of all.
test.describe.configure({ mode: 'parallel' })

for (const { lang, theme, viewport, other, fields: composes } of looks)
  test(`every screen of the night, ${lang}: axe finds nothing, no word is raw, neither width scrolls sideways, nothing breaks${composes ? ', a word can be composed in every field' : ''}`, async ({
    browser,
  }) => {
    test.setTimeout(600_000)
    const server = await startServer()
    const pages = new Map<BrowserContext, Page>()
    const faults: string[] = []
    const tried = new Set<string>()
    const written = addWritten(new Set(), [procedure, example, deviceLabel(await userAgent(browser))])
    await everyScreen(browser, server, async ({ name, path, context, act }) => {
      let page = pages.get(context)
      // Each time: an act of the story may have chosen another.
      await context.addCookies([
        { name: 'lang', value: lang, url: server.url },
        { name: 'theme', value: theme, url: server.url },
      ])
      if (page === undefined) {
        page = await context.newPage()
        // The browser says it of itself of most, but not of what was tried and caught.
        await page.addInitScript(() =>
          document.addEventListener('securitypolicyviolation', (e) =>
            console.error(`forbidden by our policy: ${e.effectiveDirective} ${e.blockedURI}`),
          ),
        )
        page.on('pageerror', (error) => faults.push(`${page?.url()}: ${error.message}`))
        page.on('console', (m) => {
          if (complains(m)) faults.push(`${page?.url()}: ${m.text()}`)
        })
        pages.set(context, page)
      }
      await page.setViewportSize(viewport)
      const answer = await page.goto(path)
      if ((answer?.status() ?? 0) >= 500) faults.push(`${name}: answered ${answer?.status()}`)
      // What is drawn by script is there once the page has come to rest.
      await page.waitForLoadState('load')
      // A key that is pressed before the page has its hands on it is pressed for nothing.
      if (act !== undefined) await atRest(page)
      await act?.(page)
      const told = (what: string[]) => faults.push(...what.map((fault) => `${name}: ${fault}`))
      told(await sideways(page))
      told(await axeFaults(page))
      const { pieces, fields } = await readPage(page)
      addWritten(written, [fields, await storedOf(context, path)])
      told(rawWords(pieces, lang, written))
      await page.setViewportSize(other)
      told(await sideways(page))
      if (composes) told(await composeInFields(page, tried))
    })
    // A page that is left open complains that its server is gone.
    for (const context of pages.keys()) await context.close()
    await server.stop()
    expect(faults).toEqual([])
    // Fewer were found: they are looked for by a name that they no longer have.
    if (composes) expect(tried.size).toBeGreaterThan(95)
  })

/** What the browser itself complains of, but not of pages we left while their line was being made, nor of our own answers. */
function complains(m: ConsoleMessage): boolean {
  if (/WebSocket is closed before|Failed to load resource|Blocked call to navigator.vibrate/.test(m.text()))
    return false
  return m.type() === 'error' || m.type() === 'warning'
}

async function userAgent(browser: Browser): Promise<string> {
  const page = await browser.newPage()
  const agent = await page.evaluate(() => navigator.userAgent)
  await page.close()
  return agent
}

/** What the upgrade of a screen holds, as far as who looks may read it; lists show what was there before. */
async function storedOf(context: BrowserContext, path: string): Promise<unknown> {
  const id = /^\/u\/([^/]+)/.exec(path)?.[1]
  if (id === undefined) return null
  const answers = ['', '/events?limit=500'].map((part) => context.request.get(`/api/upgrades/${id}${part}`))
  return await Promise.all(
    answers.map(async (answer) => ((await answer).ok() ? (await answer).json() : null)),
  )
}

async function sideways(page: Page): Promise<string[]> {
  const { scrolls, has } = await page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth,
    has: document.documentElement.clientWidth,
  }))
  return scrolls > has ? [`${scrolls} px wide at ${has}`] : []
}
