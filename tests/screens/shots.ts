import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { shell } from '../harness/chromium.ts'
import { startServer } from '../harness/start-server.ts'
import { compareFolders } from './compare.ts'
import { everyScreen, type Screen } from './story.ts'

/**
 * `npm run shots -- [folder] [part of a name]`: every screen of the night, phone and desk, both languages, dark and light, as
 * pictures and one sheet to look through. Says which screens failed to open, and which scroll sideways at 320 px.
 * `--against <folder>`: each is held against the picture that is there, made by an earlier build; what differs is listed.
 */
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
const langs = ['en', 'zh-TW'] as const
const themes = ['dark', 'light'] as const
const NARROW = { width: 320, height: 640 }

/** What is another thing at each run: how long ago, how long it took, a secret, a QR of one. Not part of how it looks. */
const PASSING =
  '.trip, .ago, .heard, .heard-device { display: none !important } ' +
  '.made-secret, [class*=qr] { visibility: hidden !important }'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' } },
})
const folder = resolve(positionals[0] ?? 'shots')
const only = positionals[1] ?? ''
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
          await page.screenshot({
            path: join(folder, file),
            fullPage: true,
            animations: 'disabled',
            style: PASSING,
          })
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
if (values.against !== undefined) {
  const unlike = await compareFolders(
    folder,
    resolve(values.against),
    seen.flatMap((s) => s.files),
    only,
  )
  for (const { file, pixels, share, what } of unlike)
    process.stdout.write(
      `${(share * 100).toFixed(2).padStart(6)} %  ${String(pixels).padStart(8)}  ${file}  ${what}\n`,
    )
  process.stdout.write(
    `${unlike.length} differ${unlike.length === 0 ? '' : `: ${join(folder, 'differences.html')}`}\n`,
  )
  if (unlike.length > 0) process.exitCode = 1
}

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
    await atRest(page)
    if (screen.act === undefined) return true
    await screen.act(page)
    await atRest(page)
    return true
  } catch (error) {
    faults.push(`${screen.name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    return false
  }
}

/** Until the page has changed nothing for a while: what the script adds after it, the line, the clocks, the figures. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    ({ quiet, patience }) =>
      new Promise<void>((done) => {
        // Nothing here has a name: what the loader would wrap it in is not there in the page.
        const wait = { timer: setTimeout(done, quiet) }
        setTimeout(done, patience)
        new MutationObserver(() => {
          clearTimeout(wait.timer)
          wait.timer = setTimeout(done, quiet)
        }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
      }),
    { quiet: 500, patience: 4000 },
  )
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
