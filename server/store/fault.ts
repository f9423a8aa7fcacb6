/**
 * What the disk or the database is in want of. `full`: room; `read-only`: leave to write; `out-of-reach`: the file or the
 * leave to open it; `damaged`: it is not what was written; `failing`: the disk itself; `busy`: others are at it.
 */
export type Want = 'full' | 'read-only' | 'out-of-reach' | 'damaged' | 'failing' | 'busy'

/** What it is in words, for whoever reads the server's output. */
export const wants: Record<Want, string> = {
  full: 'the disk is full',
  'read-only': 'the disk or the database is read-only',
  'out-of-reach': 'a file can’t be opened',
  damaged: 'the database is damaged',
  failing: 'the disk fails',
  busy: 'another program holds the database',
}

const sqlite: readonly [RegExp, Want][] = [
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_READONLY/, 'read-only'],
  [/^SQLITE_(CANTOPEN|PERM|AUTH)/, 'out-of-reach'],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'damaged'],
  [/^SQLITE_(IOERR|PROTOCOL|NOLFS)/, 'failing'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
]
const system: Record<string, Want> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EIO: 'failing',
  EACCES: 'out-of-reach',
  EPERM: 'out-of-reach',
  EISDIR: 'out-of-reach',
  ENOTDIR: 'out-of-reach',
  ENOENT: 'out-of-reach',
  EEXIST: 'out-of-reach',
  ELOOP: 'out-of-reach',
  EMFILE: 'out-of-reach',
  ENFILE: 'out-of-reach',
}
/** These come from a file that is open already, whose errors name no path. */
const pathless = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO']

/** What an error of SQLite, of Prisma or of the file system says; null: it is none of theirs. */
export function wantOf(error: unknown): { want: Want; code: string } | null {
  if (error instanceof Error && 'want' in error && 'said' in error && error.want !== null)
    return { want: error.want as Want, code: String(error.said) }
  const code = codeOf(error)
  const found = sqlite.find(([form]) => form.test(code))
  if (found !== undefined) return { want: found[1], code }
  const { code: plain, path, cause } = (error ?? {}) as { code?: unknown; path?: unknown; cause?: unknown }
  const want = typeof plain === 'string' ? system[plain] : undefined
  if (want !== undefined && (path !== undefined || pathless.includes(String(plain))))
    return { want, code: String(plain) }
  return cause === undefined || cause === error ? null : wantOf(cause)
}

export const isCorrupt = (error: unknown) => wantOf(error)?.want === 'damaged'

/** SQLite's own code, which Prisma keeps three levels down; '' when the failure came from elsewhere. */
export function codeOf(error: unknown): string {
  const { code, meta, cause } = (error ?? {}) as {
    code?: unknown
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } }
    cause?: { originalCode?: unknown }
  }
  const found = meta?.driverAdapterError?.cause?.originalCode ?? cause?.originalCode ?? code
  return typeof found === 'string' && found.startsWith('SQLITE_') ? found : ''
}
