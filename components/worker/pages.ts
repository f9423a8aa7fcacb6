import { deviceClock } from '../live/clock.ts'
import { pruneThumbs, THUMBS } from './thumbs.ts'

/** Hands pages and what they are made of, as one: a page never meets a script of another build. */
const PAGES = 'farhand-pages-1'
/** Pictures and the manifest: small, and the same for every build. */
export const SHELL = 'farhand-shell-1'
/** A line that brings nothing for so long counts as dead, ms: what is kept is shown, and the line may still come. */
const PATIENCE = 4000
/** Pages beyond this many, or older than this, are let go. */
const MOST = 5
const LONGEST = 30 * 86_400_000

const KEPT_AT = 'x-kept-at'
const TITLE = 'x-title'
const LANG = 'x-lang'
const POLICY = 'content-security-policy'

/** The page of an upgrade's hands, without what its address says of one tap. Null: it is another address. */
export function handsPath(url: string): string | null {
  const { pathname } = new URL(url)
  return /^\/u\/[^/]+\/hands$/.test(pathname) ? pathname : null
}

/** A page's own scripts by their hashed names, what is loaded later among them; none: it is no page of hands. */
export function scriptsOf(html: string): string[] {
  return [...html.matchAll(/\s(?:src|data-later)="(\/hands\/hands\.[\w.-]+\.js)"/g)].map(
    ([, path = '']) => path,
  )
}

/** Counts the times this browser was left: what was asked for before is not kept after. */
let leaves = 0

export function stopKeeping(): void {
  leaves++
}

/**
 * The page from the network, and kept; where the network brings none in time, the kept one, marked as kept. A page that
 * the server no longer gives (signed out, revoked) is kept no longer. `then` goes on from there.
 */
export async function handsPage(
  request: Request,
  wait: (work: Promise<unknown>) => void,
  then: { kept(path: string): Promise<void>; refused(path: string): Promise<void> },
): Promise<Response | null> {
  const path = handsPath(request.url) as string
  const before = leaves
  const fresh = fetch(request).then(async (answer) => {
    if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 404) {
      await forgetPage(path)
      wait(then.refused(path).catch(() => undefined))
    } else if (answer.ok) {
      const copy = answer.clone()
      wait(
        keepPage(path, copy, before)
          .then(() => then.kept(path))
          .catch(() => undefined),
      )
    }
    return answer
  })
  wait(fresh.catch(() => undefined))
  const late = new Promise<null>((resolve) => deviceClock.after(PATIENCE, () => resolve(null)))
  const first = await Promise.race([fresh.catch(() => null), late])
  // A server that is down behind its proxy has nothing to say either.
  if (first !== null && first.status < 500) return first
  return (await keptPage(path)) ?? (await fresh.catch(() => null))
}

/** Asks for the page and keeps it: the page that made this worker came before it. */
export async function fetchPage(path: string): Promise<void> {
  const before = leaves
  const answer = await fetch(path, { credentials: 'same-origin', redirect: 'manual' })
  if (answer.ok) await keepPage(path, answer, before)
}

async function keepPage(path: string, answer: Response, before: number): Promise<void> {
  const html = await answer.text()
  const scripts = scriptsOf(html)
  if (scripts.length === 0) return
  if (before !== leaves) return
  const cache = await caches.open(PAGES)
  // The scripts first: a page that is there has all it needs.
  for (const script of scripts) {
    if ((await cache.match(script)) !== undefined) continue
    const got = await fetch(script)
    if (!got.ok) return
    await cache.put(script, got)
  }
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    [KEPT_AT]: String(deviceClock.now()),
    [TITLE]: encodeURIComponent(titleOf(html)),
    [LANG]: /<html[^>]* lang="([\w-]+)"/.exec(html.slice(0, 200))?.[1] ?? '',
    ...policyOf(answer),
  }
  if (before !== leaves) return
  await cache.put(path, new Response(html, { headers }))
  await prune(cache)
}

async function keptPage(path: string): Promise<Response | null> {
  const kept = await (await caches.open(PAGES)).match(path)
  if (kept === undefined) return null
  const html = (await kept.text()).replace('<html', '<html data-kept')
  const headers = { 'content-type': 'text/html; charset=utf-8', ...policyOf(kept) }
  return new Response(html, { headers })
}

/** What may run in a page goes with it. An older build kept none. */
function policyOf({ headers }: Response): Record<string, string> {
  const policy = headers.get(POLICY)
  return policy === null ? {} : { [POLICY]: policy }
}

export async function forgetPage(path: string): Promise<void> {
  await pruneThumbs((upgrade) => path !== `/u/${upgrade}/hands`)
  const cache = await caches.open(PAGES)
  if (await cache.delete(path)) await prune(cache)
}

/** A script that is named by its content: the kept one is the one, whatever follows the name. */
export async function keptScript(request: Request): Promise<Response> {
  const cache = await caches.open(PAGES)
  return (await cache.match(request, { ignoreSearch: true })) ?? (await fetch(request))
}

/** The upgrades whose pages are kept here, the newest first. */
export async function keptUpgrades(): Promise<{ path: string; title: string; lang: string }[]> {
  return await pagesIn(await caches.open(PAGES))
}

interface Kept {
  path: string
  title: string
  lang: string
  at: number
  scripts: string[]
}

async function pagesIn(cache: Cache): Promise<Kept[]> {
  const pages: Kept[] = []
  for (const request of await cache.keys()) {
    const path = handsPath(request.url)
    const kept = path === null ? undefined : await cache.match(request)
    if (path === null || kept === undefined) continue
    pages.push({
      path,
      title: decodeURIComponent(kept.headers.get(TITLE) ?? ''),
      lang: kept.headers.get(LANG) ?? '',
      at: Number(kept.headers.get(KEPT_AT)),
      scripts: scriptsOf(await kept.text()),
    })
  }
  return pages.sort((a, b) => b.at - a.at)
}

/** Lets go of what is too old or too much, and of scripts that no kept page needs. */
async function prune(cache: Cache): Promise<void> {
  const pages = await pagesIn(cache)
  const now = deviceClock.now()
  const stays = pages.filter((p, n) => n < MOST && now - p.at <= LONGEST)
  for (const p of pages) if (!stays.includes(p)) await cache.delete(p.path)
  await pruneThumbs((upgrade) => stays.some((p) => p.path === `/u/${upgrade}/hands`))
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (handsPath(url) === null && !stays.some((p) => p.scripts.includes(pathname))) await cache.delete(url)
  }
}

/** Earlier shapes of what is kept. */
export async function dropOldCaches(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('farhand-') && ![PAGES, SHELL, THUMBS].includes(name)) await caches.delete(name)
}

function titleOf(html: string): string {
  const title = /<p class="title(?: [^"]*)?">([^<]*)</.exec(html)?.[1] ?? ''
  return title
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
