// Generates the Prisma client into generated/sqlite. Works offline: naming any existing file as the schema engine
// keeps Prisma from downloading one, and generating never runs it.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const manifest = createRequire(import.meta.url).resolve('prisma/package.json')

const run = spawnSync(
  process.execPath,
  [resolve(dirname(manifest), 'build/index.js'), 'generate', '--no-hints'],
  {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
)
if (run.status !== 0) {
  process.stderr.write(`prisma generate failed:\n${run.stdout}${run.stderr}`)
  process.exit(1)
}
