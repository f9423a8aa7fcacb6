import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { parse } from 'acorn'
import { build, type Plugin } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import type { HandsScript } from '../../../components/phone/document.tsx'
import { type Lang, langs } from '../../../domain/messages/lang.ts'
import { ownNameOf } from '../../../domain/messages/names.ts'
import { phoneLine, phonePage } from '../../../domain/phone/words.ts'
import { phonePresence } from '../../../domain/presence/words/phone.ts'

/** Over a bad line every kilobyte is a moment: what each may weigh as it is sent, bytes of brotli. */
const FIRST = 85_000
const LATER = 30_000
const WORKER = 12_000

interface Built {
  css: string
  scripts: Record<Lang, HandsScript>
}

/** By its address below the server. */
const scripts = new Map<string, string>()
let page: Built
let worker = ''
beforeAll(async () => {
  const bundler = new URL('./hands.mjs', import.meta.url).href
  const { buildHands } = (await import(bundler)) as { buildHands(o: { into: string }): Promise<void> }
  const into = mkdtempSync(join(tmpdir(), 'farhand-bundle-'))
  await buildHands({ into })
  for (const name of readdirSync(join(into, 'public/hands')))
    scripts.set(`/hands/${name}`, readFileSync(join(into, 'public/hands', name), 'utf8'))
  worker = readFileSync(join(into, 'public/sw.js'), 'utf8')
  page = (await import(join(into, 'dist/hands-page.mjs'))) as Built
  rmSync(into, { recursive: true })
}, 240_000)

test('the phone’s script has no parser of what only the server reads', () => {
  for (const text of scripts.values()) expect(/ZodError|_zod|IANAZone/.test(text)).toBe(false)
  expect(/ZodError|_zod/.test(worker)).toBe(false)
})

test('scripts and worker keep to their weight', () => {
  const weight = (text: string | undefined) => brotliCompressSync(text ?? '').length
  for (const { first, later } of Object.values(page.scripts)) {
    expect(weight(scripts.get(first)), first).toBeLessThan(FIRST)
    expect(weight(scripts.get(later)), later).toBeLessThan(LATER)
  }
  expect(weight(worker)).toBeLessThan(WORKER)
})

test('a page’s script is one file, and what comes later one more, which nothing of the first has to wait for', () => {
  for (const lang of langs) {
    const { first, later } = page.scripts[lang]
    const text = scripts.get(first) ?? ''
    expect(text).toContain(`"./${later.split('/').at(-1)}"`)
    const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'module' })
    expect(body.filter((node) => 'source' in node && node.source !== null)).toEqual([])
    expect(scripts.get(later)).toContain(`./${first.split('/').at(-1)}`)
  }
  expect(scripts.size).toBe(4)
})

test('the page’s style says nothing in a way that a phone of 2020 would drop whole', () => {
  const { css } = page
  expect(css).toMatch(/--ground:/)
  expect(css).toContain('.sr-only{')
  expect(css).not.toMatch(/@layer|@property|@source|@apply|@theme/)
  // Nested rules are written out, and what Tailwind takes for granted of every element is said without a question.
  expect(css).not.toMatch(/[{;]&/)
  expect(css).not.toMatch(/@supports[^{]*--tw-/)
})

test('each reader’s script has the words of their language alone', () => {
  const of = (lang: Lang) =>
    Object.values(page.scripts[lang])
      .map((path) => scripts.get(path))
      .join()
  const said = (lang: 'en' | 'zh-TW') => [
    phonePresence[lang].arrive,
    phoneLine[lang].keptPage,
    phonePage[lang].skip,
  ]
  for (const words of said('en')) {
    expect(of('en').includes(words), words).toBe(true)
    expect(of('zh-TW').includes(words), words).toBe(false)
  }
  for (const words of said('zh-TW')) {
    expect(of('zh-TW').includes(words), words).toBe(true)
    expect(of('en').includes(words), words).toBe(false)
  }
})

/** What `from` makes, in a script that has the words of one language alone. */
async function inOneLanguage<T>(what: string, from: string, lang: Lang): Promise<T> {
  const { oneLanguage } = (await import(new URL('./one-language.mjs', import.meta.url).href)) as {
    oneLanguage(lang: string): Plugin
  }
  const { outputFiles } = await build({
    stdin: { contents: `export { ${what} } from '${from}'`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [oneLanguage(lang)],
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  return (await import(`data:text/javascript;base64,${code}`)) as T
}

test('whichever language is asked for, the words are those of the script', async () => {
  for (const lang of langs) {
    const made = await inOneLanguage<{ phonePresence: typeof phonePresence }>(
      'phonePresence',
      './domain/presence/words/phone.ts',
      lang,
    )
    for (const asked of langs) {
      expect(made.phonePresence[asked].arrive).toBe(phonePresence[lang].arrive)
      expect(made.phonePresence[asked].minutes(20)).toBe(phonePresence[lang].minutes(20))
    }
  }
})

test('a name that is only that of a role is told in whichever language it was given, as on the server', async () => {
  for (const lang of langs) {
    const made = await inOneLanguage<{ ownNameOf: typeof ownNameOf }>(
      'ownNameOf',
      './domain/messages/names.ts',
      lang,
    )
    for (const name of ['Observer', '觀察者', 'Mei', '小美'])
      expect(made.ownNameOf(name)).toBe(ownNameOf(name))
  }
})
