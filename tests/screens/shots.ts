import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { shell } from '../harness/chromium.ts'
import { startServer } from '../harness/start-server.ts'
import { startWarm } from '../harness/warm-server.ts'
import { atRest, dress, PASSING as MOVING } from './at-rest.ts'
import { compareFolders } from './compare.ts'
import { writeReadmePicture } from './readme-picture.ts'
import type { Screen } from './stage.ts'
import { everyScreen } from './story.ts'
import { type Crew, comeTogether } from './ten-crew.ts'
import { writeDocs } from './ten-docs.ts'
import { tenScreens } from './ten-seconds.ts'

/**
 * `npm run shots -- [folder] [part of a name]`: every screen of the night, phone and desk, both languages, dark and light, as
 * pictures and one sheet to look through. Says which screens failed to open, and which scroll sideways at 320 px.
 * `--docs`: the pictures of docs/ten-seconds and the README's, and nothing else; a part of a name may come first.
 * `--against <folder>`: each is held against the picture that is there, made by an earlier build; what differs is listed.
 */
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
const langs = ['en', 'zh-TW'] as const
const themes = ['dark', 'light'] as const
const NARROW = { width: 320, height: 640 }

/** What is another thing at each run: how long ago, how long it took, a secret, a QR of one. Not part of how it looks. */
const PASSING =
  `${MOVING} .ago { display: none !important } ` +
  '.made-secret, [class*=qr] { visibility: hidden !important }'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' }, docs: { type: 'boolean', default: false } },
})
const browser = await chromium.launch(shell)
if (values.docs) {
  const only = positionals[0] ?? ''
  await asCrew(browser, async (crew) => {
    if ('picture.png'.includes(only)) await writeReadmePicture(crew)
    await writeDocs(crew, only)
  }).finally(() => browser.close())
  process.exit()
}
const folder = resolve(positionals[0] ?? 'shots')
const only = positionals[1] ?? ''
mkdirSync(folder, { recursive: true })
const pages = new Map<BrowserContext, Page>()
const faults: string[] = []
const seen: { name: string; files: string[] }[] = []
try {
  // Of the story no screen is called so, and to tell it takes a while.
  if (!only.startsWith('ten-')) await asStory(browser)
  await asCrew(browser, (crew) => tenScreens(crew, only, (screen) => shoot(screen, crew.warm.url)))
} finally {
  await browser.close()
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

async function asStory(browser: Browser): Promise<void> {
  const server = await startServer()
  await everyScreen(browser, server, (screen) => shoot(screen, server.url)).finally(() => server.stop())
}

async function asCrew(browser: Browser, then: (crew: Crew) => Promise<void>): Promise<void> {
  const warm = await startWarm()
  await then(await comeTogether(browser, warm)).finally(() => warm.end())
}

async function shoot(screen: Screen, url: string): Promise<void> {
  if (!screen.name.includes(only)) return
  const page = pages.get(screen.context) ?? (await screen.context.newPage())
  pages.set(screen.context, page)
  const files: string[] = []
  for (const lang of langs)
    for (const theme of themes) {
      await dress(screen.context, url, lang, theme)
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
}

/** Opens a screen and does what is to be done on it; false when there is nothing to look at. */
async function open(page: Page, screen: Screen): Promise<boolean> {
  try {
    // An act may have cut the line.
    await screen.context.setOffline(false)
    const answer = await page.goto(screen.path)
    const status = answer?.status() ?? 0
    if (status >= 500) faults.push(`${screen.name}: answered ${status}`)
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
