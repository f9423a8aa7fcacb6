#!/usr/bin/env bash
# preact 11.2.0 with preact-render-to-string 6.8.2, react-dom 19.3.1 (Node 20).
#
# A select has a default, and its options come from a component within it, or stand in a group. React renders the option of the default
# as selected. Preact's compat does so only where the options are the select's own children: with the same source the page shows the
# first of them, and a form that nobody touches sends that. One would expect what stands in for React to choose as React does.
set -euo pipefail
cd "$(mktemp -d)"
echo '{"type": "module"}' >package.json
npm install --silent --no-audit --no-fund preact@11.2.0 preact-render-to-string@6.8.2 react@19.3.1 react-dom@19.3.1
cat >try.mjs <<'JS'
import * as preact from 'preact/compat'
import { renderToString as byPreact } from 'preact/compat/server'
import * as react from 'react'
import { renderToStaticMarkup as byReact } from 'react-dom/server'

function chosen({ createElement: h }, render, way) {
  const options = () => ['en', 'zh'].map((value) => h('option', { key: value, value }, value))
  const inside = { children: options(), component: h(options), group: h('optgroup', { label: 'all' }, options()) }[way]
  return /selected/.test(render(h('select', { name: 'lang', defaultValue: 'zh' }, inside))) ? 'the default' : 'the first'
}
for (const way of ['children', 'component', 'group'])
  console.log(`${way}: React ${chosen(react, byReact, way)}, Preact ${chosen(preact, byPreact, way)}`)
JS
seen=$(node try.mjs)
printf '%s\n' "$seen"
diff <(printf '%s\n' 'children: React the default, Preact the default' 'component: React the default, Preact the first' 'group: React the default, Preact the first') <(printf '%s\n' "$seen") ||
  { echo 'It behaves otherwise now.'; exit 1; }
