import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { say } from './install.mjs'

/** Debian keeps it where only root's PATH looks. */
export const NGINX = '/usr/sbin/nginx'
/** The same of Debian's mail server. */
export const POSTFIX = '/usr/sbin/postfix'
/** Debian's own Python: what apt installs is in no other. */
const PYTHON = '/usr/bin/python3'
const CHROMIUM = '/usr/bin/chromium'
/** The same engine without the window around it, which takes two thirds of the time of a test. */
const SHELL = '/usr/bin/chromium-headless-shell'
const POLICY = '/usr/sbin/policy-rc.d'

const APT_MS = 120_000

/** What the tests lean on beside Node and npm: other people's programs, against which ours is held. */
const NEEDS = {
  browser: {
    tests: 'The browser tests need Debian’s chromium and fonts, or CHROMIUM_PATH',
    packages: ['chromium', 'chromium-headless-shell', 'fonts-noto-cjk', 'fonts-noto-color-emoji'],
    // Whoever names another browser has seen to its fonts.
    there: () =>
      existsSync(chromiumPath()) &&
      existsSync(chromiumShell()) &&
      (chromiumPath() !== CHROMIUM || hasChineseFonts()),
  },
  syncs: {
    tests: 'Only strace can show that what is acknowledged was synced to the disk',
    packages: ['strace'],
    there: () => starts('strace', '-V'),
  },
  proxy: {
    tests: 'The deployment tests need Debian’s nginx, openssl and certutil',
    packages: ['nginx-light', 'openssl', 'libnss3-tools'],
    there: () => existsSync(NGINX) && starts('openssl', 'version') && starts('certutil', '-H'),
  },
  mail: {
    tests: 'The mail tests need Debian’s postfix and openssl',
    packages: ['postfix', 'openssl'],
    there: () => existsSync(POSTFIX) && starts('openssl', 'version'),
  },
  boxes: {
    tests:
      'The boot lines are run by what old boxes have: Debian’s busybox, cron, mksh, curl and wget; faketime hastens cron',
    packages: ['busybox', 'cron', 'mksh', 'curl', 'wget', 'faketime'],
    there: () =>
      existsSync('/usr/sbin/cron') &&
      ['busybox', 'mksh', 'curl', 'wget', 'faketime'].every((tool) => starts(tool, '--help')),
  },
  calendars: {
    tests: 'The calendar tests need Debian’s python3-icalendar',
    packages: ['python3-icalendar'],
    there: () => spawnSync(PYTHON, ['-c', 'import icalendar']).status === 0,
  },
  clocks: {
    tests: 'The tests of a clock that jumps need Debian’s faketime',
    packages: ['faketime'],
    there: () => faketimePath() !== null,
  },
  zones: {
    tests: 'The tests of time need zdump and the system’s zone data',
    packages: ['libc-bin', 'tzdata'],
    there: () => starts('zdump', '--version') && existsSync('/usr/share/zoneinfo/America/New_York'),
  },
}

/** The library by which a process reads another time than the machine's; null where it is not installed. */
export function faketimePath() {
  const found = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').map((arch) => `/usr/lib/${arch}/faketime/libfaketimeMT.so.1`)
    : []
  return found.find((path) => existsSync(path)) ?? null
}

/** A whole browser: for what only that has, notifications and an own store of certificates among it. */
export function chromiumPath() {
  return process.env.CHROMIUM_PATH || CHROMIUM
}

/** What the tests drive otherwise. Whoever names a browser has it take all of them. */
export function chromiumShell() {
  return process.env.CHROMIUM_PATH || SHELL
}

/**
 * Installs, where this is root with apt, what is missing of these (of all without any). Of each that is missing all the
 * same: for what it is needed, and the one command that brings it.
 */
export function provide(names = Object.keys(NEEDS)) {
  const missing = () => names.filter((name) => !NEEDS[name].there())
  if (missing().length > 0 && process.getuid?.() === 0 && starts('apt-get', '--version')) {
    const packages = missing().flatMap((name) => NEEDS[name].packages)
    say(command(packages))
    withoutServices(() => apt('update') && apt('install', '-y', '--no-install-recommends', ...packages))
  }
  return missing().map((name) => ({
    name,
    line: `${NEEDS[name].tests}: ${command(NEEDS[name].packages)}`,
  }))
}

function command(packages) {
  return `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`
}

function apt(...args) {
  const run = spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: APT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return run.status === 0
}

/** What is installed for the tests starts nothing of the system's: they run each program themselves, on a folder of theirs. */
function withoutServices(work) {
  if (existsSync(POLICY)) return work()
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    return work()
  } finally {
    rmSync(POLICY, { force: true })
  }
}

function hasChineseFonts() {
  const fonts = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' })
  return fonts.error === undefined && fonts.stdout.trim() !== ''
}

function starts(tool, ...args) {
  return spawnSync(tool, args).error === undefined
}
