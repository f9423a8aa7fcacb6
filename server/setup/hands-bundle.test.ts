import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { langs } from '../../domain/messages/lang.ts'
import { phoneLine } from '../../domain/phone/words.ts'
import { phonePresence } from '../../domain/presence/words/phone.ts'

/** Over a bad line every kilobyte is a moment: what the script and the worker may weigh, zipped, bytes. */
const SCRIPT = 198_000
const WORKER = 12_000

const scripts: { name: string; text: string }[] = []
let worker = ''
let css = ''
beforeAll(async () => {
  const bundler = new URL('./hands-bundle.mjs', import.meta.url).href
  const { buildHands } = (await import(bundler)) as { buildHands(o: { into: string }): Promise<void> }
  const into = mkdtempSync(join(tmpdir(), 'farhand-bundle-'))
  await buildHands({ into })
  for (const name of readdirSync(join(into, 'public/hands')))
    scripts.push({ name, text: readFileSync(join(into, 'public/hands', name), 'utf8') })
  worker = readFileSync(join(into, 'public/sw.js'), 'utf8')
  ;({ css } = (await import(join(into, 'dist/hands-page.mjs'))) as { css: string })
  rmSync(into, { recursive: true })
}, 60_000)

test('the phone’s script has no parser of what only the server reads', () => {
  for (const { text } of scripts) expect(/ZodError|_zod/.test(text)).toBe(false)
  expect(/ZodError|_zod/.test(worker)).toBe(false)
})

test('script and worker keep to their weight', () => {
  expect(scripts).toHaveLength(2)
  for (const { text } of scripts) expect(gzipSync(text).length).toBeLessThan(SCRIPT)
  expect(gzipSync(worker).length).toBeLessThan(WORKER)
})

test('the page’s style says nothing in a way that a phone of 2020 would drop whole', async () => {
  expect(css).toMatch(/--ground:/)
  expect(css).toContain('.sr-only{')
  expect(css).not.toMatch(/@layer|@property|@source|@apply|@theme/)
  // Nested rules are written out, and what Tailwind takes for granted of every element is said without a question.
  expect(css).not.toMatch(/[{;]&/)
  expect(css).not.toMatch(/@supports[^{]*--tw-/)
})

test('each reader’s script has the words of their language alone', () => {
  const of = (lang: string) => scripts.find((s) => s.name.startsWith(`hands.${lang}-`))?.text ?? ''
  const said = (lang: 'en' | 'zh-TW') => [
    phonePresence[lang].arrive,
    phoneLine[lang].keptPage,
    phoneLine[lang].lost,
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

test('whichever language is asked for, the words are those of the script', async () => {
  const { oneLanguage } = (await import(new URL('./one-language.mjs', import.meta.url).href)) as {
    oneLanguage(lang: string): Plugin
  }
  for (const lang of langs) {
    const { outputFiles } = await build({
      stdin: {
        contents: "export { phonePresence } from './domain/presence/words/phone.ts'",
        resolveDir: process.cwd(),
      },
      bundle: true,
      write: false,
      format: 'esm',
      plugins: [oneLanguage(lang)],
    })
    const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
    const made = (await import(`data:text/javascript;base64,${code}`)) as {
      phonePresence: typeof phonePresence
    }
    for (const asked of langs) {
      expect(made.phonePresence[asked].arrive).toBe(phonePresence[lang].arrive)
      expect(made.phonePresence[asked].minutes(20)).toBe(phonePresence[lang].minutes(20))
    }
  }
})
