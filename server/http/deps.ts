import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Who } from '../../domain/access/table.ts'
import type { Lang } from '../../domain/messages/lang.ts'
import type { Accounts, SessionInfo } from '../accounts/accounts.ts'
import type { CalendarLinks } from '../accounts/calendar-links.ts'
import type { BeatWatch } from '../beats/watch.ts'
import type { CalendarBooks } from '../calendar/books.ts'
import type { Clock } from '../clock/clock.ts'
import type { Player } from '../demo/player.ts'
import type { Env } from '../env.ts'
import type { FairQueue } from '../limits/fair-queue.ts'
import type { Floods } from '../limits/floods.ts'
import type { Tries } from '../limits/tries.ts'
import { cameByHttps } from '../network/forwarded.ts'
import { reachOf } from '../network/reach.ts'
import type { Carrier } from '../notices/carrier.ts'
import type { createMailboxCodes } from '../notices/mailbox-codes.ts'
import type { PushService } from '../notices/push/door.ts'
import type { SeenLinks } from '../notices/seen-links.ts'
import type { Door } from '../outbound/door.ts'
import type { BlobStore } from '../photos/blobs.ts'
import type { Relay } from '../relay/relay.ts'
import type { Starts } from '../schedule/starts.ts'
import type { Store } from '../store/open.ts'
import { noteVain } from './accounts/sign-in-notes.ts'

/** Of the server, what the routes are given. */
export interface Parts {
  store: Store
  relay: Relay
  accounts: Accounts
  player: Player
  /** Searches for the best moments to start. */
  starts: Starts
  /** Hears machines report in, and notices when they stop. */
  beats: BeatWatch
  env: Env
  clock: Clock
  /** People's ladders: sends a try by one of one's own rungs. */
  carrier: Carrier
  /** What goes out to addresses that people gave. */
  door: Door
  seenLinks: SeenLinks
  push: PushService
  /** What an account or a token sends in all; too much, and it is barred for a while. */
  floods: Floods
}

/** What the routes work with. */
export interface HttpDeps extends Parts {
  /** The reading of pictures, in turn among those who send them. */
  pictures: FairQueue
  /** Where pictures lie. */
  blobs: BlobStore
  /** What upgrades put into calendars, and the links they are fetched by. */
  books: CalendarBooks
  calendarLinks: CalendarLinks
  /** Tries of channels, by account and by where they lead. */
  testTries: Tries
  targetTries: Tries
  /** Mails with a code, by account and by mailbox; and the codes. */
  codeMailTries: Tries
  mailboxTries: Tries
  mailboxCodes: ReturnType<typeof createMailboxCodes>
  /** Takes one request's worth from a session's or a token's allowance; false: it has none left. */
  allow: (key: string) => boolean
  /** When a session or token was last heard before its present conversation, real ms; hears it now. */
  heard: (key: string) => number | null
  /** Guesses at codes, and at links, by address. */
  codeTries: Tries
  linkTries: Tries
}

/** One request, on its way to its answer. */
export interface Ask {
  req: IncomingMessage
  res: ServerResponse
  url: URL
  /** The `:name` parts of the path. */
  params: Record<string, string>
  lang: Lang
  /** What the answer is for: a program, a person's browser without script, a line in a terminal. */
  as: 'json' | 'page' | 'text'
}

/** Whose session the cookies of one request are, looked up when it is first asked, and once. */
export type LookUp = () => ReturnType<Accounts['shown']>

export interface Speaker {
  who: Exclude<Who, { kind: 'clock' }>
  /** What its rate is counted by: the session or the token. */
  key: string
  /** Null for scripts. */
  session: SessionInfo | null
  /** The upgrade that a script's token is of; null for people. */
  upgrade: string | null
}

/**
 * The header a script shows its token in. Other schemes are none of ours: with Basic, asked for by a proxy before us,
 * browsers send it along with whatever any page posts.
 */
export function bearerOf(req: IncomingMessage): string | undefined {
  const { authorization } = req.headers
  return authorization !== undefined && /^bearer /i.test(authorization) ? authorization : undefined
}

/** Who makes this request, asked anew each time; null: nobody we know. A bearer token goes before a cookie. */
export async function speakerOf(
  deps: HttpDeps,
  ask: Ask,
  bearer: string | undefined = bearerOf(ask.req),
): Promise<Speaker | null> {
  const { accounts } = deps
  const { req } = ask
  if (bearer !== undefined) {
    const script = await accounts.fromBearer(bearer)
    if (script === null) {
      noteVain(deps, ask, 'token', 'unknown')
      return null
    }
    const { who, upgrade } = script
    return { who, key: `token:${who.token}`, session: null, upgrade }
  }
  const session = await accounts.fromCookie(req.headers.cookie)
  const who = session === null ? null : accounts.who(session.session)
  return who === null ? null : { who, key: who.device, session, upgrade: null }
}

/** Whether the cookies of this answer may go over https only. */
export function isSecure({ env }: Pick<HttpDeps, 'env'>, { req }: Pick<Ask, 'req'>): boolean {
  return env.publicUrl?.startsWith('https:') ?? cameByHttps(req, env.trustedProxies)
}

/** How whoever asks can be told to reach this server, without a slash at the end. */
export function addressFor({ env }: HttpDeps, { req }: Ask): string {
  if (env.publicUrl !== null) return env.publicUrl
  const host = req.headers.host ?? ''
  const here = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(host)
  const scheme = cameByHttps(req, env.trustedProxies) ? 'https' : 'http'
  if (host !== '' && !here) return `${scheme}://${host}`
  // Asked from this very machine: "localhost" in a link would mean the other's own phone.
  const reach = reachOf({ ...env, port: req.socket.localPort ?? env.port })
  return reach.whyNoPhone === null || host === '' ? reach.address : `${scheme}://${host}`
}
