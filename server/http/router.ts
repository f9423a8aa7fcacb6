import { demoOf } from '../../domain/demo/demo.ts'
import { createCalendarBooks } from '../calendar/books.ts'
import { createAllowance } from '../limits/allowance.ts'
import { createFairQueue } from '../limits/fair-queue.ts'
import { COST } from '../limits/floods.ts'
import { createTries } from '../limits/tries.ts'
import { believeProxies } from '../network/forwarded.ts'
import { postedFromOwnOrigin } from '../network/origin.ts'
import { createMailboxCodes } from '../notices/mailbox-codes.ts'
import { photoBlobs } from '../photos/erased.ts'
import { clearCacheOnceEnded } from './accounts/leaving.ts'
import { giveNewCookie } from './accounts/new-cookie.ts'
import { noteVain } from './accounts/sign-in-notes.ts'
import { answeredDamaged } from './damaged.ts'
import { type Ask, bearerOf, type HttpDeps, type LookUp, type Parts } from './deps.ts'
import { answeredFault } from './faults.ts'
import { secure } from './headers.ts'
import { createHeard } from './heard.ts'
import { leftover } from './leftovers.ts'
import { sendFault, sendFlooded } from './reply.ts'
import { langOf, typeOf, wantsPage } from './request.ts'
import { type Route, routeFor } from './routes.ts'
import type { Router } from './serve.ts'

const MINUTE = 60_000
const TEN_MINUTES = 10 * MINUTE
/** Addresses of requests are paths. */
const HERE = 'http://here.invalid'

/** All that the server answers itself, before Next is asked. True: it was one of these. */
export function createRouter(parts: Parts): Router {
  const { clock, env } = parts
  const httpsOnly = env.publicUrl?.startsWith('https:') === true
  const deps: HttpDeps = {
    ...parts,
    allow: createAllowance(clock, { burst: 40, perSecond: 10 }),
    heard: createHeard(clock),
    // A picture takes a core for a good part of a second; phones send one at a time.
    pictures: createFairQueue({ atOnce: 2, each: 4, most: 32 }),
    blobs: photoBlobs(env.dataDir, parts.relay),
    books: createCalendarBooks(parts.relay),
    calendarLinks: parts.accounts.calendarLinks,
    codeTries: createTries(clock, { most: 5, windowMs: TEN_MINUTES }),
    testTries: createTries(clock, { most: 5, windowMs: MINUTE }),
    targetTries: createTries(clock, { most: 10, windowMs: MINUTE }),
    codeMailTries: createTries(clock, { most: 5, windowMs: TEN_MINUTES }),
    mailboxTries: createTries(clock, { most: 3, windowMs: 60 * MINUTE }),
    mailboxCodes: createMailboxCodes(clock),
    linkTries: createTries(clock, { most: 60, windowMs: TEN_MINUTES }),
  }

  return async (req, res) => {
    const path = (req.url ?? '/').split(/[?#]/, 1)[0] ?? '/'
    const { route, params, there } = routeFor(req.method, path)
    const ask: Ask = {
      req,
      res,
      url: urlOf(req.url ?? '/'),
      params,
      lang: langOf(req),
      as: isOurs(path) ? 'json' : wantsPage(req) ? 'page' : 'text',
    }
    if (route !== null) ask.as = answerAs(ask, route[2])
    believeProxies(req, env.trustedProxies)
    secure(req, res, { framed: framed(path), noInline: isHands(path), httpsOnly, dev: env.dev })
    try {
      let looked: ReturnType<LookUp> | undefined
      const shown: LookUp = () => (looked ??= deps.accounts.shown(req.headers.cookie))
      if (await flooded(ask, path, there, shown)) return true
      await clearCacheOnceEnded(deps, ask, shown)
      await giveNewCookie(deps, ask, path, shown)
      return await answer(ask, path, route, there)
    } catch (error) {
      if (await answeredFault(deps, ask, error)) return true
      throw error
    }
  }

  /** Whether an account that sends far too much was answered so. */
  async function flooded(ask: Ask, path: string, there: boolean, shown: LookUp): Promise<boolean> {
    const { req } = ask
    // A token of its own is counted where it is read. What never changes costs next to nothing, and browsers keep it.
    if (bearerOf(req) !== undefined || /^\/(_next\/static|hands|drawn|faces)\//.test(path)) return false
    const account = (await shown())?.info.account
    const cost = there || isOurs(path) ? COST.message : COST.page
    if (account === undefined || deps.floods.take(account, cost)) return false
    req.resume()
    ask.as = wantsPage(req) ? 'page' : 'json'
    await sendFlooded(ask, deps.floods.barredFor(account))
    return true
  }

  async function answer(ask: Ask, path: string, route: Route | null, there: boolean): Promise<boolean> {
    const { req } = ask
    if (route === null) {
      const fault = isOurs(path) ? (there ? 'other-method' : 'not-there') : leftover(req, path, env.dev)
      if (fault === null) return req.method === 'GET' && (await answeredDamaged(deps, ask, path))
      req.resume()
      await sendFault(ask, fault)
      return true
    }
    const [, , kind, run] = route
    // A page elsewhere can make a browser send our cookie, but no token: where that counts, the origin does not.
    const scripted = kind === 'text' || bearerOf(req) !== undefined
    if (req.method === 'POST' && !scripted && !postedFromOwnOrigin(req, env.publicUrl)) {
      req.resume()
      noteVain(deps, ask, 'post', 'other-origin')
      await sendFault(ask, 'foreign-origin')
      return true
    }
    await run(deps, ask)
    return true
  }
}

/** What was asked for; the front page where that is no address at all. */
const urlOf = (asked: string) => new URL(URL.canParse(asked, HERE) ? asked : '/', HERE)

const isOurs = (path: string) => path.startsWith('/api/')

/** The desk and the phone of a demo stand side by side on its page; nothing else of ours goes into a frame. */
function framed(path: string): boolean {
  const [, id] = /^\/u\/([^/]+)(?:\/hands)?$/.exec(path) ?? []
  return id !== undefined && demoOf(id) !== null
}

/** The phone's page, whose script is a file. */
const isHands = (path: string) => /^\/u\/[^/]+\/hands$/.test(path)

/** What the answer is for: forms are filled in by people, unless a program sends their fields as JSON. */
function answerAs({ req }: Ask, kind: Route[2]): Ask['as'] {
  if (kind === 'json' || kind === 'text') return kind
  if (kind === 'form') return typeOf(req) === 'application/json' ? 'json' : 'page'
  return wantsPage(req) ? 'page' : 'json'
}
