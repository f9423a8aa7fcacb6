import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../install.mjs'
import { keepOnly } from './hands.mjs'
import { islands } from './islands.mjs'
import { forTheServer, PREACT, pageScript } from './script.mjs'
import { pageStyle } from './style.mjs'

/** The pages that are drawn without Next's client, but for the phone's: what renders each, and its script. */
const PAGES = [
  {
    name: 'desk',
    source: 'components/desk/render.tsx',
    entry: 'components/desk/client.tsx',
    late: ['components/desk/desk-dialog.tsx', 'components/leaving/settle.ts', 'components/leaving/told.tsx'],
  },
  {
    // The few things on them that a script does are the same everywhere, and small.
    name: 'doors',
    source: 'components/drawn/doors.tsx',
    entry: 'components/drawn/doors-client.tsx',
    late: ['components/rails/rails.tsx', 'components/leaving/settle.ts', 'components/leaving/told.tsx'],
    alias: PREACT,
    plugins: [islands],
  },
]

/** The faces of every page but the phone's (app/faces.css). */
const FACES = [
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  '@fontsource/b612/files/b612-latin-400-normal.woff2',
  '@fontsource/b612/files/b612-latin-700-normal.woff2',
  '@fontsource/b612-mono/files/b612-mono-latin-400-normal.woff2',
  '@fontsource/b612-mono/files/b612-mono-latin-700-normal.woff2',
]

/**
 * Builds the desk, and the doors (start, join, and what says that there is no such page): scripts and sheets into
 * public/drawn/ under names with their hashes, and what renders them into dist/drawn-desk.mjs and dist/drawn-doors.mjs, with
 * these names inside; the faces into public/faces/; all below `into`. Throws when it can't.
 */
export async function buildPages({ dev = false, into = root } = {}) {
  const { build } = await import('esbuild')
  const out = join(into, 'public/drawn')
  mkdirSync(out, { recursive: true })
  const made = []
  for (const { name, source, entry, late, alias, plugins } of PAGES) {
    const parts = new Set()
    const part = (path) => parts.add(path)
    const scripts = await pageScript({
      name,
      entry,
      late,
      folder: 'drawn',
      into,
      dev,
      part,
      alias,
    })
    const page = {
      ...forTheServer(join(into, `dist/drawn-${name}.mjs`), source),
      alias,
      plugins,
    }
    const { metafile } = await build({ ...page, write: false, metafile: true })
    for (const path of Object.keys(metafile.inputs)) part(path)
    const css = await pageStyle([...parts].filter((path) => path.startsWith('components/')).sort())
    const sheet = `/drawn/${name}-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`
    writeFileSync(join(into, 'public', sheet), css)
    await build({
      ...page,
      footer: { js: `export const made = ${JSON.stringify({ sheet, scripts })}` },
    })
    made.push(...Object.values(scripts), { first: sheet, later: [] })
  }
  keepOnly(out, made)
  layFaces(join(into, 'public/faces'))
}

function layFaces(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const path of FACES)
    copyFileSync(join(root, 'node_modules', path), join(folder, path.split('/').at(-1)))
}
