import type { LaunchOptions } from '@playwright/test'
import { chromiumPath, chromiumShell } from '../../server/setup/needs.mjs'

const args = [
  // Root has no sandbox to offer in a container, where these tests mostly run.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The engine without a browser's window around it: what most tests drive. */
export const shell: LaunchOptions = { executablePath: chromiumShell(), args }

/** The whole browser, for what only that has. */
export const whole: LaunchOptions = { executablePath: chromiumPath(), args }
