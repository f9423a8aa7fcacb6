import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './install.mjs'
import { oneLanguage } from './one-language.mjs'

const CLIENT = 'components/phone/client.tsx'

/** What takes React's place on the phone, and in what renders the page for it: react-dom alone weighs as much as all else. */
export const PREACT = {
  react: 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react-dom/server': 'preact/compat/server',
}

/**
 * The page's script in one language, below the folder that `common` (options of esbuild's) names: the addresses of what
 * makes it live, `first`, and of what that loads once it does, `later`. `part` is told the path of each source.
 *
 * The bundler is told that what comes later imports all of the first: so all of the first is one file, and nothing of it
 * comes twice. The entry that esbuild makes beside it is empty and thrown away.
 */
export async function handsScript(lang, common, dev, part) {
  const { build } = await import('esbuild')
  const { metafile } = await build({
    ...common,
    entryPoints: [CLIENT],
    entryNames: `entry.${lang}`,
    chunkNames: `hands.${lang}-[hash]`,
    format: 'esm',
    splitting: true,
    sourcemap: dev ? 'inline' : false,
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
    jsx: 'automatic',
    alias: PREACT,
    metafile: true,
    plugins: [onlyWhatIsUsed, noWebTransport, afterTheFirst, oneLanguage(lang)],
  })
  for (const path of Object.keys(metafile.inputs)) part(path)
  const made = {}
  for (const [path, { inputs, entryPoint }] of Object.entries(metafile.outputs)) {
    const file = join(root, path)
    if (entryPoint === CLIENT) await rm(file)
    else {
      made[CLIENT in inputs ? 'first' : 'later'] = `/hands/${path.split('/').at(-1)}`
      if (!dev) await writeFile(file, await smaller(await readFile(file, 'utf8')))
    }
  }
  return made
}

/** The line is a WebSocket, or polling (components/live/socket-line.ts): its third way is never asked for. */
const noWebTransport = {
  name: 'no-web-transport',
  setup(build) {
    build.onLoad({ filter: /[\\/]transports[\\/]webtransport\.js$/ }, () => ({
      contents: 'export class WT {}',
    }))
  },
}

const afterTheFirst = {
  name: 'after-the-first',
  setup(build) {
    build.onLoad({ filter: /[\\/]phone[\\/]comes-later\.ts$/ }, async ({ path }) => ({
      contents: `import './client.tsx'\n${await readFile(path, 'utf8')}`,
      loader: 'ts',
    }))
  },
}

/** Once more through a minifier that thinks longer. */
async function smaller(code) {
  const { minify } = await import('terser')
  const { code: small } = await minify(code, { ecma: 2020, module: true, compress: { passes: 2 } })
  return small
}

/**
 * Our modules only define things. Told so, esbuild leaves out those of which nothing is used: with them the schemas that
 * a phone has no need of go too, which alone are larger than all the rest.
 */
export const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...args }) => {
      if (pluginData === onlyWhatIsUsed || args.resolveDir.includes('node_modules')) return undefined
      const found = await build.resolve(path, { ...args, pluginData: onlyWhatIsUsed })
      return { ...found, sideEffects: found.path.endsWith(CLIENT) }
    })
  },
}
