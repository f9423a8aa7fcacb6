// The service worker: keeps the Hands page for when there is no network, and nothing else of ours between a page and the
// server. Bundled by server/setup/hands-bundle.mjs to public/sw.js.
import { langs } from '../../domain/messages/lang.ts'
import { offlinePage } from './offline-page.ts'
import {
  dropOldCaches,
  fetchPage,
  forgetPage,
  handsPage,
  handsPath,
  keptScript,
  keptUpgrades,
  SHELL,
} from './pages.ts'
import { type Fetching, scope } from './scope.ts'

/** What an installed page is made of besides the pages themselves. */
const SHELL_FILES = ['/manifest.webmanifest', '/icon.svg', '/icon-192.png']

scope.addEventListener('install', (e) => {
  // Pages come from the network first and bring their own script, so the newest worker fits every page.
  e.waitUntil(
    caches
      .open(SHELL)
      .then((c) => c.addAll(SHELL_FILES))
      .catch(() => undefined)
      .then(() => scope.skipWaiting()),
  )
})

scope.addEventListener('activate', (e) => {
  e.waitUntil(dropOldCaches().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (e) => {
  const { request } = e
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return
  if (request.mode === 'navigate') e.respondWith(page(e))
  else if (url.pathname.startsWith('/hands/')) e.respondWith(keptScript(request))
  else if (SHELL_FILES.includes(url.pathname)) e.respondWith(shellFile(request))
})

/** What a page asks of its worker. */
scope.addEventListener('message', (e) => {
  const asked = e.data as { keep?: unknown; forget?: unknown } | null
  if (typeof asked?.keep === 'string' && isHere(asked.keep))
    e.waitUntil(fetchPage(asked.keep).catch(() => undefined))
  if (typeof asked?.forget === 'string' && isHere(asked.forget)) e.waitUntil(forgetPage(asked.forget))
})

const isHere = (path: string) => handsPath(`${scope.location.origin}${path}`) === path

async function page(e: Fetching): Promise<Response> {
  const { request } = e
  if (handsPath(request.url) === null) return await fetch(request).catch(() => nothingHere(e))
  return (await handsPage(request, (work) => e.waitUntil(work))) ?? (await nothingHere(e))
}

async function nothingHere({ request }: Fetching): Promise<Response> {
  const kept = await keptUpgrades()
  const [only] = kept
  // What an installed app opens first is the list; with one upgrade in hand there is no need of a list.
  if (kept.length === 1 && only !== undefined && new URL(request.url).pathname === '/')
    return Response.redirect(only.path, 302)
  // The language they read the kept pages in; else the device's own.
  const read = only?.lang ?? navigator.language
  return offlinePage(kept, langs.find((l) => read.slice(0, 2) === l.slice(0, 2)) ?? null)
}

async function shellFile(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL)
  const got = await fetch(request).catch(() => null)
  if (got?.ok === true) {
    await cache.put(request, got.clone())
    return got
  }
  return (await cache.match(request)) ?? got ?? Response.error()
}
