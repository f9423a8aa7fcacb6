import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandInput } from '../../../domain/log/commands.ts'
import type { UpgradeState } from '../../../domain/log/state.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { buildPlan } from '../../../tests/factories.ts'
import { handClock } from '../../../tests/harness/hand-clock.ts'
import { type Accounts, createAccounts } from '../../accounts/accounts.ts'
import { watchBeats } from '../../beats/watch.ts'
import { createPlayer } from '../../demo/player.ts'
import type { Env } from '../../env.ts'
import { createFloods, type Floods } from '../../limits/floods.ts'
import type { Carrier } from '../../notices/carrier.ts'
import { createNotify } from '../../notices/notify.ts'
import { pushContact } from '../../notices/push/contact.ts'
import { createPush } from '../../notices/push/door.ts'
import { pushKeys } from '../../notices/push/keys.ts'
import type { SeenLinks } from '../../notices/seen-links.ts'
import { createDoor } from '../../outbound/door.ts'
import { loopback } from '../../outbound/testing/door.ts'
import { createRelay, type Relay } from '../../relay/relay.ts'
import { answer } from '../../schedule/jobs.ts'
import { createStarts } from '../../schedule/starts.ts'
import type { Db } from '../../store/client.ts'
import { openStore, type Store } from '../../store/open.ts'
import { createRouter } from '../router.ts'

export const START = Date.UTC(2026, 8, 12, 1, 0)

/** A browser: it keeps its cookies, follows no redirect, and posts as a page of ours would. */
export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A form, as a page without script sends it. */
  form(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  json(path: string, value: unknown, headers?: Record<string, string>): Promise<Response>
  post(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Record<string, string>,
  ): Promise<Response>
  cookie(name: string): string | undefined
}

export interface Site {
  url: string
  dir: string
  store: Store
  relay: Relay
  /** Sets a limit of the connection that writes, or asks for one. */
  pragma(text: string): Promise<unknown>
  accounts: Accounts
  seenLinks: SeenLinks
  reach: Carrier['reach']
  floods: Floods
  clock: ReturnType<typeof handClock>
  browser(): Browser
  /** A browser come in by a fresh owner link. */
  owner(name?: string): Promise<Browser>
  /** A browser come in by an invitation of `by`, to `upgrade`. */
  guest(by: Browser, role: string, person: string | null, name: string, upgrade?: string): Promise<Browser>
  /** Makes an upgrade of the small plan under this id. */
  upgrade(id: string, plan?: Partial<Plan>): Promise<void>
  /** What is in the log past the screens: said by the owner of the installation. */
  must(upgrade: string, command: CommandInput): Promise<void>
  state(upgrade?: string): Promise<UpgradeState>
  /** `keep`: the folder stays, for a site that is opened on it. */
  close(how?: { keep?: boolean }): Promise<void>
}

let made = 0
export const nextId = () => `test-${String(++made).padStart(8, '0')}`

/** The server's own routes on a port of their own, over a real store in a folder of its own, on a clock by hand. */
export async function openSite(
  env: Partial<Env> = {},
  dir = mkdtempSync(join(tmpdir(), 'farhand-http-')),
): Promise<Site> {
  let db: Db | null = null
  const connected = (own: Db) => {
    db = own
  }
  const store = await openStore({ dataDir: dir, connected })
  const clock = handClock(START)
  const relay = createRelay({ log: store.log, clock })
  const settings: Env = {
    port: 0,
    host: '127.0.0.1',
    dataDir: dir,
    publicUrl: null,
    trustedProxies: [],
    outboundAllow: loopback().listed,
    dev: false,
    demo: false,
    throwAway: false,
    mail: null,
    pushContact: 'mailto:test@example.org',
    ...env,
  }
  const accounts = createAccounts({ store, relay, env: settings, clock })
  const player = createPlayer({ relay, log: store.log, clock })
  const starts = createStarts(async (job) => answer(job))
  const beats = await watchBeats({ relay, clock })
  const subject = pushContact(settings)
  const door = createDoor({ listed: settings.outboundAllow })
  const push = createPush({ store: store.push, clock, door, keys: await pushKeys(store.meta), subject })
  const { carrier, seenLinks } = createNotify({ store, relay, clock, env: settings, door, push })
  const floods = createFloods(clock)
  const router = createRouter({
    store,
    relay,
    accounts,
    player,
    starts,
    beats,
    carrier,
    door,
    push,
    seenLinks,
    floods,
    env: settings,
    clock,
  })
  const http = createServer(async (req, res) => {
    if (!(await router(req, res))) res.writeHead(404, { 'content-type': 'text/plain' }).end('Next')
  })
  await new Promise<void>((go) => http.listen(0, '127.0.0.1', go))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const farhand = { kind: 'account', account: 'farhand', owner: true, device: '' } as const

  function browser(): Browser {
    const jar = new Map<string, string>()
    async function send(path: string, init: RequestInit & { headers: Record<string, string> }) {
      const cookie = [...jar].map(([k, v]) => `${k}=${v}`).join('; ')
      const headers = { ...(cookie === '' ? {} : { cookie }), ...init.headers }
      const answer = await fetch(url + path, { ...init, headers, redirect: 'manual' })
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        if (/max-age=0/i.test(set)) jar.delete(name)
        else jar.set(name, value)
      }
      return answer
    }
    const post: Browser['post'] = (path, body, headers = {}) =>
      send(path, { method: 'POST', body, headers: { origin: url, ...headers } })
    return {
      get: (path, headers = {}) => send(path, { headers }),
      form: (path, fields, headers = {}) =>
        post(path, new URLSearchParams(fields).toString(), {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'text/html',
          ...headers,
        }),
      json: (path, value, headers = {}) =>
        post(path, JSON.stringify(value), { 'content-type': 'application/json', ...headers }),
      post,
      cookie: (name) => jar.get(name),
    }
  }

  const site: Site = {
    url,
    dir,
    store,
    relay,
    async pragma(text) {
      const [row] = (await (db as Db | null)?.$queryRawUnsafe<object[]>(`PRAGMA ${text}`)) ?? []
      return Object.values(row ?? {})[0]
    },
    accounts,
    seenLinks,
    reach: carrier.reach,
    floods,
    clock,
    browser,
    async owner(name = 'Olga') {
      const b = browser()
      await b.form('/api/session/owner', { token: await accounts.ownerLink(), name, lang: 'en' })
      if (b.cookie('farhand') === undefined) throw new Error('the owner was not let in')
      return b
    },
    async guest(by, role, person, name, upgrade = 'taipei') {
      const invited = await by.json(`/api/upgrades/${upgrade}/invitations`, { role, person })
      const { link } = (await invited.json()) as { link: string }
      const b = browser()
      await b.form('/api/session/join', { token: tokenOf(link), id: nextId(), name, lang: 'en' })
      if (b.cookie('farhand') === undefined) throw new Error(`${name} was not let in`)
      return b
    },
    upgrade: (id, plan) => site.must(id, { type: 'plan.import', plan: buildPlan(plan) }),
    async must(upgrade, command) {
      const answer = await relay.submit({ upgrade, id: nextId(), command, who: farhand })
      if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.refusal)}`)
    },
    async state(upgrade = 'taipei') {
      const state = await relay.state(upgrade)
      if (state === null) throw new Error(`no ${upgrade}`)
      return state
    },
    async close({ keep = false } = {}) {
      http.closeAllConnections()
      await new Promise((go) => http.close(go))
      beats.close()
      await player.close()
      await relay.close()
      await store.close()
      if (!keep) rmSync(dir, { recursive: true, force: true })
    },
  }
  return site
}

export const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
