import type { DBSchema, IDBPDatabase } from 'idb'
import { APPLY_VERSION, type UpgradeState } from '../../domain/log/state.ts'
import type { LiveEvent } from '../live/history.ts'
import type { KeptCommand, OutboxStore } from '../live/outbox.ts'
import { deviceDatabase, ifThere, putAndFind } from './database.ts'

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
  /** The server's real clock when it was last heard, ms: the view was true then. Absent in what older pages kept. */
  heardAt?: number
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

const NAME = 'farhand'
const database = deviceDatabase<Schema>(NAME, 1, (db) => {
  db.createObjectStore('outbox', { keyPath: ['upgrade', 'account', 'id'] })
  db.createObjectStore('views', { keyPath: 'upgrade' })
})

/**
 * What one account said of one upgrade and is not known to be stored. Null: no database is to be had here. With
 * `leaving`, what is removed is only named there, and goes with the view that has it (`keepView`).
 */
export function deviceOutbox(upgrade: string, account: string, leaving?: Set<string>): OutboxStore | null {
  if (typeof indexedDB === 'undefined') return null
  return {
    all(then) {
      keptCommands({ upgrade, account }).then(then, () => then(null))
    },
    put(command, then) {
      keep({ ...command, upgrade, account }).then(
        () => then(true),
        () => then(false),
      )
    },
    remove(id) {
      // Left behind, it is sent again after a reload, and answered as before.
      if (leaving !== undefined) leaving.add(id)
      else forget(upgrade, account, id).catch(() => undefined)
    },
  }
}

async function keep(row: Row): Promise<void> {
  await database.use((db) => putAndFind(db, 'outbox', row, keyOf(row)))
}

const keyOf = ({ upgrade, account, id }: Pick<Row, 'upgrade' | 'account' | 'id'>) =>
  [upgrade, account, id] satisfies Schema['outbox']['key']

/**
 * Keeps a command that something other than a page says: the button of a notification. The page sends it. Fails where it
 * can't be kept.
 */
export async function keepCommand(upgrade: string, account: string, command: KeptCommand): Promise<void> {
  await keep({ ...command, upgrade, account })
}

/** Everything kept here, of one upgrade's account or of all, in the order it was said. Fails where it can't be read. */
export async function keptCommands(of?: { upgrade: string; account: string }): Promise<Row[]> {
  const rows = await database.use((db) =>
    of === undefined
      ? db.getAll('outbox')
      : db.getAll('outbox', IDBKeyRange.bound([of.upgrade, of.account], [of.upgrade, of.account, []])),
  )
  return rows.sort((a, b) => a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1))
}

async function forget(upgrade: string, account: string, id: string): Promise<void> {
  await database.use((db) => db.delete('outbox', keyOf({ upgrade, account, id })))
}

/**
 * Keeps a view for when there is no network, and lets go of those too old or too many. The commands `leaving` go from the
 * outbox with it or not at all: a phone that died between would show as unsaid what was said. Fails where it is not there
 * to be read again. Returns the upgrades whose views were let go.
 */
export async function keepView(view: KeptView, leaving?: Set<string>): Promise<string[]> {
  const { upgrade, account } = view
  const gone = [...(leaving ?? [])]
  const old = await database.use(async (db) => {
    const tx = db.transaction(['views', 'outbox'], 'readwrite')
    const outbox = tx.objectStore('outbox')
    const deleted = gone.map((id) => outbox.delete(keyOf({ upgrade, account, id })))
    await Promise.all([tx.objectStore('views').put(view), ...deleted, tx.done])
    if ((await db.getKey('views', upgrade)) === undefined) throw new Error('not kept')
    return await prune(db, view.keptAt).catch(() => [])
  })
  for (const id of gone) leaving?.delete(id)
  return old
}

async function prune(db: IDBPDatabase<Schema>, now: number): Promise<string[]> {
  const all = (await db.getAll('views')).sort((a, b) => b.keptAt - a.keptAt)
  const old = all.filter((v, n) => n >= MOST_VIEWS || now - v.keptAt > LONGEST).map((v) => v.upgrade)
  for (const upgrade of old) await db.delete('views', upgrade)
  return old
}

/** The view kept of an upgrade; null where there is none that this code can read. Fails where nothing can be read. */
export async function keptView(upgrade: string, account: string): Promise<KeptView | null> {
  if (typeof indexedDB === 'undefined') return null
  const view = await database.use((db) => db.get('views', upgrade))
  return view !== undefined && view.account === account && view.applyVersion === APPLY_VERSION ? view : null
}

/** Whether any view of the upgrade lies here, whoever's and of whatever make. Fails where nothing can be read. */
export async function hasView(upgrade: string): Promise<boolean> {
  const key = await ifThere(NAME, async (db) =>
    db.objectStoreNames.contains('views') ? await db.getKey('views', upgrade) : undefined,
  )
  return key != null
}

/** Whoever holds this phone now may not read the upgrade any more. */
export async function forgetView(upgrade: string): Promise<void> {
  await database.use((db) => db.delete('views', upgrade))
}
