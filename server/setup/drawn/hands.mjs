import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../install.mjs'
import { forBrowsers, forTheServer, onlyWhatIsUsed, PREACT, pageScript } from './script.mjs'
import { handsStyle } from './style.mjs'

/**
 * Builds the Hands page: its script for each language into public/hands/ under names with their hashes, its worker as
 * public/sw.js, and into dist/hands-page.mjs what renders it, with its style and the scripts' names inside; all below
 * `into`. Throws when it can't.
 */
export async function buildHands({ dev = false, into = root } = {}) {
  const { build } = await import('esbuild')
  const out = join(into, 'public/hands')
  mkdirSync(out, { recursive: true })
  const parts = new Set()
  const made = await pageScript({
    name: 'hands',
    entry: 'components/phone/client.tsx',
    late: ['components/phone/comes-later.ts'],
    folder: 'hands',
    into,
    dev,
    part: (path) => parts.add(path),
    alias: PREACT,
  })
  const scripts = {}
  for (const [lang, { first, later }] of Object.entries(made)) scripts[lang] = { first, later: later[0] }
  const page = {
    ...forTheServer(join(into, 'dist/hands-page.mjs'), 'components/phone/render.tsx'),
    alias: PREACT,
  }
  const { metafile } = await build({ ...page, write: false, metafile: true })
  for (const path of Object.keys(metafile.inputs)) parts.add(path)
  const css = await handsStyle([...parts].filter((path) => path.startsWith('components/')).sort())
  await build({
    ...page,
    footer: { js: `export const css = ${JSON.stringify(css)}, scripts = ${JSON.stringify(scripts)}` },
  })
  await build({
    ...forBrowsers(dev),
    entryPoints: ['components/worker/worker.ts'],
    outfile: join(into, 'public/sw.js'),
    format: 'iife',
    plugins: [onlyWhatIsUsed()],
  })
  keepOnly(out, Object.values(made))
}

/** Takes away what a former build left in `folder`. Only now: a page rendered meanwhile still names a former script. */
export function keepOnly(folder, made) {
  const names = made.flatMap(({ first, later }) => [first, ...later]).map((path) => path.split('/').at(-1))
  for (const old of readdirSync(folder))
    if (!names.includes(old)) rmSync(join(folder, old), { recursive: true })
}
