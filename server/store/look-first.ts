import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { type Want, wantOf, wants } from './fault.ts'
import { StartRefusal } from './types.ts'

/** Makes the data folder if there is none. Throws `StartRefusal` where it can't be used. */
export function lookAtFolder(folder: string): void {
  refuseBrokenLink(folder, 'the data folder')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is a file' : (error as Error).message
    throw new StartRefusal(
      'not-writable',
      `The data folder ${folder} can't be written: ${why}. Set DATA_DIR to a folder that can.`,
    )
  }
  for (const name of ['farhand.db', 'relay.lock']) {
    const file = join(folder, name)
    refuseBrokenLink(file, name)
    if (existsSync(file) && !statSync(file).isFile())
      throw new StartRefusal(
        'out-of-reach',
        `${file} is no file. Move it away, or set DATA_DIR to another folder.`,
      )
  }
  const photos = join(folder, 'photos')
  refuseBrokenLink(photos, 'photos')
  if (existsSync(photos) && !statSync(photos).isDirectory())
    throw new StartRefusal(
      'out-of-reach',
      `${photos} is no folder. Move it away, or put the photos of a backup there.`,
    )
}

/** A link that leads nowhere is a disk that is not mounted, more often than not: nothing new is started in its place. */
function refuseBrokenLink(path: string, what: string): void {
  if (!isLink(path) || existsSync(path)) return
  throw new StartRefusal(
    'broken-link',
    `${path} (${what}) is a link to something that is not there. Mount or restore what it leads to, or remove the link.`,
  )
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}

/**
 * Looks at the database before it is opened, since opening may already write: a write-ahead file left of another database
 * would be taken into a restored one. Throws `StartRefusal`.
 */
export function lookAtDatabase(file: string): void {
  const wal = `${file}-wal`
  if (statSync(wal, { throwIfNoEntry: false })?.size && !isInWalMode(file))
    throw new StartRefusal(
      'stale-wal',
      `Beside ${file} lies a ${wal} that is not its own, as after a restore. Remove that file and ${file}-shm, then start again.`,
    )
}

/** Every database with a write-ahead file of its own says so in its header; a copy by VACUUM INTO does not. */
function isInWalMode(file: string): boolean {
  const header = Buffer.alloc(20)
  const open = openSync(file, 'r')
  try {
    // Empty or no database: not this one's question.
    if (readSync(open, header, 0, 20, 0) < 20 || header.toString('latin1', 0, 15) !== 'SQLite format 3')
      return true
    return header[18] === 2
  } finally {
    closeSync(open)
  }
}

/** Whether the database hangs together, page by page. Throws SQLite's own error, or one like it. */
export function lookThrough(db: Database.Database): void {
  const [first] = db.pragma('quick_check(1)') as { quick_check: string }[]
  if (first?.quick_check !== 'ok')
    throw Object.assign(new Error(first?.quick_check), { code: 'SQLITE_CORRUPT' })
}

const mend: Record<Want, string> = {
  full: 'Make room, then start again; nothing that was stored is lost',
  'read-only': 'Let this user write there, then start again',
  'out-of-reach': 'See that it is a file this user may open, then start again',
  damaged:
    'Restore a backup: put it back as farhand.db, remove farhand.db-wal and farhand.db-shm beside it, and start (docs/deploy.md, “Damage”)',
  failing: 'See to the disk; then start again, or restore a backup to another one',
  busy: 'Stop what uses it, then start again',
}

/** The one line for a start that the disk or the database forbids; null: the fault is ours. */
export function startRefusalOf(error: unknown, folder: string): StartRefusal | null {
  if (error instanceof StartRefusal) return error
  const found = wantOf(error)
  if (found === null) return null
  const { want, code } = found
  return new StartRefusal(want, `Farhand can't start on ${folder}: ${wants[want]} (${code}). ${mend[want]}.`)
}
