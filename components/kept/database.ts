import {
  type DBSchema,
  type IDBPDatabase,
  openDB,
  type StoreKey,
  type StoreNames,
  type StoreValue,
} from 'idb'
import { deviceClock } from '../live/clock.ts'

/** What has not opened within this counts as not there, ms: some browsers hang instead of failing. */
export const OPENS = 3000
/** Work that has not come to its end within this counts as not done, ms. */
const ANSWERS = 8000

/** The browser's database did not answer in time. What was to be done may still come to be. */
class NoAnswer extends Error {}

export interface DeviceDatabase<S extends DBSchema> {
  /**
   * Does `work` on the open database. A handle that failed is never used again: the work is done once more on a fresh one.
   * Fails where that fails too, where nothing answers in time, or where the database was deleted under the work: whoever
   * deleted it does not find it there again at once. The next need tries anew. `work` may be done twice.
   */
  use<T>(work: (db: IDBPDatabase<S>) => Promise<T>): Promise<T>
}

/**
 * A database of this browser, opened at each need. iOS ends the process that holds it without a word to the page, so a
 * handle that was good a moment ago proves nothing.
 */
export function deviceDatabase<S extends DBSchema>(
  name: string,
  version: number,
  make: (db: IDBPDatabase<S>) => void,
): DeviceDatabase<S> {
  let opened: Promise<IDBPDatabase<S>> | null = null
  /** What `opened` came to. */
  let handle: IDBPDatabase<S> | null = null
  /** How often it was deleted while it was open here. */
  let deletions = 0

  const letGo = (which: Promise<IDBPDatabase<S>>) => {
    if (opened !== which) return
    opened = null
    handle = null
  }

  function open(): Promise<IDBPDatabase<S>> {
    if (opened !== null) return opened
    const opening = async () =>
      await openDB<S>(name, version, {
        upgrade: make,
        // A newer page in another tab wants another shape, or somebody clears it: neither must wait for this one.
        blocking(_from, to, event) {
          if (to === null) deletions++
          letGo(fresh)
          ;(event.target as IDBDatabase | null)?.close()
        },
        terminated: () => letGo(fresh),
      })
    const fresh: Promise<IDBPDatabase<S>> = inTime(OPENS, opening(), (late) => late.close())
    opened = fresh
    fresh.then(
      (db) => {
        if (opened === fresh) handle = db
      },
      () => letGo(fresh),
    )
    return fresh
  }

  /** At once where it is open: a tap is on its way to the disk before the page is drawn anew. */
  async function begin<T>(opening: Promise<IDBPDatabase<S>>, work: (db: IDBPDatabase<S>) => Promise<T>) {
    return await work(handle ?? (await opening))
  }

  return {
    async use(work) {
      for (let again = true; ; again = false) {
        const opening = open()
        const before = deletions
        try {
          return await inTime(ANSWERS, begin(opening, work))
        } catch (error) {
          letGo(opening)
          opening.then(
            (db) => db.close(),
            () => undefined,
          )
          if (!again || error instanceof NoAnswer || deletions > before) throw error
        }
      }
    },
  }
}

/**
 * Works on a database that is there, whatever its version. Null: there is none, and none is made. Fails where it is there and
 * can't be opened, does not answer in time, or ends under the work.
 */
export async function ifThere<T>(name: string, work: (db: IDBPDatabase) => Promise<T>): Promise<T | null> {
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
  const db = await inTime(OPENS, opening, (late) => late.close()).catch((error) => {
    if (missing) return null
    throw error
  })
  if (db === null) return null
  try {
    return await inTime(OPENS, work(db))
  } finally {
    db.close()
  }
}

/** Everything in a store, where database and store are there. Fails as `ifThere` does. */
export async function allIn<T>(name: string, store: string): Promise<T[]> {
  const rows = await ifThere(name, async (db) =>
    db.objectStoreNames.contains(store) ? ((await db.getAll(store)) as T[]) : [],
  )
  return rows ?? []
}

/** Takes `keys` out of a store, where database and store are there. Fails as `ifThere` does. */
export async function removeFrom(name: string, store: string, keys: readonly IDBValidKey[]): Promise<void> {
  await ifThere(name, async (db) => {
    if (!db.objectStoreNames.contains(store)) return
    const tx = db.transaction(store, 'readwrite', { durability: 'strict' })
    await Promise.all([...keys.map((key) => tx.store.delete(key)), tx.done])
  })
}

/** Kept is what is on the disk, not on its way there, and can be read again: a browser's word is not enough. Fails else. */
export async function putAndFind<S extends DBSchema, N extends StoreNames<S>>(
  db: IDBPDatabase<S>,
  store: N,
  row: StoreValue<S, N>,
  key: StoreKey<S, N>,
): Promise<void> {
  const tx = db.transaction(store, 'readwrite', { durability: 'strict' })
  const put = tx.store.put(row)
  tx.commit()
  // Asked for at once: it is answered as soon as the write has ended, and not a turn of a busy page later.
  const [there] = await Promise.all([db.getKey(store, key), put, tx.done])
  if (there === undefined) throw new Error('not kept')
}

/** What `work` comes to, if it does within so many ms; else fails. `late`: what to do with what comes after all. */
export function inTime<T>(ms: number, work: Promise<T>, late?: (came: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let over = false
    const cancel = deviceClock.after(ms, () => {
      over = true
      reject(new NoAnswer())
    })
    work.then(
      (came) => {
        cancel()
        if (over) late?.(came)
        else resolve(came)
      },
      (error) => {
        cancel()
        reject(error)
      },
    )
  })
}
