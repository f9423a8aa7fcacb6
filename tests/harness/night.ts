import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, test as base, request } from '@playwright/test'
import { comeByLink, inMassachusetts, type Member } from './people.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** A server that is used by one test after another, and what its owner may do. */
export interface WarmServer extends RunningServer {
  /** Posts as the owner: where the answer leads to, or what JSON it is. Throws what was answered when it is refused. */
  asOwner(path: string, body: { form?: Record<string, string>; data?: unknown }): Promise<Answered>
  /**
   * SIGKILL, and a start anew at the same address with the same data and settings. Whoever starts it by other means leaves
   * the tests after this one a server that believes no proxy, and so lets in no more than sixty of them.
   */
  crash(): Promise<void>
}

interface Answered {
  to: string
  link: string
}

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
      const env = { TRUSTED_PROXIES: 'loopback' }
      const server = await startServer({ env })
      const owner = await request.newContext({ baseURL: server.url, maxRedirects: 0 })
      const headers = { origin: server.url }
      const token = server.ownerLink?.split('/').at(-1) ?? ''
      await owner.post('/api/session/owner', { headers, form: { token, name: 'Owner', lang: 'en' } })
      const warm: WarmServer = {
        ...server,
        async crash() {
          await warm.kill('SIGKILL')
          const { dataDir, port } = warm
          Object.assign(warm, await startServer({ dataDir, port, env }))
        },
        async asOwner(path, body) {
          const answer = await owner.post(path, { ...body, headers })
          if (answer.status() >= 400) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
          const to = answer.headers()['location'] ?? ''
          return answer.status() === 303 ? { to, link: '' } : { to, ...(await answer.json()) }
        },
      }
      await use(warm)
      await owner.dispose()
      await warm.stop()
      rmSync(warm.dataDir, { recursive: true, force: true })
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

/** As the example is called. */
const TITLE = 'Taipei gateway to Debian 1.3'

/** The Taipei upgrade as it is loaded, five minutes before its start, and Dale in the upgrader's seat. */
export async function newNight(
  browser: Browser,
  warm: WarmServer,
  options: BrowserContextOptions = inMassachusetts,
): Promise<Member> {
  const id = randomBytes(12).toString('base64url')
  const { to } = await warm.asOwner('/api/new-upgrade', { form: { id, from: 'example', title: TITLE } })
  const upgrade = to.split('/').at(-1) ?? ''
  const seat = { role: 'upgrader', person: 'upgrader' }
  const { link } = await warm.asOwner(`/api/upgrades/${upgrade}/invitations`, { data: seat })
  return comeByLink(browser, warm, link, { upgrade, name: 'Dale', lang: 'en' }, options)
}

/** Closes every window of this worker: for files whose tests share theirs. */
export async function leave(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
}
