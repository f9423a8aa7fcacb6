import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { handsScript, onlyWhatIsUsed, PREACT } from './hands-script.mjs'
import { handsStyle } from './hands-style.mjs'
import { root } from './install.mjs'

/**
 * Builds the Hands page: its script for each language into public/hands/ under names with their hashes, its worker as
 * public/sw.js, and into dist/hands-page.mjs what renders it, with its style and the scripts' names inside; all below
 * `into`. Throws when it can't.
 */
export async function buildHands({ dev = false, into = root } = {}) {
  const { build } = await import('esbuild')
  const out = join(into, 'public/hands')
  mkdirSync(out, { recursive: true })
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: !dev,
    // Written out, a character of Chinese is three bytes and not six.
    charset: 'utf8',
    // For phones that get no updates any more. What is still too new for one it leaves, and the forms work without.
    target: 'es2020',
    logLevel: 'warning',
  }
  const scripts = {}
  const parts = new Set()
  for (const lang of ['en', 'zh-TW'])
    scripts[lang] = await handsScript(lang, { ...common, outdir: out }, dev, (path) => parts.add(path))
  const page = {
    absWorkingDir: root,
    entryPoints: ['components/phone/render.tsx'],
    outfile: join(into, 'dist/hands-page.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    alias: PREACT,
    logLevel: 'warning',
  }
  const { metafile } = await build({ ...page, write: false, metafile: true })
  for (const path of Object.keys(metafile.inputs)) parts.add(path)
  const css = await handsStyle([...parts].filter((path) => path.startsWith('components/')).sort())
  await build({
    ...page,
    footer: { js: `export const css = ${JSON.stringify(css)}, scripts = ${JSON.stringify(scripts)}` },
  })
  await build({
    ...common,
    entryPoints: ['components/worker/worker.ts'],
    outfile: join(into, 'public/sw.js'),
    format: 'iife',
    plugins: [onlyWhatIsUsed],
  })
  // Only now: a page rendered meanwhile still names a former script.
  const made = Object.values(scripts).flatMap(Object.values)
  for (const old of readdirSync(out))
    if (!made.includes(`/hands/${old}`)) rmSync(join(out, old), { recursive: true })
}
