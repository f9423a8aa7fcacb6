import { deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Answer } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import { inTime } from '../kept/database.ts'
import { forgetKept } from '../kept/wiped.ts'
import { deviceClock } from '../live/clock.ts'
import type { KeptPhoto } from '../photos/photo-store.ts'

/** Something that was tapped, written or photographed in this browser and is not known to be with the server. */
export interface Undelivered {
  id: string
  upgrade: string
  account: string
  /** This device's clock when it was said, ms. */
  saidAt: number
  said:
    | { command: CommandInput; refused: Extract<Answer, { ok: false }>['refusal'] | null }
    | { photo: KeptPhoto }
}

/** How the server sees this browser; see server/http/accounts/leaving.ts, which says what each of it means. */
export interface Standing {
  standing: 'in' | 'ended' | 'over' | 'none'
  account: string | null
  now: number
  upgrades: Record<string, { title: string; zone: string; erasedAt: number | null }>
  gone: string[]
}

/** What is read here of a kept view; the rest of its shape is the Hands page's own. */
interface View {
  upgrade: string
  account: string
  keptAt: number
}
interface Row {
  id: string
  upgrade: string
  account: string
  saidAt: number
  command: CommandInput
  answer?: Answer
}

const SAID = 'farhand'
const PHOTOS = 'farhand-photos'
/** All caches of ours have it before their names. */
const CACHES = 'farhand-'
/** What does not answer within this is done without, ms: some browsers hang instead of failing. */
const PATIENCE = 3000
/** Told to all pages of this browser once it was left. */
const CHANNEL = 'farhand-left'

/**
 * What lies here undelivered, of all upgrades and accounts, oldest first. What a page says by itself is not among it. Fails
 * where it can't be read: that nothing is there would be a belief.
 */
export async function undelivered(): Promise<Undelivered[]> {
  const rows = await all<Row>(SAID, 'outbox')
  const photos = await all<KeptPhoto>(PHOTOS, 'photos')
  return [
    ...rows.flatMap(({ id, upgrade, account, saidAt, command, answer }): Undelivered[] =>
      command.type === 'card.hold'
        ? []
        : [
            {
              id,
              upgrade,
              account,
              saidAt,
              said: { command, refused: answer?.ok === false ? answer.refusal : null },
            },
          ],
    ),
    ...photos.map((photo): Undelivered => {
      const { id, upgrade, account, takenAt } = photo
      return { id, upgrade, account, saidAt: takenAt, said: { photo } }
    }),
  ].sort((a, b) => a.saidAt - b.saidAt)
}

/** Takes these away: they were delivered, or whoever said them was told that they are dropped. Fails where it can't. */
export async function forgetSaid(
  gone: readonly Pick<Undelivered, 'id' | 'upgrade' | 'account'>[],
): Promise<void> {
  if (gone.length === 0) return
  await within(SAID, (db) =>
    remove(
      db,
      'outbox',
      gone.map((g) => [g.upgrade, g.account, g.id]),
    ),
  )
  await within(PHOTOS, (db) =>
    remove(
      db,
      'photos',
      gone.map((g) => g.id),
    ),
  )
}

/** The upgrades of which anything can be read here, or was said, as far as that can be looked at just now. */
export async function keptHere(): Promise<{ views: View[]; ids: string[] }> {
  const views = await all<View>(SAID, 'views').catch(() => [])
  const said = await undelivered().catch(() => [])
  const pages = (await pagePaths()).map(upgradeOf)
  return { views, ids: [...new Set([...views, ...said].map((k) => k.upgrade).concat(pages))] }
}

/** What the server says of this browser and of these upgrades; null where it does not answer. */
export async function standing(ids: readonly string[]): Promise<Standing | null> {
  try {
    const answer = await fetch(`/api/session?of=${ids.map(encodeURIComponent).join(',')}`, {
      credentials: 'same-origin',
      cache: 'no-store',
    })
    return answer.ok ? ((await answer.json()) as Standing) : null
  } catch {
    return null
  }
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
  await tried(within(SAID, (db) => remove(db, 'views', [upgrade])))
  forgetKept(upgrade)
  await silence((of) => of === upgrade)
}

