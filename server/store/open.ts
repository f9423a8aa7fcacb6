import { closeSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { type AccountStore, createAccountStore } from './accounts.ts'
import { type CalendarLinkStore, createCalendarLinkStore } from './calendar-links.ts'
import { connect, type Db } from './client.ts'
import { wantOf } from './fault.ts'
import { createLogStore } from './log.ts'
import { lookAtDatabase, lookAtFolder, startRefusalOf } from './look-first.ts'
import { createMetaStore } from './meta.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { createNotifyStore, type NotifyStore } from './notify.ts'
import { createPushStore, type PushStore } from './push.ts'
import { openReader } from './reader.ts'
import { createSignInStore, type SignInStore } from './sign-ins.ts'
import { createSleepHoursStore, type SleepHoursStore } from './sleep-hours.ts'
import { type LogStore, type MetaStore, StartRefusal } from './types.ts'

export interface Store {
  log: LogStore
  accounts: AccountStore
  calendarLinks: CalendarLinkStore
  sleepHours: SleepHoursStore
  signIns: SignInStore
  notify: NotifyStore
  push: PushStore
  meta: MetaStore
  close(): Promise<void>
}

export interface StoreOptions {
  dataDir: string
  /** false: for a command that writes beside a running relay and touches no log. */
  lock?: boolean
  migrationsDir?: string
  /** Is given the one connection that writes: tests set its limits. */
  connected?: (db: Db) => void
}

/**
 * Opens the data folder (made if missing, for this user alone), takes the relay's lock on it and brings the database
 * up to date. Throws `StartRefusal`, one line to print, when it may not or cannot be opened.
 */
export async function openStore({
  dataDir,
  lock = true,
  migrationsDir,
  connected,
}: StoreOptions): Promise<Store> {
  const folder = resolve(dataDir)
  needAddon()
  lookAtFolder(folder)
  let release = () => {}
  try {
    if (lock) release = takeRelayLock(folder)
    const file = join(folder, 'farhand.db')
    // Made by us first so that it is ours alone to read; SQLite gives its side files the same mode.
    closeSync(openSync(file, 'a', 0o600))
    // Beside a running server its write-ahead file is its own.
    if (lock) lookAtDatabase(file)
    migrate(file, readMigrations(migrationsDir ?? migrationsFolder()))
    const db = await connect(file)
    connected?.(db)
    const reader = openReader(file)
    return {
      log: createLogStore(db, reader),
      accounts: createAccountStore(db),
      calendarLinks: createCalendarLinkStore(db),
      sleepHours: createSleepHoursStore(db),
      signIns: createSignInStore(db),
      notify: createNotifyStore(db),
      push: createPushStore(db),
      meta: createMetaStore(db),
      async close() {
        reader.close()
        await db.$disconnect()
        release()
      },
    }
  } catch (error) {
    release()
    throw startRefusalOf(error, folder) ?? error
  }
}

/** The addon is loaded with the first database, so this is where a Node that it was not made for shows. */
function needAddon(): void {
  try {
    new Database(':memory:').close()
  } catch (error) {
    const [why] = (error as Error).message.split('\n')
    throw new StartRefusal(
      'no-addon',
      `SQLite's addon can't be loaded by Node ${process.versions.node}: ${why} Run npm run build with this Node.`,
    )
  }
}

/**
 * One relay per data folder. The lock is an open transaction on a file of its own: the system frees it however the
 * process ends, so nothing stale is left to remove by hand.
 */
function takeRelayLock(folder: string): () => void {
  const db = new Database(join(folder, 'relay.lock'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (wantOf(error)?.want === 'damaged')
      throw new StartRefusal(
        'out-of-reach',
        `${join(folder, 'relay.lock')} is not what Farhand put there. Remove it; it holds nothing.`,
      )
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error
    throw new StartRefusal(
      'in-use',
      `Another Farhand is running on ${folder}. Stop it, or set DATA_DIR to another folder.`,
    )
  }
  return () => db.close()
}
