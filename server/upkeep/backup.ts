import { existsSync, mkdirSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { realClock } from '../clock/clock.ts'
import { readEnv } from '../env.ts'
import { copyDatabase } from '../store/copy.ts'
import { startRefusalOf } from '../store/look-first.ts'

// `npm run backup -- <folder>`: a folder of its own in there, by date and time, with the database and the photos, taken
// while the server runs. Ends with 0 and the folder's name, 1: it could not be taken, 2: wrong settings.
const read = readEnv(process.env, [])
if (!read.ok) {
  for (const fault of read.faults) process.stderr.write(`${fault}\n`)
  process.exit(2)
}
const { dataDir } = read.env
const file = join(dataDir, 'farhand.db')
const to = process.argv[2]
if (to === undefined || !existsSync(file)) {
  process.stderr.write(
    to === undefined
      ? 'Name the folder to put it in: npm run backup -- /var/backups/farhand\n'
      : `There is no database at ${file}. Set DATA_DIR to the folder that Farhand runs on.\n`,
  )
  process.exit(2)
}
const folder = join(resolve(to), new Date(realClock.now()).toISOString().replace(/[:.]/g, '-'))
try {
  process.umask(0o077)
  mkdirSync(folder, { recursive: true })
  copyDatabase(file, join(folder, 'farhand.db'))
  // After the database: photos are never changed, only added or erased.
  const photos = join(dataDir, 'photos')
  if (existsSync(photos))
    await cp(photos, join(folder, 'photos'), { recursive: true, preserveTimestamps: true })
  process.stdout.write(`${folder}\n`)
} catch (error) {
  const refusal = startRefusalOf(error, dataDir)
  if (refusal === null) throw error
  process.stderr.write(`No backup was taken to ${folder}: ${refusal.message}\n`)
  process.exit(1)
}
