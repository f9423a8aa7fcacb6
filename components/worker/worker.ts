// The service worker: keeps the Hands page for when there is no network, and nothing else of ours between a page and the
// server. Bundled by server/setup/drawn/hands.mjs to public/sw.js.
import type { PushPayload } from '../../domain/contract/push.ts'
import { langs } from '../../domain/messages/lang.ts'
import { forgetAll, leaveUpgrade, pageKept, pageRefused } from './leave.ts'
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
import { commandOf, payloadOf, sayByButton, shownOf } from './push.ts'
import { type Fetching, scope } from './scope.ts'
import { renewed } from './subscription.ts'
import { keepThumbs, keptThumb, thumbOf } from './thumbs.ts'

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
  else if (thumbOf(url.pathname) !== null) e.respondWith(keptThumb(request))
  else if (SHELL_FILES.includes(url.pathname)) e.respondWith(shellFile(request))
})

scope.addEventListener('push', (e) => {
  const shown = shownOf(payloadOf(e.data?.text()))
  e.waitUntil(scope.registration.showNotification(shown.title, shown.options))
})

// Browsers fire it with the old one, the new one, both or neither: what there is now is looked up.
scope.addEventListener('pushsubscriptionchange', (e) => {
  e.waitUntil(renewed(scope.registration.pushManager))
})

scope.addEventListener('notificationclick', (e) => {
  const payload = e.notification.data as PushPayload
  const drill = payload.kind === 'drill' ? payload.id : null
  e.notification.close()
  // A tap is all that proves that a message arrived.
  const tap = fetch('/api/push/tap', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ drill, to: payload.to }),
  }).catch(() => undefined)
  e.waitUntil(Promise.all([tap, answer(payload, e.action)]))
})

async function answer(payload: PushPayload, action: string): Promise<void> {
  if (commandOf(payload, action) === null) return await openPage(payload.url)
  const told = await sayByButton(payload, action)
  if (told === null) return
  const { title, options } = shownOf({ ...payload, body: told.body, actions: [] })
  await scope.registration.showNotification(title, { ...options, silent: true })
}

/** The page it leads to: one that is open is brought to the front, and led there. */
async function openPage(url: string): Promise<void> {
  const to = new URL(url, scope.location.origin)
  // Only to ourselves, whatever a message says; by this origin, whatever name the server goes by.
  const here = scope.location.origin + to.pathname + to.search + to.hash
  const pages = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = pages.find((p) => new URL(p.url).pathname === to.pathname)
  if (there?.navigate === undefined) {
    await scope.clients.openWindow(here)
    return
  }
  await there.focus()
  await there.navigate(here)
}

/** What a page asks of its worker. */
scope.addEventListener('message', (e) => {
  const asked = e.data as {
    keep?: unknown
    forget?: unknown
    thumbs?: unknown
    of?: unknown
    gone?: unknown
    forgetAll?: unknown
  } | null
  const answer = (said: unknown) => e.ports[0]?.postMessage(said)
  if (asked?.forgetAll === true) e.waitUntil(forgetAll(answer))
  if (typeof asked?.gone === 'string' && isHere(`/u/${asked.gone}/hands`))
    e.waitUntil(leaveUpgrade(asked.gone, answer))
  if (typeof asked?.keep === 'string' && isHere(asked.keep))
    e.waitUntil(fetchPage(asked.keep).catch(() => undefined))
  if (typeof asked?.forget === 'string' && isHere(asked.forget)) e.waitUntil(forgetPage(asked.forget))
  if (typeof asked?.of === 'string' && Array.isArray(asked.thumbs))
    e.waitUntil(keepThumbs(asked.of, asked.thumbs.map(String)).catch(() => undefined))
})

const isHere = (path: string) => handsPath(`${scope.location.origin}${path}`) === path

async function page(e: Fetching): Promise<Response> {
  const { request } = e
  if (handsPath(request.url) === null) return await fetch(request).catch(() => nothingHere(e))
  const then = { kept: pageKept, refused: pageRefused }
  return (await handsPage(request, (work) => e.waitUntil(work), then)) ?? (await nothingHere(e))
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
