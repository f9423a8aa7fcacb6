import { existsSync } from 'node:fs'
import { apt, there, UPDATE } from './browser.mjs'
import { say } from './install.mjs'

const INSTALL = ['apt-get', 'install', '-y', '--no-install-recommends', 'libc-bin', 'tzdata']

/**
 * `zdump` and the system's own zone data, which our clocks are held against: installed when we may. Where they are
 * missing all the same, the test that needs them fails and says so.
 */
export function zoneData() {
  if (complete() || process.getuid?.() !== 0 || !there('apt-get')) return
  say(`${UPDATE.join(' ')} && ${INSTALL.join(' ')}`)
  if (apt(UPDATE)) apt(INSTALL)
}

function complete() {
  return there('zdump') && existsSync('/usr/share/zoneinfo/America/New_York')
}
