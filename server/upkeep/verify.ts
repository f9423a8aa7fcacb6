import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readEnv } from '../env.ts'
import { folderBlobs } from '../photos/blobs.ts'
import { damageLine, readLog } from '../relay/read-log.ts'
import { startRefusalOf } from '../store/look-first.ts'
import { openReader } from '../store/reader.ts'

// `npm run verify`: walks every log of the data folder, or of the database named behind `--`, line by line, and looks at
// every photo. It only reads, and may run beside the server. Ends with 0: all holds; 1: something does not; 2: wrong settings.
const read = readEnv(process.env, [])
if (!read.ok) {
  for (const fault of read.faults) process.stderr.write(`${fault}\n`)
  process.exit(2)
}
const file = resolve(process.argv[2] ?? join(read.env.dataDir, 'farhand.db'))
let damaged = 0
try {
  if (!existsSync(file) || !statSync(file).isFile()) {
    process.stderr.write(
      `There is no database at ${file}. Set DATA_DIR, or name one: npm run verify -- backup.db\n`,
    )
    process.exit(2)
  }
  await walk()
} catch (error) {
  const refusal = startRefusalOf(error, dirname(file))
  const old = error instanceof Error && /no such table/.test(error.message)
  if (refusal === null && !old) throw error
  process.stderr.write(
    old
      ? `${file} was written by another version of Farhand: verify it with that one, or start this one on it first.\n`
      : `${file} is damaged or can’t be read: ${refusal?.message}\n`,
  )
  process.exit(1)
}
process.exit(damaged === 0 ? 0 : 1)

async function walk(): Promise<void> {
  const reader = openReader(file)
  reader.lookThrough()
  const blobs = folderBlobs(join(dirname(file), 'photos'))
  const withPhotos = existsSync(join(dirname(file), 'photos'))
  for (const upgrade of reader.upgrades()) {
    const found = readLog(reader, upgrade, null)
    const lines = found?.state?.seq ?? 0
    if (found?.damage != null) {
      damaged++
      process.stdout.write(`${damageLine(upgrade, found.damage)}\n`)
    } else process.stdout.write(`The log of ${upgrade} holds: ${lines} lines.\n`)
    // Beside a lone backup there are none to look at.
    for (const { id, hash } of withPhotos ? Object.values(found?.state?.photos ?? {}) : []) {
      const bytes = await blobs.get(upgrade, { hash, size: 'whole' })
      if (bytes !== null && createHash('sha256').update(bytes).digest('hex') === hash) continue
      damaged++
      process.stdout.write(
        `The photo ${id} of ${upgrade} is ${bytes === null ? 'missing' : 'not what was stored'}. Restore photos/ from a backup.\n`,
      )
    }
  }
  reader.close()
}
