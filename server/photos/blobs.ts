import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Where pictures lie, by upgrade and by the hash of what they hold; a hash has a whole picture and a small one.
 * A folder here; a table where the database is elsewhere.
 */
export interface BlobStore {
  /** Resolves once it is on the disk. The same again changes nothing. */
  put(upgrade: string, name: BlobName, bytes: Uint8Array): Promise<void>
  /** Null: there is none. */
  get(upgrade: string, name: BlobName): Promise<Buffer | null>
  /** Takes away whatever goes by that hash. */
  remove(upgrade: string, hash: string): Promise<void>
}

export interface BlobName {
  /** SHA-256 (hex) of the whole picture. */
  hash: string
  size: 'whole' | 'thumb'
}

/** A folder per upgrade below `root`, made when the first picture comes. */
export function folderBlobs(root: string): BlobStore {
  let made = 0
  // Ids may hold what some file systems don't take.
  const folder = (upgrade: string) =>
    join(root, createHash('sha256').update(upgrade).digest('hex').slice(0, 32))
  const file = (upgrade: string, { hash, size }: BlobName) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('no hash')
    return join(folder(upgrade), `${hash}.${size === 'whole' ? 'jpg' : 'webp'}`)
  }
  return {
    async put(upgrade, name, bytes) {
      await mkdir(folder(upgrade), { recursive: true, mode: 0o700 })
      const to = file(upgrade, name)
      // Whole or not at all: a picture half written would bear a hash that isn't its own.
      const from = `${to}.${process.pid}-${++made}.part`
      try {
        const handle = await open(from, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(from, to)
        await syncFolder(folder(upgrade))
      } catch (error) {
        await rm(from, { force: true })
        throw error
      }
    },
    async get(upgrade, name) {
      try {
        return await readFile(file(upgrade, name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    async remove(upgrade, hash) {
      for (const size of ['whole', 'thumb'] as const) await rm(file(upgrade, { hash, size }), { force: true })
    },
  }
}

/** The new name on the disk too. Where a folder can't be opened (Windows), the system sees to it. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null)
  if (handle === null) return
  await handle.sync().catch(() => undefined)
  await handle.close()
}
