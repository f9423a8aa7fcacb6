import { readFile } from 'node:fs/promises'

/**
 * A bundle that one reader gets, with the words of that reader's language alone: of `bilingual(en, zh)` the other side is
 * left out. `lang`: 'en' or 'zh-TW'.
 */
export function oneLanguage(lang) {
  return {
    name: 'one-language',
    setup(build) {
      build.onResolve({ filter: /^one-language$/ }, ({ path }) => ({
        path,
        namespace: path,
        sideEffects: false,
      }))
      build.onLoad({ filter: /./, namespace: 'one-language' }, () => ({ contents: SAME }))
      build.onLoad({ filter: /[\\/]domain[\\/].*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8')
        if (!source.includes('bilingual')) return undefined
        const { code } = await build.esbuild.transform(source, { loader: 'ts', target: 'esnext' })
        return { contents: await without(code, lang), loader: 'js' }
      })
    },
  }
}

/** In place of the other side's words stands the same side again: whoever asks for either gets words. */
async function without(code, lang) {
  const { parse } = await import('acorn')
  let left = code
  // From the end on, so that what stands before keeps its place.
  for (const call of calls(parse(code, { ecmaVersion: 'latest', sourceType: 'module' })).reverse()) {
    const { start, end } = call.arguments[lang === 'en' ? 0 : 1]
    left = `${left.slice(0, call.start)}/* @__PURE__ */ sameWords(${code.slice(start, end)})${left.slice(call.end)}`
  }
  return `import { sameWords } from 'one-language'\n${left}`
}

const SAME = "export const sameWords = (words) => ({ en: words, 'zh-TW': words })"

/** Each call of `bilingual`, in the order they stand. */
function calls(node) {
  if (node === null || typeof node !== 'object') return []
  if (node.type === 'CallExpression' && node.callee.name === 'bilingual') return [node]
  return Object.values(node).flatMap(calls)
}
