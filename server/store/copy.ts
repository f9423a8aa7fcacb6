import Database from 'better-sqlite3'

/** Copies a database as of one moment, also while a server writes to it, into a file that is not there yet. */
export function copyDatabase(file: string, to: string): void {
  const db = new Database(file, { readonly: true, timeout: 10_000 })
  try {
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
}
