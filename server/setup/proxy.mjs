import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { apt, UPDATE } from './browser.mjs'
import { say } from './install.mjs'

const INSTALL = [
  'apt-get',
  'install',
  '-y',
  '--no-install-recommends',
  'nginx-light',
  'openssl',
  'libnss3-tools',
]

/** Debian keeps it where only root's PATH looks. */
export const NGINX = '/usr/sbin/nginx'

/**
 * What docs/deploy is tried with: nginx, and the tools that make an authority and have a browser trust it. Installed when
 * we may; `missing` is what to do when it can't be had.
 */
export function proxy() {
  if (complete()) return {}
  const line = `${UPDATE.join(' ')} && ${INSTALL.join(' ')}`
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say(line)
    if (apt(UPDATE) && apt(INSTALL) && complete()) return {}
  }
  return { missing: `The deployment tests need Debian's nginx, openssl and certutil: ${line}` }
}

function complete() {
  const runs = (tool, ...args) => spawnSync(tool, args).error === undefined
  return existsSync(NGINX) && runs('openssl', 'version') && runs('certutil', '-H')
}
