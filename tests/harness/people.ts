import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, BrowserContextOptions } from '@playwright/test'
import type { Answer } from '../../domain/contract/wire.ts'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { RunningServer } from './start-server.ts'

/** The upgrader's browser, in Massachusetts. */
export const inMassachusetts: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  locale: 'en-US',
  timezoneId: 'America/New_York',
  colorScheme: 'dark',
}
/** The sentinel's phone, in Taipei. */
export const onAPhoneInTaipei: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-TW',
  timezoneId: 'Asia/Taipei',
}

export interface Member {
  context: BrowserContext
  /** The upgrade `does` and invitations are about. */
  upgrade: string
  /** The same person at work on another upgrade. */
  in(upgrade: string): Member
  /** Does something as this person, past the screen. Throws when it is refused. */
  does(command: CommandInput): Promise<void>
}

/** The owner's browser, come in by the one-time link, with no seat in any upgrade yet. */
export async function comeAsOwner(
  browser: Browser,
  server: RunningServer,
  options: BrowserContextOptions = inMassachusetts,
): Promise<Member> {
  const context = await browser.newContext({ ...options, baseURL: server.url })
  const token = server.ownerLink?.split('/').at(-1) ?? ''
  await post(context, server, '/api/session/owner', { form: { token, name: 'Dale', lang: 'en' } })
  return member(context, server)
}

/** Somebody else's browser, come in by an invitation that `by` makes. */
export async function comeByInvitation(
  browser: Browser,
  server: RunningServer,
  by: Member,
  who: {
    role: 'upgrader' | 'sentinel' | 'observer'
    person: string | null
    name: string
    lang: 'en' | 'zh-TW'
  },
  options: BrowserContextOptions = onAPhoneInTaipei,
): Promise<Member> {
  const link = await linkFrom(server, by, who)
  return comeByLink(browser, server, link, { upgrade: by.upgrade, ...who }, options)
}

/** Somebody's browser, come in by a link of an invitation that is not spent yet. */
export async function comeByLink(
  browser: Browser,
  server: RunningServer,
  link: string,
  { upgrade, name, lang }: { upgrade: string; name: string; lang: 'en' | 'zh-TW' },
  options: BrowserContextOptions,
): Promise<Member> {
  const context = await browser.newContext({ ...options, baseURL: server.url })
  await context.addCookies([{ name: 'lang', value: lang, url: server.url }])
  return sitDown(context, server, link, { upgrade, name, lang })
}

/** Takes the seat of an invitation in a browser that is there: who is signed in already has one seat more. */
export async function sitDown(
  context: BrowserContext,
  server: RunningServer,
  link: string,
  { upgrade, name, lang }: { upgrade: string; name: string; lang: 'en' | 'zh-TW' },
): Promise<Member> {
  const form = { token: link.split('/').at(-1) ?? '', name, lang, id: newId() }
  await post(context, server, '/api/session/join', { form })
  return member(context, server, upgrade)
}

/** The link of a new invitation that `by` makes. */
export async function linkFrom(
  server: RunningServer,
  by: Member,
  { role, person }: { role: 'upgrader' | 'sentinel' | 'observer'; person: string | null },
): Promise<string> {
  const path = `/api/upgrades/${by.upgrade}/invitations`
  const made = await post(by.context, server, path, { data: { role, person } })
  const { link } = (await made.json()) as { link: string }
  return link
}

/** Somebody who is signed in there already. */
export function member(context: BrowserContext, server: RunningServer, upgrade = 'taipei'): Member {
  return {
    context,
    upgrade,
    in: (other) => member(context, server, other),
    async does(command) {
      const answer = await post(context, server, `/api/upgrades/${upgrade}/commands`, {
        data: { id: newId(), command },
      })
      const said = (await answer.json()) as Answer
      if (!said.ok) throw new Error(`${command.type}: ${JSON.stringify(said)}`)
    },
  }
}

async function post(
  context: BrowserContext,
  server: RunningServer,
  path: string,
  body: { form?: Record<string, string>; data?: unknown },
) {
  // Where a form leads to is a page that nobody is going to read.
  const answer = await context.request.post(path, {
    ...body,
    // Each comes from an address of its own, where the server believes a proxy that says so (tests/harness/night.ts):
    // from one address only so many may try links in ten minutes.
    headers: { origin: server.url, 'x-forwarded-for': nextAddress() },
    maxRedirects: 0,
  })
  if (answer.status() >= 400)
    throw new Error(`${path}: ${answer.status()} ${await answer.text()}\n${server.output().slice(-500)}`)
  return answer
}

const nextAddress = () => `10.${[...randomBytes(3)].join('.')}`
const newId = () => randomBytes(12).toString('base64url')
