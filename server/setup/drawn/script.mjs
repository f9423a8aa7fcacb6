import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { root } from '../install.mjs'
import { oneLanguage } from './one-language.mjs'

export const LANGS = ['en', 'zh-TW']

/** What takes React's place where every kilobyte counts, in the script and in what renders the page for it alike. */
export const PREACT = {
  react: 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react-dom/server': 'preact/compat/server',
}

/** Options of esbuild's for what browsers are sent. */
export const forBrowsers = (dev) => ({
  absWorkingDir: root,
  bundle: true,
  minify: !dev,
  // Written out, a character of Chinese is three bytes and not six.
  charset: 'utf8',
  // For phones that get no updates any more. What is still too new for one it leaves, and the forms work without.
  target: 'es2020',
  legalComments: 'none',
  logLevel: 'warning',
})

/** Options of esbuild's for what renders a page on the server. */
export const forTheServer = (outfile, entry) => ({
  absWorkingDir: root,
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  logLevel: 'warning',
})

/**
 * A page's script in each language, in the folder public/`folder` below `into`: by language the addresses of what makes it
 * live, `first`, and of what that loads when it is wanted, `later`. `entry` is the source of the first, `late` those that it
 * imports late. `part` is told the path of each source.
 *
 * The bundler is told that what comes later imports all of the first: so all of the first is one file, and nothing of it
 * comes twice. The entry that esbuild makes beside it is empty and thrown away.
 */
export async function pageScript({ name, entry, late, folder, into, dev, part, alias = {} }) {
  const { build } = await import('esbuild')
  const scripts = {}
  for (const lang of LANGS) {
    const { metafile } = await build({
      ...forBrowsers(dev),
      entryPoints: [entry],
      entryNames: `entry.${name}.${lang}`,
      chunkNames: `${name}.${lang}-[hash]`,
      outdir: join(into, 'public', folder),
      format: 'esm',
      splitting: true,
      sourcemap: dev ? 'inline' : false,
      define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
      jsx: 'automatic',
      alias,
      metafile: true,
      plugins: [onlyWhatIsUsed(entry), noWebTransport, afterTheFirst(entry, late), oneLanguage(lang)],
    })
    for (const path of Object.keys(metafile.inputs)) part(path)
    const made = { first: '', later: [] }
    for (const [path, { inputs, entryPoint }] of Object.entries(metafile.outputs)) {
      const file = join(root, path)
      if (entryPoint === entry) await rm(file)
      else {
        const address = `/${folder}/${path.split('/').at(-1)}`
        if (entry in inputs) made.first = address
        else made.later.push(address)
        const code = askedAnew(await readFile(file, 'utf8'))
        await writeFile(file, dev ? code : await smaller(code))
      }
    }
    scripts[lang] = made
  }
  return scripts
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

function afterTheFirst(entry, late) {
  const sources = new Set(late.map((path) => join(root, path)))
  return {
    name: 'after-the-first',
    setup(build) {
      build.onLoad({ filter: /[\\/]components[\\/].*\.tsx?$/ }, async ({ path }) => {
        if (!sources.has(path)) return undefined
        const first = relative(join(path, '..'), join(root, entry)).split(sep).join('/')
        return {
          contents: `import '${first.startsWith('.') ? first : `./${first}`}'\n${await readFile(path, 'utf8')}`,
          loader: path.endsWith('x') ? 'tsx' : 'ts',
        }
      })
    },
  }
}

/** An address that failed is not asked for a second time by browsers: from then on it is another one. */
function askedAnew(code) {
  const late = code.replaceAll(/\bimport\("(\.\/[^"]+)"\)/g, 'askedFor("$1")')
  return late === code ? code : `${ASKED_FOR}\n${late}`
}

const ASKED_FOR =
  'function askedFor(part){const failed=askedFor.failed=askedFor.failed||{};return import(part+(failed[part]?"?"+failed[part]:"")).catch(e=>{failed[part]=(failed[part]||0)+1;throw e})}'

/** Once more through a minifier that thinks longer. */
async function smaller(code) {
  const { minify } = await import('terser')
  const { code: small } = await minify(code, { ecma: 2020, module: true, compress: { passes: 2 } })
  return small
}

/**
 * Our modules only define things, but for `entry`. Told so, esbuild leaves out those of which nothing is used: with them
 * the schemas that a page has no need of go too, which alone are larger than all the rest.
 */
export function onlyWhatIsUsed(entry) {
  const seen = Symbol('seen')
  return {
    name: 'only-what-is-used',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...args }) => {
        if (pluginData === seen || args.resolveDir.includes('node_modules')) return undefined
        const found = await build.resolve(path, { ...args, pluginData: seen })
        return { ...found, sideEffects: entry !== undefined && found.path === join(root, entry) }
      })
    },
  }
}
