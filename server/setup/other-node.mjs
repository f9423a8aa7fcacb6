import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { npm, root, say } from './install.mjs'

/** The release of each Node that Farhand is tried on, by its major. */
export const NODES = { 20: '20.20.2', 22: '22.23.5', 24: '24.21.0', 26: '26.10.0' }

/**
 * Another Node than the one that runs, from the registry, in a folder of its own: the path of its program, with its headers
 * beside it. Null after telling why it can't be had.
 */
export function bring(major) {
  const version = NODES[major]
  const home = join(root, '.nodes', String(major))
  // Named as the registry's `node` package names them; taken by itself, it needs no install script, which npm 12 blocks.
  const system = process.platform === 'win32' ? 'win' : process.platform
  const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  const name = `${prefix}-${system}-${process.arch}`
  const program = join(home, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node')
  if (versionOf(program) === version) return program
  say(`Fetching Node ${version}.`)
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const got = npm(
    ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`],
    {
      cwd: home,
    },
  )
  if (got.status === 0 && versionOf(program) === version) return program
  process.stderr.write(`${got.stderr}\nNode ${version} can't be had from the registry, as ${name}.\n`)
  return null
}

/** What a child needs to run under that Node, and whatever it starts by name too. */
export function under(program) {
  const home = dirname(dirname(program))
  return {
    PATH: `${dirname(program)}:${process.env.PATH}`,
    // For an addon that has to be compiled: its own headers, and none from elsewhere.
    ...(existsSync(join(home, 'include/node')) ? { npm_config_nodedir: home } : {}),
  }
}

function versionOf(program) {
  if (!existsSync(program)) return null
  return spawnSync(program, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
}
