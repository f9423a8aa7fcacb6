import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { Member } from '../harness/people.ts'
import type { RunningServer } from '../harness/start-server.ts'

/** One screen in one state, to be looked at. */
export interface Screen {
  /** What it is called in reports, unique. */
  name: string
  path: string
  /** In whose browser. */
  context: BrowserContext
  /** What is done on it before it is looked at. */
  act?: (page: Page) => Promise<void>
}

/** Where the story is told: on whose server, and how a screen of it is shown. */
export interface Stage {
  browser: Browser
  server: RunningServer
  stranger: BrowserContext
  show: (context: BrowserContext, name: string, path: string, act?: Screen['act']) => Promise<void>
}

/** Who is in it once all have come. */
export interface Cast {
  dale: Member
  mei: Member
  boss: Member
  /** Puts the upgrade's own clock to a time of that Saturday in Taipei. */
  at: (hhmm: string) => Promise<unknown>
}

export const taipei = (hhmm: string) => Date.parse(`1998-09-12T${hhmm}:00+08:00`)
