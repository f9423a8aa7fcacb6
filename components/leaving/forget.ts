import { deleteDB } from 'idb'
import { allIn, ifThere, inTime, OPENS, removeFrom } from '../kept/database.ts'
import { forgetKept } from '../kept/wiped.ts'
import { deviceClock } from '../live/clock.ts'
import { registration, silence } from './own-worker.ts'
import type { Standing } from './standing.ts'
import { PHOTOS, SAID, undelivered } from './undelivered.ts'

/** What is read here of a kept view; the rest of its shape is the Hands page's own. */
interface View {
  upgrade: string
  account: string
  keptAt: number
}

/** All caches of ours have it before their names. */
const CACHES = 'farhand-'

/** The upgrades of which anything can be read here, or was said, as far as that can be looked at just now. */
export async function keptHere(): Promise<{ views: View[]; ids: string[] }> {
  const views = await allIn<View>(SAID, 'views').catch(() => [])
  const said = await undelivered().catch(() => [])
  const pages = (await pagePaths()).map(upgradeOf)
  return { views, ids: [...new Set([...views, ...said].map((k) => k.upgrade).concat(pages))] }
}

/**
 * Lets go of what may not be read here any more: all of it where nobody is signed in; else what is another account's, or of
 * an upgrade that is closed to this one, or was kept before words of it were erased. What was said stays.
 */
export async function tidy(here: Standing, views: readonly View[]): Promise<void> {
  if (here.standing !== 'in') return await forgetReadable()
  // By the server's clock, as far as ours is known to be off.
  const off = deviceClock.now() - here.now
  const stale = views.filter((v) => {
    const erasedAt = here.upgrades[v.upgrade]?.erasedAt ?? null
    return v.account !== here.account || (erasedAt !== null && v.keptAt - off <= erasedAt)
  })
  for (const id of new Set([...here.gone, ...stale.map((v) => v.upgrade)])) await forgetUpgrade(id)
}

/** Nothing can be read here any more of this upgrade: its page, its photos, what was last seen, what rang. */
export async function forgetUpgrade(upgrade: string): Promise<void> {
  await eachKept((path) => path.startsWith(`/u/${upgrade}/`))
  await tried(removeFrom(SAID, 'views', [upgrade]))
  forgetKept(upgrade)
  await silence((of) => of === upgrade)
}

/** The same of all upgrades. What was said and not delivered stays, for who may come back. */
export async function forgetReadable(): Promise<void> {
  for (const id of (await keptHere()).ids) forgetKept(id)
  if (typeof caches !== 'undefined')
    for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name)
  await tried(
    ifThere(SAID, async (db) => {
      for (const name of db.objectStoreNames) if (name !== 'outbox') await db.clear(name)
    }),
  )
  await silence(() => true)
}

/**
 * Nothing is left in this browser but the cookies of its own choices: caches, databases, what it was to remember, push, and
 * at the end the worker itself. Whoever has undelivered taps here is asked before. Never fails: each of it is tried.
 */
export async function forgetEverything(): Promise<void> {
  await tried(forgetReadable())
  for (const name of [SAID, PHOTOS]) {
    // Emptied first: another page may hold it open for a while yet.
    await tried(
      ifThere(name, async (db) => {
        for (const store of db.objectStoreNames) await db.clear(store)
      }),
    )
    if (typeof indexedDB !== 'undefined') await tried(inTime(OPENS, deleteDB(name)))
  }
  // None of it is a worker's to have.
  if (typeof localStorage !== 'undefined')
    try {
      localStorage.clear()
      sessionStorage.clear()
    } catch {
      // Closed to us, so there is nothing in it.
    }
  const here = await registration()
  await tried(here?.pushManager?.getSubscription().then((s) => s?.unsubscribe()))
  await tried(here?.unregister())
}

const upgradeOf = (path: string) => decodeURIComponent(path.split('/')[2] ?? '')

async function pagePaths(): Promise<string[]> {
  const paths: string[] = []
  await eachKept((path) => {
    if (path.startsWith('/u/')) paths.push(path)
    return false
  })
  return paths
}

/** Goes through all that our caches hold, and lets go of what `goes` says. */
async function eachKept(goes: (path: string) => boolean): Promise<void> {
  if (typeof caches === 'undefined') return
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHES)) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys())
      if (goes(new URL(request.url).pathname)) await cache.delete(request, { ignoreVary: true })
  }
}

/** For what has to go on whether or not this could be done; the next look tries it again. */
const tried = (work: Promise<unknown> | undefined) => Promise.resolve(work).catch(() => undefined)
