/** Small photos of what a kept page shows, apart from the pages: they come and go with what is asked. */
export const THUMBS = 'farhand-thumbs-1'
/** So many of one upgrade at most. */
const MOST = 60

/** The upgrade whose small photo this address is; null: it is another address. */
export function thumbOf(path: string): string | null {
  return /^\/u\/([^/]+)\/photos\/[0-9a-f]{64}\/thumb$/.exec(path)?.[1] ?? null
}

let turn: Promise<unknown> = Promise.resolve()
/** One after the other: what is forgotten must not be put back by a fetch that began before. */
function inTurn(work: () => Promise<void>): Promise<void> {
  const done = turn.then(work, work)
  turn = done.catch(() => undefined)
  return done
}

/** Keeps these small photos of an upgrade, and lets go of its others. */
export function keepThumbs(upgrade: string, paths: readonly string[]): Promise<void> {
  return inTurn(async () => {
    const wanted = paths.filter((p) => thumbOf(p) === upgrade).slice(-MOST)
    await letGo((of, path) => of === upgrade && !wanted.includes(path))
    const cache = await caches.open(THUMBS)
    for (const path of wanted) {
      if ((await cache.match(path, { ignoreVary: true })) !== undefined) continue
      const got = await fetch(path, { credentials: 'same-origin' }).catch(() => null)
      if (got?.ok === true) await cache.put(path, got)
    }
  })
}

/** Lets go of the photos of every upgrade that `stays` does not know. */
export function pruneThumbs(stays: (upgrade: string) => boolean): Promise<void> {
  return inTurn(() => letGo((of) => !stays(of)))
}

async function letGo(goes: (upgrade: string, path: string) => boolean): Promise<void> {
  const cache = await caches.open(THUMBS)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    const of = thumbOf(pathname)
    if (of === null || goes(of, pathname)) await cache.delete(url, { ignoreVary: true })
  }
}

/** The kept one, since its name says what it holds; else from the network. */
export async function keptThumb(request: Request): Promise<Response> {
  const cache = await caches.open(THUMBS)
  return (await cache.match(request.url, { ignoreVary: true })) ?? (await fetch(request))
}
