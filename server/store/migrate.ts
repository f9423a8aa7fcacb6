import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { lookThrough } from './look-first.ts'
import { StartRefusal } from './types.ts'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/**
 * The project's `prisma/migrations`, found upwards from this module, so that the bundle in `dist/` and the tests
 * agree whatever the working directory is.
 */
export function migrationsFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const folder = join(at, 'prisma', 'migrations')
    if (existsSync(folder)) return folder
    if (at === dirname(at)) throw new Error('prisma/migrations is not above the running program')
  }
}

/** Reads the migrations of a folder in the order of their names. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      // A checkout that turned line ends into CRLF has not edited the migration.
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/**
 * Brings the database file up to the given migrations: all that are missing in one transaction, or none. Several
 * processes at once apply them once. Throws `StartRefusal` for an edited migration and for a database that has one
 * we don't know; any other error is a bug in a migration, and leaves the file as it was.
 */
export function migrate(file: string, migrations: readonly Migration[]): void {
  const db = new Database(file, { timeout: 10_000 })
  try {
    lookThrough(db)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    // Off outside the transaction (inside it is ignored): rebuilding a table would else fire its cascades.
    db.pragma('foreign_keys = OFF')
    // The write lock first: whoever waits here then sees what the one before applied.
    db.exec('BEGIN IMMEDIATE')
    db.exec(
      'CREATE TABLE IF NOT EXISTS "Migration" ("name" TEXT NOT NULL PRIMARY KEY, "checksum" TEXT NOT NULL)',
    )
    const applied = db
      .prepare<[], { name: string; checksum: string }>('SELECT * FROM "Migration" ORDER BY "name"')
      .all()
    refuseStrangers(applied, migrations)

    const done = new Set(applied.map((row) => row.name))
    const missing = migrations.filter((migration) => !done.has(migration.name))
    for (const { name, sql, checksum } of missing) {
      db.exec(sql)
      if (!db.inTransaction) throw new Error(`migration ${name} ends the transaction it runs in`)
      db.prepare('INSERT INTO "Migration" VALUES (?, ?)').run(name, checksum)
    }
    if (missing.length > 0) {
      const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[]
      const first = orphans[0]
      if (first) throw new Error(`migrations leave rows of ${first.table} without their ${first.parent}`)
    }
    db.exec('COMMIT')
  } finally {
    // Closing rolls back whatever has not been committed.
    db.close()
  }
}

function refuseStrangers(
  applied: readonly { name: string; checksum: string }[],
  known: readonly Migration[],
): void {
  const checksums = new Map(known.map((migration) => [migration.name, migration.checksum]))
  const newer = applied.find((row) => !checksums.has(row.name))
  if (newer)
    throw new StartRefusal(
      'newer-database',
      `The database was written by a newer Farhand (it has migration ${newer.name}, unknown here). Start that version, or restore a backup.`,
    )
  const edited = applied.find((row) => checksums.get(row.name) !== row.checksum)
  if (edited)
    throw new StartRefusal(
      'edited-migration',
      `Migration ${edited.name} was edited after it was applied to this database. Put the file back as it was and add a new migration instead.`,
    )
}
