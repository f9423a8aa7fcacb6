import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { handsStyle } from './hands-style.mjs'
import { root } from './install.mjs'
import { oneLanguage } from './one-language.mjs'

/** What takes React's place on the phone, and in what renders the page for it: react-dom alone weighs as much as all else. */
const PREACT = {
  react: 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react-dom/server': 'preact/compat/server',
}

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
  for (const lang of ['en', 'zh-TW']) {
    const script = await build({
      ...common,
      entryPoints: ['components/phone/client.tsx'],
      entryNames: `hands.${lang}-[hash]`,
      outdir: out,
      format: 'iife',
      sourcemap: dev ? 'inline' : false,
      define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
      jsx: 'automatic',
      alias: PREACT,
      metafile: true,
      plugins: [onlyWhatIsUsed, oneLanguage(lang)],
    })
    const [made = ''] = Object.keys(script.metafile.outputs)
    scripts[lang] = `/hands/${made.split('/').at(-1) ?? ''}`
  }
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
  const css = await handsStyle(Object.keys(metafile.inputs).filter((path) => path.startsWith('components/')))
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
  const made = Object.values(scripts)
  for (const old of readdirSync(out))
    if (!made.includes(`/hands/${old}`)) rmSync(join(out, old), { recursive: true })
}

/**
 * Our modules only define things. Told so, esbuild leaves out those of which nothing is used: with them the schemas that
 * a phone has no need of go too, which alone are larger than all the rest.
 */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...args }) => {
      if (pluginData === onlyWhatIsUsed || args.resolveDir.includes('node_modules')) return undefined
      const found = await build.resolve(path, { ...args, pluginData: onlyWhatIsUsed })
      return { ...found, sideEffects: path.endsWith('.css') }
    })
  },
}
