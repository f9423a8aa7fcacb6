import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, request } from '@playwright/test'
import { type RunningServer, startServer } from './start-server.ts'

/** A server that is used by one night after another, and what its owner may do. */
export interface WarmServer extends RunningServer {
  /** Posts as the owner: where the answer leads to, or what JSON it is. Throws what was answered when it is refused. */
  asOwner(path: string, body: { form?: Record<string, string>; data?: unknown }): Promise<Answered>
  /** A browser in which the owner is signed in. */
  ownersBrowser(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext>
  /**
   * SIGKILL, and a start anew at the same address with the same data and settings. Whoever starts it by other means leaves
   * the tests after this one a server that believes no proxy, and so lets in no more than sixty of them.
   */
  crash(): Promise<void>
  /** Stops it and removes its data folder. */
  end(): Promise<void>
}

interface Answered {
  to: string
  link: string
}

export async function startWarm(): Promise<WarmServer> {
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
    async ownersBrowser(browser, options) {
      const storageState = await owner.storageState()
      return browser.newContext({ ...options, baseURL: server.url, storageState })
    },
    async end() {
      await owner.dispose()
      await warm.stop()
      rmSync(warm.dataDir, { recursive: true, force: true })
    },
  }
  return warm
}

/** As the example is called. */
const TITLE = 'Taipei gateway to Debian 1.3'

/** The id of a new upgrade: the Taipei example as it is loaded, five minutes before its start. */
export async function newExample(warm: WarmServer): Promise<string> {
  const id = randomBytes(12).toString('base64url')
  const { to } = await warm.asOwner('/api/new-upgrade', { form: { id, from: 'example', title: TITLE } })
  return to.split('/').at(-1) ?? ''
}

/** The link of an invitation to that seat, made by the owner. */
export async function ownersLink(
  warm: WarmServer,
  upgrade: string,
  seat: { role: 'upgrader' | 'sentinel' | 'observer'; person: string | null },
): Promise<string> {
  return (await warm.asOwner(`/api/upgrades/${upgrade}/invitations`, { data: seat })).link
}
