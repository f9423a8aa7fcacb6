import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './install.mjs'

export const UPDATE = ['apt-get', 'update']
const INSTALL = [
  'apt-get',
  'install',
  '-y',
  '--no-install-recommends',
  'chromium',
  'fonts-noto-cjk',
  'fonts-noto-color-emoji',
  'strace',
]

/**
 * Where the tests' browser is. Whoever names one by CHROMIUM_PATH has seen to fonts and tools; else Debian's is used,
 * and installed when we may. `missing` is what to do when there is none.
 */
export function browser() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '')
    return existsSync(named) ? { path: named } : { missing: `CHROMIUM_PATH=${named} is not there.` }
  const path = '/usr/bin/chromium'
  if (complete(path)) return { path }
  const line = `${UPDATE.join(' ')} && ${INSTALL.join(' ')}`
  if (process.getuid?.() === 0 && there('apt-get')) {
    say(line)
    if (apt(UPDATE) && apt(INSTALL) && complete(path)) return { path }
  }
  return { missing: `The browser tests need Debian's chromium, fonts and strace, or CHROMIUM_PATH: ${line}` }
}

function complete(path) {
  const fonts = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' })
  return existsSync(path) && there('strace') && fonts.error === undefined && fonts.stdout.trim() !== ''
}

export function there(tool) {
  return spawnSync(tool, ['--version']).error === undefined
}

export function apt([command, ...args]) {
  const run = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return run.status === 0
}
