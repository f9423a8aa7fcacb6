import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../install.mjs'

const LIST = 'components/drawn/islands.ts'

/**
 * For what renders the doors: each component that LIST names stands in a box that the browser finds, and what it was given
 * is handed over with the page. Whoever draws it knows nothing of that.
 */
export const islands = {
  name: 'islands',
  setup(build) {
    let listed
    const all = () => (listed ??= readFile(join(root, LIST), 'utf8').then(namesByFile))
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, pluginData, ...args }) => {
      if (pluginData === islands || args.namespace === 'island') return undefined
      const found = await build.resolve(path, { ...args, pluginData: islands })
      return (await all()).has(found.path) ? { path: found.path, namespace: 'island' } : found
    })
    build.onLoad({ filter: /./, namespace: 'island' }, async ({ path }) => ({
      contents: boxed(path, (await all()).get(path)),
      resolveDir: root,
    }))
  },
}

/** Which components of which file are named, by its path. */
function namesByFile(list) {
  const lines = Array.from(list.matchAll(/^export \{ (.+) \} from '\.\.\/(.+)'$/gm))
  return new Map(lines.map(([, names, path]) => [join(root, 'components', path), names.split(', ')]))
}

function boxed(path, names) {
  const file = JSON.stringify(path)
  const own = names.map((name) => `${name} as own${name}`)
  return [
    `import { island } from './components/drawn/island.tsx'`,
    `import { ${own.join(', ')} } from ${file}`,
    `export * from ${file}`,
    ...names.map((name) => `export const ${name} = island('${name}', own${name})`),
  ].join('\n')
}
