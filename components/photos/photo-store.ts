import type { DBSchema } from 'idb'
import type { PhotoAbout } from '../../domain/log/state.ts'
import { deviceDatabase, putAndFind } from '../kept/database.ts'

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
  /** Ids of all that is kept here, whoever's; fails where that can't be read. */
  ids(): Promise<readonly string[]>
  /** Resolves once it is on the device's disk and was found there; fails where nothing can be kept. */
  put(photo: KeptPhoto): Promise<void>
  remove(id: string): Promise<void>
}

interface Schema extends DBSchema {
  photos: { key: string; value: KeptPhoto }
}

/** A database of its own: pictures are large, and what people said must not share their quota's troubles. */
const database = deviceDatabase<Schema>('farhand-photos', 1, (db) => {
  db.createObjectStore('photos', { keyPath: 'id' })
})

/** Null: this browser has no database. */
export function devicePhotos(upgrade: string, account: string): PhotoStore | null {
  if (typeof indexedDB === 'undefined') return null
  return {
    async all() {
      const rows = await database.use((db) => db.getAll('photos'))
      return rows.filter((p) => p.upgrade === upgrade && p.account === account)
    },
    ids: () => database.use((db) => db.getAllKeys('photos')),
    async put(photo) {
      await database.use((db) => putAndFind(db, 'photos', photo, photo.id))
    },
    async remove(id) {
      await database.use((db) => db.delete('photos', id))
    },
  }
}
