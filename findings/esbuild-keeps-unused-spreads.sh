#!/usr/bin/env bash
# esbuild 0.28.2 (Node 20).
#
# A module that says it has no side effects gives one of its two exports to a bundle. The other, a table that nobody asks for, is left
# out where it is written as one literal, and stays, with all that it is made of, where it spreads two literals of the same file:
# reading a property could run a getter, though these have none. A call in its place is left out only where the call itself is marked as
# pure: the mark on the function (`@__NO_SIDE_EFFECTS__`) reaches calls in its own file and not those of files that import it. One would
# expect what nobody uses to be left out in all four.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund esbuild@0.28.2
cat >try.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const begin = (unused) => `
import { together } from './together.js'
const a = { one: () => 'LARGE' }
const b = { two: () => 'LARGE TOO' }
export const unused = ${unused}
export const used = 'small'
`
writeFileSync('package.json', '{"sideEffects": false}')
writeFileSync('together.js', '/* @__NO_SIDE_EFFECTS__ */\nexport function together(x, y) { return Object.assign({}, x, y) }\n')
writeFileSync('entry.js', "import { used } from './table.js'\nconsole.log(used)\n")
for (const [name, unused] of [
  ['literal', "{ one: () => 'LARGE', two: () => 'LARGE TOO' }"],
  ['spread', '{ ...a, ...b }'],
  ['function marked', 'together(a, b)'],
  ['call marked', '/* @__PURE__ */ together(a, b)'],
]) {
  writeFileSync('table.js', begin(unused))
  const { outputFiles } = await build({ entryPoints: ['entry.js'], bundle: true, write: false, format: 'esm' })
  console.log(`${name}: ${outputFiles[0].text.includes('LARGE') ? 'kept' : 'left out'}`)
}
JS
seen=$(node try.mjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' 'literal: left out' 'spread: kept' 'function marked: kept' 'call marked: left out') <(printf '%s\n' "$seen") ||
  { echo 'It behaves otherwise now.'; exit 1; }
