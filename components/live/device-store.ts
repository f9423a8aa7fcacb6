import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import { deviceClock } from './clock.ts'
import type { LiveEvent } from './history.ts'
import type { KeptCommand, OutboxStore } from './outbox.ts'

/** What this browser last saw of an upgrade, to be read without a network. */
export interface KeptView {
  upgrade: string
  /** Whose view it is: what one may read, another who takes over the phone may not. */
  account: string
  /** The APPLY_VERSION that made the state. */
  applyVersion: number
  state: UpgradeState
  /** The newest lines of talk, oldest first. */
  lines: readonly LiveEvent[]
  /** Server's real clock minus this device's when it was last known, ms. */
  skew: number
  /** This device's clock when it was kept, ms. */
  keptAt: number
}

interface Row extends KeptCommand {
  upgrade: string
  account: string
}

interface Schema extends DBSchema {
  outbox: { key: [string, string, string]; value: Row }
  views: { key: string; value: KeptView }
}

/** Views of upgrades beyond this many, or older than this, are let go; commands never are. */
const MOST_VIEWS = 5
const LONGEST = 30 * 86_400_000
/** A database that does not open within this is done without, ms: some browsers hang instead of failing. */
const PATIENCE = 3000

let opened: Promise<IDBPDatabase<Schema> | null> | null = null

/** The browser's database; null where there is none, or it is forbidden, or it does not answer. */
function database(): Promise<IDBPDatabase<Schema> | null> {
  if (typeof indexedDB === 'undefined') return Promise.resolve(null)
  opened ??= new Promise((resolve) => {
    const giveUp = deviceClock.after(PATIENCE, () => resolve(null))
    open()
      .then(resolve, () => resolve(null))
      .finally(giveUp)
  })
  return opened
}

async function open(): Promise<IDBPDatabase<Schema>> {
  return await openDB<Schema>('farhand', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: ['upgrade', 'account', 'id'] })
      db.createObjectStore('views', { keyPath: 'upgrade' })
    },
    // A newer page in another tab wants another shape: it must not wait for this one.
    blocking(_from, _to, event) {
      opened = null
      ;(event.target as IDBDatabase | null)?.close()
    },
    terminated() {
      opened = null
    },
  })
}

/**
 * What one account said of one upgrade and is not known to be stored. Null: no database is to be had here. With
 * `leaving`, what is removed is only named there, and goes with the view that has it (`keepView`).
 */
export function deviceOutbox(upgrade: string, account: string, leaving?: Set<string>): OutboxStore | null {
  if (typeof indexedDB === 'undefined') return null
  return {
    all(then) {
      keptCommands({ upgrade, account }).then(then, () => then([]))
    },
    put(command, then) {
      keep({ ...command, upgrade, account }).then(then, () => then(false))
    },
    remove(id) {
      // Left behind, it is sent again after a reload, and answered as before.
      if (leaving !== undefined) leaving.add(id)
      else forget(upgrade, account, id).catch(() => undefined)
    },
  }
}

async function keep(row: Row): Promise<boolean> {
  const db = await database()
  if (db === null) return false
  // On the disk, not on its way there, before it counts as kept.
  const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' })
  tx.store.put(row)
  tx.commit()
  await tx.done
  return true
}

/** Keeps a command that something other than a page says: the button of a notification. The page sends it. */
export async function keepCommand(upgrade: string, account: string, command: KeptCommand): Promise<boolean> {
  return await keep({ ...command, upgrade, account })
}

/** Everything kept here, of one upgrade's account or of all, in the order it was said. */
export async function keptCommands(of?: { upgrade: string; account: string }): Promise<Row[]> {
  const db = await database()
  if (db === null) return []
  const rows =
    of === undefined
      ? await db.getAll('outbox')
      : await db.getAll('outbox', IDBKeyRange.bound([of.upgrade, of.account], [of.upgrade, of.account, []]))
  return rows.sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1))
}

async function forget(upgrade: string, account: string, id: string): Promise<void> {
  await (await database())?.delete('outbox', [upgrade, account, id])
}

/**
 * Keeps a view for when there is no network, and lets go of those too old or too many. The commands `leaving` go from the
 * outbox with it or not at all: a phone that died between would show as unsaid what was said. False: it could not be kept.
 */
export async function keepView(view: KeptView, leaving?: Set<string>): Promise<boolean> {
  const db = await database()
  if (db === null) return false
  const gone = [...(leaving ?? [])]
  const tx = db.transaction(['views', 'outbox'], 'readwrite')
  const outbox = tx.objectStore('outbox')
  const deleted = gone.map((id) => outbox.delete([view.upgrade, view.account, id]))
  await Promise.all([tx.objectStore('views').put(view), ...deleted, tx.done])
  for (const id of gone) leaving?.delete(id)
  const all = (await db.getAll('views')).sort((a, b) => b.keptAt - a.keptAt)
  for (const [n, v] of all.entries())
    if (n >= MOST_VIEWS || view.keptAt - v.keptAt > LONGEST) await db.delete('views', v.upgrade)
  return true
}

/** The view kept of an upgrade; null where there is none that this code can read. */
export async function keptView(upgrade: string, account: string): Promise<KeptView | null> {
  const view = await (await database())?.get('views', upgrade)
  return view !== undefined && view.account === account && view.applyVersion === APPLY_VERSION ? view : null
}

/** Whoever holds this phone now may not read the upgrade any more. */
export async function forgetView(upgrade: string): Promise<void> {
  await (await database())?.delete('views', upgrade)
}

/** What this account said of the upgrade and was not sent: it was cut off, and no server takes it any more. */
export async function forgetCommands(upgrade: string, account: string): Promise<void> {
  await (await database())?.delete('outbox', IDBKeyRange.bound([upgrade, account], [upgrade, account, []]))
}
