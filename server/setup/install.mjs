import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
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

/** True once node_modules is what the lock says and SQLite runs in this Node; false after telling why it can't be. */
export function install() {
  if (!(installedAsLocked() || installPackages())) return false
  return sqliteRuns() || compileSqlite()
}

function installPackages() {
  say('Installing packages. The first time takes a minute or two.')
  // Without a shell's NODE_ENV=production in the way: what builds Farhand is among the development packages. No package
  // needs its scripts, but for the one addon that only Node 20 uses; it is compiled where it is used.
  const run = npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  if (run.error) return fail(`npm could not be run: ${run.error.message}`)
  if (run.status === 0 && installedAsLocked()) return true
  process.stderr.write(run.stderr)
  return fail('npm ci failed; see above.')
}

/** Compares what npm says it installed with the lock. */
function installedAsLocked() {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const there = JSON.parse(readFileSync(hidden, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue
    if (there[path] === undefined ? !entry.optional : there[path].version !== entry.version) return false
  }
  return true
}

/** In a process of its own: an addon made for another Node may end the one that loads it. */
function sqliteRuns() {
  const open = "new (require('better-sqlite3'))(':memory:').close()"
  return spawnSync(process.execPath, ['-e', open], { cwd: root }).status === 0
}

/** Node 20 alone comes here: the addon for all newer ones lies ready-made in its package (server/store/addon). */
function compileSqlite() {
  if (Number(process.versions.node.split('.')[0]) >= 22)
    return fail(
      `SQLite's ready-made addon does not load on this machine (${process.platform} ${process.arch}): ` +
        'it wants a 64-bit Linux with glibc 2.31 or musl, macOS, or Windows.',
    )
  const home = join(root, 'node_modules/better-sqlite3-12')
  if (!existsSync(home))
    return fail('The addon of SQLite for Node 20 is not among the packages: npm ci --include=optional')
  say('Making the database addon for Node 20; newer Nodes need none.')
  // Its own install script, which fetches what fits or compiles it; npm by itself runs it on no Node (allowScripts).
  const run = npm(['run', 'install'], { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] })
  if (run.status === 0 && sqliteRuns()) return true
  if (!hasCompiler())
    return fail(
      `SQLite has no ready-made addon for Node 20 on this machine, and no compiler to make one: ${COMPILER}. Node 24 needs neither.`,
    )
  process.stderr.write(run.stderr)
  return fail('SQLite could not be compiled; see above.')
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
