import { spawnSync } from 'node:child_process'
import { apt, there, UPDATE } from './browser.mjs'
import { say } from './install.mjs'

const INSTALL = ['apt-get', 'install', '-y', '--no-install-recommends', 'python3-icalendar']

/** Debian's own Python: what apt installs is in no other. */
const PYTHON = '/usr/bin/python3'

/**
 * The parser of other people's making that our calendars are read with, installed when we may. `missing` is what to do
 * when there is none; the tests that need it fail then.
 */
export function calendarReader() {
  if (complete()) return {}
  const line = `${UPDATE.join(' ')} && ${INSTALL.join(' ')}`
  if (process.getuid?.() === 0 && there('apt-get')) {
    say(line)
    if (apt(UPDATE) && apt(INSTALL) && complete()) return {}
  }
  return { missing: `The calendar tests need Debian's python3-icalendar: ${line}` }
}

function complete() {
  return spawnSync(PYTHON, ['-c', 'import icalendar']).status === 0
}
