#!/usr/bin/env bash
# Next.js 16.4.5 as a guest in a server of one's own, compression 1.8.2 (Node 20).
#
# A page and a route answer with the same kind of text, as text/html. Behind compression the page goes out zipped and the route does
# not, though all headers that are sent are the same: the type that a route's Response gives, Next sets on Node's answer as a list of
# one (`['text/html; charset=utf-8']`), and compression looks only at a string. One would expect what is sent alike to be zipped alike.
set -euo pipefail
cd "$(mktemp -d)"
export NEXT_TELEMETRY_DISABLED=1
echo '{"type": "module"}' >package.json
npm install --silent --no-audit --no-fund next@16.4.5 react@19.3.1 react-dom@19.3.1 compression@1.8.2
mkdir -p app/route
cat >app/layout.js <<'JS'
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html> }
JS
cat >app/page.js <<'JS'
export const dynamic = 'force-dynamic'
export default function Page() { return <p>{'Stand by the box. '.repeat(500)}</p> }
JS
cat >app/route/route.js <<'JS'
export const dynamic = 'force-dynamic'
export function GET() {
  return new Response(`<p>${'Stand by the box. '.repeat(500)}</p>`, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
JS
echo 'export default { compress: false }' >next.config.mjs
npx next build >/dev/null 2>&1
cat >try.mjs <<'JS'
import { createServer } from 'node:http'
import compression from 'compression'
import next from 'next'

const app = next({ dev: false, dir: '.' })
await app.prepare()
const zip = compression()
const handle = app.getRequestHandler()
const types = {}
const server = createServer((req, res) => {
  res.on('finish', () => { types[req.url] = Array.isArray(res.getHeader('content-type')) ? 'a list' : 'a string' })
  zip(req, res, () => handle(req, res))
})
await new Promise((go) => server.listen(0, '127.0.0.1', go))
for (const path of ['/', '/route']) {
  const answer = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers: { 'accept-encoding': 'gzip' } })
  await answer.text()
  console.log(`${path}: sent as ${answer.headers.get('content-type')}, set as ${types[path]}, ${answer.headers.get('content-encoding') ?? 'not zipped'}`)
}
process.exit(0)
JS
seen=$(node try.mjs 2>/dev/null | grep '^/')
printf '%s\n' "$seen"
diff <(printf '%s\n' '/: sent as text/html; charset=utf-8, set as a string, gzip' '/route: sent as text/html; charset=utf-8, set as a list, not zipped') <(printf '%s\n' "$seen") ||
  { echo 'It behaves otherwise now.'; exit 1; }
