import { type Browser, type BrowserContextOptions, test as base } from '@playwright/test'
import { comeByLink, inMassachusetts, type Member } from './people.ts'
import { newExample, ownersLink, startWarm, type WarmServer } from './warm-server.ts'

export type { WarmServer } from './warm-server.ts'

/**
 * A test of one night starts no server: each worker has one, and gives every night an upgrade of its own with people of its
 * own. What is about the server itself (its owner, its death, its settings) takes `startServer`.
 * Windows that a test opened are closed after it: left open they go on counting, drawing and looking for their server.
 */
export const test = base.extend<{ windowsStay: boolean; tidy: undefined }, { warm: WarmServer }>({
  /** For files whose tests go on in each other's windows; they close them at their end, by `leave`. */
  windowsStay: [false, { option: true }],
  warm: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from here what the fixture leans on.
    async ({}, use) => {
      const warm = await startWarm()
      await use(warm)
      await warm.end()
    },
    { scope: 'worker' },
  ],
  tidy: [
    async ({ browser, windowsStay }, use) => {
      // Those that a file opened for all its tests are there already.
      const before = new Set(browser.contexts())
      await use(undefined)
      if (windowsStay) return
      for (const context of browser.contexts()) if (!before.has(context)) await context.close()
    },
    { auto: true },
  ],
})

/** The Taipei upgrade as it is loaded, five minutes before its start, and Dale in the upgrader's seat. */
export async function newNight(
  browser: Browser,
  warm: WarmServer,
  options: BrowserContextOptions = inMassachusetts,
): Promise<Member> {
  const upgrade = await newExample(warm)
  const link = await ownersLink(warm, upgrade, { role: 'upgrader', person: 'upgrader' })
  return comeByLink(browser, warm, link, { upgrade, name: 'Dale', lang: 'en' }, options)
}

/** Closes every window of this worker: for files whose tests share theirs. */
export async function leave(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
}
