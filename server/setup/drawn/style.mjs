import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../install.mjs'

const PHONE = 'components/phone/style.css'
const PAGES = 'app/globals.css'
/** Older phones than these get what of the sheet they know. */
const PHONES = ['chrome80', 'safari13', 'firefox80']

/**
 * The sheet of the Hands page, to be inlined: what is written in style.css, then Tailwind's utilities, of which only those
 * that `sources` use (paths from the project's root). Layers, registered properties and the sides of a line of text are
 * taken out, since a phone that knows none of them would drop all that is said so.
 */
export async function handsStyle(sources) {
  const text = `${await readFile(join(root, PHONE), 'utf8')}\n@tailwind utilities source(none);`
  return await sheet(PHONE, text, sources, [plain], PHONES)
}

/** The sheet of all pages, with only those utilities that the `sources` of this one use. */
export async function pageStyle(sources) {
  const text = (await readFile(join(root, PAGES), 'utf8')).replaceAll(/^@source .*$/gm, '')
  return await sheet(PAGES, text, sources, [], undefined)
}

async function sheet(path, text, sources, after, target) {
  const [{ default: postcss }, { default: tailwind }, { transform }] = await Promise.all([
    import('postcss'),
    import('@tailwindcss/postcss'),
    import('esbuild'),
  ])
  const used = sources.map((source) => `@source ${JSON.stringify(join(root, source))};`)
  const plugins = [tailwind({ optimize: false }), ...after]
  const { css } = await postcss(plugins).process([text, ...used].join('\n'), { from: join(root, path) })
  const { code } = await transform(css, { loader: 'css', minify: true, charset: 'utf8', target })
  return code.trim()
}

/** What Tailwind assumes of every element stands in a layer, behind a question to the engine: here it always holds. */
const plain = {
  postcssPlugin: 'plain',
  AtRule: {
    property: (rule) => rule.remove(),
    layer: (rule) => unwrap(rule),
    supports: (rule) => {
      if (rule.toString().includes('--tw-')) unwrap(rule)
    },
  },
  // What is only for the desk holds of nothing here.
  Rule: (rule) => {
    if (rule.selector.includes(':not(*)')) rule.remove()
  },
  Declaration(said) {
    const [, what = '', way = '', rest = ''] = LINE.exec(said.prop) ?? []
    const sides = SIDES[way]
    if (sides === undefined) return
    for (const side of sides) said.cloneBefore({ prop: `${what}-${side}${rest}` })
    said.remove()
  },
  /** What a utility tells others that are not there. */
  OnceExit(sheet) {
    const text = sheet.toString()
    sheet.walkDecls(/^--tw-/, (said) => {
      if (!text.includes(`var(${said.prop}`)) said.remove()
    })
  },
}

/** Both languages are written from left to right. */
const LINE = /^(padding|margin|border)-(inline|block)(-(?:style|width|color))?$/
const SIDES = { inline: ['left', 'right'], block: ['top', 'bottom'] }

function unwrap(rule) {
  if (rule.nodes === undefined) rule.remove()
  else rule.replaceWith(rule.nodes)
}
