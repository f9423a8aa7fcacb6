import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { PhotoAbout } from '../../domain/log/state.ts'
import { deviceClock } from './clock.ts'

/** A picture taken on this device, as it lies in the browser's database until the server has it. */
export interface KeptPhoto {
  id: string
  upgrade: string
  account: string
  about: PhotoAbout
  /** This device's clock when it was taken, ms. */
  takenAt: number
  bytes: ArrayBuffer
  /** SHA-256 (hex) of the bytes: the same picture chosen twice is one. */
  hash: string
  /** Why the server did not take it, in words, for good. */
  refused: string | null
}

export interface PhotoStore {
  /** All that is kept of one account's upgrade; fails where it can't be read. */
  all(): Promise<KeptPhoto[]>
  /** Resolves once it is on the device's disk; fails where nothing can be kept. */
  put(photo: KeptPhoto): Promise<void>
  remove(id: string): Promise<void>
}

interface Schema extends DBSchema {
  photos: { key: string; value: KeptPhoto }
}

/** A database that does not open within this is done without, ms. */
const PATIENCE = 3000

let opened: Promise<IDBPDatabase<Schema>> | null = null

/** A database of its own: pictures are large, and what people said must not share their quota's troubles. */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= new Promise((resolve, reject) => {
    const giveUp = deviceClock.after(PATIENCE, () => reject(new Error('no answer')))
    openDB<Schema>('farhand-photos', 1, {
      upgrade: (db) => void db.createObjectStore('photos', { keyPath: 'id' }),
      blocking(_from, _to, event) {
        opened = null
        ;(event.target as IDBDatabase | null)?.close()
      },
      terminated() {
        opened = null
      },
    })
      .then(resolve, reject)
      .finally(giveUp)
  })
  // Tried anew at the next picture: storage may have been freed.
  opened.catch(() => {
    opened = null
  })
  return opened
}

/** Null: this browser has no database. */
export function devicePhotos(upgrade: string, account: string): PhotoStore | null {
  if (typeof indexedDB === 'undefined') return null
  return {
    async all() {
      const rows = await (await database()).getAll('photos')
      return rows.filter((p) => p.upgrade === upgrade && p.account === account)
    },
    async put(photo) {
      const tx = (await database()).transaction('photos', 'readwrite', { durability: 'strict' })
      await Promise.all([tx.store.put(photo), tx.done])
    },
    async remove(id) {
      await (await database()).delete('photos', id)
    },
  }
}
