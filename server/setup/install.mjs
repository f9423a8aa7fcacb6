import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprint } from './fingerprint.mjs'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export const COMPILER = 'apt-get install -y python3 make g++'

/** Runs npm without a shell, by the very npm that runs us when there is one. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  return spawnSync(command, [...first, ...args, '--loglevel=warn'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    ...options,
  })
}

/** True once node_modules is what the lock says; false after telling why it can't be. */
export function install() {
  if (installedAsLocked()) return true
  say('Installing packages. The first time takes some minutes.')
  // Without a shell's NODE_ENV=production in the way: what builds Farhand is among the development packages.
  const run = npm(['ci', '--include=dev', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  if (run.status === 0 && installedAsLocked()) return true
  if (run.error) return fail(`npm could not be run: ${run.error.message}`)
  if (/gyp ERR!|prebuild-install|node-gyp/.test(run.stderr) && !hasCompiler())
    return fail(`SQLite has no ready-made addon for this machine, and no compiler to make one: ${COMPILER}`)
  process.stderr.write(run.stderr)
  return fail('npm ci failed; see above.')
}

/** Compares what npm says it installed with the lock, and loads the one addon that depends on the Node at hand. */
function installedAsLocked() {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue
    if (there[path] === undefined ? !entry.optional : there[path].version !== entry.version) return false
  }
  try {
    const Database = createRequire(import.meta.url)('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}

function hasCompiler() {
  return ['python3', 'make', 'g++'].every((tool) => spawnSync(tool, ['--version']).error === undefined)
}

/** Generates the Prisma client unless it is there for this very schema. */
export function generate() {
  const mark = join(root, 'generated/made-from')
  const now = fingerprint(root, [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'server/setup/generate.mjs',
    'package-lock.json',
  ])
  const done = existsSync(join(root, 'generated/sqlite/client.ts')) && existsSync(mark)
  if (done && readFileSync(mark, 'utf8') === now) return true
  say('Generating the database client.')
  const run = spawnSync(process.execPath, ['server/setup/generate.mjs'], { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) return false
  writeFileSync(mark, now)
  return true
}

export function say(line) {
  process.stdout.write(`${line}\n`)
}

export function fail(line) {
  process.stderr.write(`${line}\n`)
  return false
}
