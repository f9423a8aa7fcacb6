import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { shell } from '../harness/chromium.ts'
import { startServer } from '../harness/start-server.ts'
import { everyScreen, type Screen } from './story.ts'

/**
 * `npm run shots [folder]`: every screen of the night, phone and desk, both languages, dark and light, as pictures and
 * one sheet to look through. Says which screens failed to open, and which scroll sideways at 320 px.
 */
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
const langs = ['en', 'zh-TW'] as const
const themes = ['dark', 'light'] as const
const NARROW = { width: 320, height: 640 }

const [, , only = ''] = process.argv.slice(1)
const folder = resolve(process.argv[2] ?? 'shots')
mkdirSync(folder, { recursive: true })

const server = await startServer()
const browser = await chromium.launch(shell)
const pages = new Map<BrowserContext, Page>()
const faults: string[] = []
const seen: { name: string; files: string[] }[] = []
try {
  await everyScreen(browser, server, async (screen) => {
    if (!screen.name.includes(only)) return
    const page = pages.get(screen.context) ?? (await screen.context.newPage())
    pages.set(screen.context, page)
    const files: string[] = []
    for (const lang of langs)
      for (const theme of themes) {
        await dress(screen.context, lang, theme)
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.emulateMedia({ colorScheme: theme })
          await page.setViewportSize(viewport)
          if (!(await open(page, screen))) continue
          const file = `${screen.name}.${size}.${lang}.${theme}.png`
          await page.screenshot({ path: join(folder, file), fullPage: true })
          files.push(file)
        }
        if (theme === 'dark') await measure(page, screen, lang)
      }
    seen.push({ name: screen.name, files })
    process.stdout.write(`${screen.name}\n`)
  })
} finally {
  await browser.close()
  await server.stop()
}
writeFileSync(join(folder, 'index.html'), sheet())
for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`)
process.stdout.write(`${seen.flatMap((s) => s.files).length} pictures of ${seen.length} screens: ${folder}\n`)
process.exitCode = faults.length > 0 ? 1 : 0

async function dress(context: BrowserContext, lang: string, theme: string): Promise<void> {
  await context.addCookies([
    { name: 'lang', value: lang, url: server.url },
    { name: 'theme', value: theme, url: server.url },
  ])
}

/** Opens a screen and does what is to be done on it; false when there is nothing to look at. */
async function open(page: Page, screen: Screen): Promise<boolean> {
  try {
    const answer = await page.goto(screen.path)
    const status = answer?.status() ?? 0
    if (status >= 500) faults.push(`${screen.name}: answered ${status}`)
    await page.evaluate(() => document.fonts.ready)
    // What the script adds a moment after the page: the connection, the clocks.
    await page.waitForTimeout(400)
    await screen.act?.(page)
    if (screen.act !== undefined) await page.waitForTimeout(300)
    return true
  } catch (error) {
    faults.push(`${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    return false
  }
}

async function measure(page: Page, screen: Screen, lang: string): Promise<void> {
  await page.setViewportSize(NARROW)
  if (!(await open(page, screen))) return
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (width > NARROW.width) faults.push(`${screen.name} (${lang}): ${width} px wide at ${NARROW.width}`)
}

function sheet(): string {
  const rows = seen.map(({ name, files }) => {
    const pictures = files
      .map((f) => `<a href="${f}"><img loading="lazy" src="${f}" alt="${f}"></a>`)
      .join('')
    return `<h2>${name}</h2><div>${pictures}</div>`
  })
  const style =
    'body{font:14px sans-serif;margin:1rem}div{display:flex;flex-wrap:wrap;gap:8px}img{height:260px}'
  return `<!doctype html><meta charset="utf-8"><title>Farhand, every screen</title><style>${style}</style>${rows.join('')}`
}