/** The same of all upgrades. What was said and not delivered stays, for who may come back. */
export async function forgetReadable(): Promise<void> {
  for (const id of (await keptHere()).ids) forgetKept(id)
  if (typeof caches !== 'undefined')
    for (const name of await caches.keys()) if (name.startsWith(CACHES)) await caches.delete(name)
  await tried(
    within(SAID, async (db) => {
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
      within(name, async (db) => {
        for (const store of db.objectStoreNames) await db.clear(store)
      }),
    )
    if (typeof indexedDB !== 'undefined') await tried(inTime(PATIENCE, deleteDB(name)))
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

/** This page said so itself, and goes where it goes. */
let saidHere = false

/** Tells the other pages of this browser that it was left. */
export function tellLeft(): void {
  saidHere = true
  if (typeof BroadcastChannel === 'undefined') return
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('left')
  channel.close()
}

/** Calls back once another page of this browser says so. Returns what ends it. */
export function onLeft(left: () => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {}
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = () => {
    if (!saidHere) left()
  }
  return () => channel.close()
}

/** Asks the worker to stop keeping, in case it is just about to; resolves when it has, or does not answer. */
export async function stopWorker(): Promise<void> {
  const worker = (await registration())?.active
  // Or this is the worker.
  if (worker == null || !('document' in globalThis)) return
  const { port1, port2 } = new MessageChannel()
  await inTime(
    PATIENCE,
    new Promise((resolve) => {
      port1.onmessage = resolve
      worker.postMessage({ forgetAll: true }, [port2])
    }),
  ).catch(() => undefined)
}

/** The registration of our worker, asked for by a page or by the worker itself. */
async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  const own = (globalThis as { registration?: ServiceWorkerRegistration }).registration
  if (own !== undefined || typeof navigator === 'undefined') return own
  return await navigator.serviceWorker?.getRegistration().catch(() => undefined)
}

/** Takes away what still stands on the screen of what rang. */
async function silence(goes: (upgrade: string) => boolean): Promise<void> {
  const shown = (await (await registration())?.getNotifications?.().catch(() => [])) ?? []
  for (const n of shown) if (goes(String((n.data as { upgrade?: unknown } | null)?.upgrade))) n.close()
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

async function all<T>(name: string, store: string): Promise<T[]> {
  const rows = await within(name, async (db) =>
    db.objectStoreNames.contains(store) ? ((await db.getAll(store)) as T[]) : [],
  )
  return rows ?? []
}

async function remove(db: IDBPDatabase, store: string, keys: readonly IDBValidKey[]): Promise<void> {
  if (!db.objectStoreNames.contains(store)) return
  const tx = db.transaction(store, 'readwrite', { durability: 'strict' })
  await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done])
}

/**
 * Works on a database that is there, whatever its version. Null: there is none, and none is made. Fails where it is there and
 * can't be opened, does not answer in time, or ends under the work.
 */
async function within<T>(name: string, work: (db: IDBPDatabase) => Promise<T>): Promise<T | null> {
  if (typeof indexedDB === 'undefined') return null
  let missing = false
  const opening = openDB(name, undefined, {
    upgrade(_db, _old, _new, tx) {
      missing = true
      tx.done.catch(() => undefined)
      tx.abort()
    },
    blocking: (_from, _to, e) => (e.target as IDBDatabase | null)?.close(),
  })
  const db = await inTime(PATIENCE, opening, (late) => late.close()).catch((error) => {
    if (missing) return null
    throw error
  })
  if (db === null) return null
  try {
    return await inTime(PATIENCE, work(db))
  } finally {
    db.close()
  }
}
