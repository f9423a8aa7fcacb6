import { z } from 'zod'
import { demoOf } from '../../domain/demo/demo.ts'
import { idSchema } from '../../domain/plan/schema.ts'
import { createAllowance } from '../allowance.ts'
import { createCalendarBooks } from '../calendar/books.ts'
import { getDemoLink, getPhone, postDemo } from '../demo/routes.ts'
import { createFairQueue } from '../fair-queue.ts'
import { COST } from '../floods.ts'
import { believeProxies } from '../forwarded.ts'
import { createMailboxCodes } from '../notify/mailbox-codes.ts'
import { postedFromOwnOrigin } from '../origin.ts'
import { photoBlobs } from '../photos/erased.ts'
import { postLang, postName, postScreens } from './accounts/choice-forms.ts'
import { postInvitation, postToken } from './accounts/invite.ts'
import { clearCacheOnceEnded, getStanding, postLeft } from './accounts/leaving.ts'
import { giveNewCookie } from './accounts/new-cookie.ts'
import {
  postCode,
  postEnd,
  postJoin,
  postMove,
  postMoveLink,
  postNewCode,
  postOwnerLink,
  postProlong,
  postTakeBack,
} from './accounts/session-forms.ts'
import { noteVain } from './accounts/sign-in-notes.ts'
import { getHours, postForgetHours, postHours } from './accounts/sleep-hours.ts'
import { createTries } from './accounts/tries.ts'
import { postShortUp, postUp } from './beats/machine-up.ts'
import { postStatus } from './beats/script-status.ts'
import { postCommand, postForm } from './commands.ts'
import { answeredDamaged } from './damaged.ts'
import { type Ask, bearerOf, type HttpDeps, type LookUp } from './deps.ts'
import { answeredFault } from './faults.ts'
import { secure } from './headers.ts'
import { createHeard } from './heard.ts'
import { leftover } from './leftovers.ts'
import { postChannel, postChannelVerb, postLifeLine } from './notices/channels.ts'
import { getDevices } from './notices/devices.ts'
import { getNumbers } from './notices/numbers.ts'
import { getPush, postDrill, postDrillForm, postPush, postPushEnd, postTap } from './notices/push.ts'
import { postSeen } from './notices/seen.ts'
import { getPhoto, getThumb, postPhoto, postPhotoForm } from './photos.ts'
import { getBestStart } from './plan/best-start.ts'
import {
  getCalendarFeed,
  getCalendarFile,
  getInvitedCalendar,
  postCalendarLink,
  postCalendarLinkEnd,
} from './plan/calendar.ts'
import { postFreshUpgrade } from './plan/fresh-upgrade.ts'
import { postUpgrade } from './plan/new-upgrade.ts'
import { getEvents, getPlanFile, getSnapshot } from './reading.ts'
import { sendFault, sendFlooded, sendJson } from './reply.ts'
import { langOf, typeOf, wantsPage } from './request.ts'
import type { Router } from './serve.ts'

const MINUTE = 60_000
const TEN_MINUTES = 10 * MINUTE
/** Addresses of requests are paths. */
const HERE = 'http://here.invalid'

/** `form`: posted by pages, answered with a page; `upload`: by pages and programs; `json` and `text`: by programs. */
type Route = [
  method: 'GET' | 'POST',
  path: string,
  kind: 'json' | 'text' | 'form' | 'upload',
  run: (deps: HttpDeps, ask: Ask) => void | Promise<void>,
]

const routes: Route[] = [
  ['GET', '/api/health', 'json', (_deps, ask) => sendJson(ask, 200, { ok: true })],
  ['POST', '/api/upgrades', 'upload', postUpgrade],
  ['POST', '/api/new-upgrade', 'form', postFreshUpgrade],
  ['GET', '/api/upgrades/:id', 'json', getSnapshot],
  ['GET', '/api/upgrades/:id/events', 'json', getEvents],
  ['GET', '/api/upgrades/:id/plan.yaml', 'json', getPlanFile],
  ['GET', '/api/upgrades/:id/hours', 'json', getHours],
  ['GET', '/api/upgrades/:id/numbers', 'json', getNumbers],
  ['GET', '/api/upgrades/:id/devices', 'json', getDevices],
  ['GET', '/api/upgrades/:id/best-start', 'json', getBestStart],
  ['POST', '/api/upgrades/:id/commands', 'json', postCommand],
  ['POST', '/api/upgrades/:id/invitations', 'json', postInvitation],
  ['POST', '/api/upgrades/:id/tokens', 'json', postToken],
  ['POST', '/api/upgrades/:id/status', 'text', postStatus],
  ['POST', '/api/upgrades/:id/up', 'text', postUp],
  ['POST', '/up', 'text', postShortUp],
  ['POST', '/api/upgrades/:id/calendar-link', 'json', postCalendarLink],
  ['POST', '/api/upgrades/:id/calendar-link/:link/end', 'json', postCalendarLinkEnd],
  ['GET', '/api/push', 'json', getPush],
  ['POST', '/api/push', 'json', postPush],
  ['POST', '/api/push/end', 'json', postPushEnd],
  ['POST', '/api/push/drill', 'json', postDrill],
  ['POST', '/api/push/tap', 'json', postTap],
  ['GET', '/calendar/:file', 'text', getCalendarFeed],
  ['GET', '/u/:id/calendar.ics', 'form', getCalendarFile],
  ['GET', '/join/:token/calendar.ics', 'form', getInvitedCalendar],
  ['POST', '/u/:id/do', 'form', postForm],
  ['POST', '/api/upgrades/:id/photos', 'json', postPhoto],
  ['POST', '/u/:id/photos', 'form', postPhotoForm],
  ['GET', '/u/:id/photos/:photo', 'json', getPhoto],
  ['GET', '/u/:id/photos/:photo/thumb', 'json', getThumb],
  ['POST', '/api/demo', 'form', postDemo],
  ['GET', '/demo/in/:key', 'form', getDemoLink],
  ['GET', '/demo/:id/phone', 'form', getPhone],
  ['GET', '/api/session', 'json', getStanding],
  ['POST', '/api/session/left', 'json', postLeft],
  ['POST', '/api/session/owner', 'form', postOwnerLink],
  ['POST', '/api/session/join', 'form', postJoin],
  ['POST', '/api/session/enter', 'form', postCode],
  ['POST', '/api/session/code', 'form', postNewCode],
  ['POST', '/api/session/move-link', 'form', postMoveLink],
  ['POST', '/api/session/move', 'form', postMove],
  ['POST', '/api/session/prolong', 'form', postProlong],
  ['POST', '/api/session/end', 'form', postEnd],
  ['POST', '/api/session/lang', 'form', postLang],
  ['POST', '/api/session/name', 'form', postName],
  ['POST', '/api/session/screens', 'form', postScreens],
  ['POST', '/api/session/take-back', 'form', postTakeBack],
  ['POST', '/api/session/channels', 'form', postChannel],
  ['POST', '/api/session/channels/:verb', 'form', postChannelVerb],
  ['POST', '/api/session/push-drill', 'form', postDrillForm],
  ['POST', '/api/session/life-line', 'form', postLifeLine],
  ['POST', '/api/seen', 'text', postSeen],
  ['POST', '/api/session/hours', 'form', postHours],
  ['POST', '/api/session/hours/forget', 'form', postForgetHours],
]

/** All that the server answers itself, before Next is asked. True: it was one of these. */
export function createRouter(
  parts: Pick<
    HttpDeps,
    | 'store'
    | 'relay'
    | 'accounts'
    | 'player'
    | 'starts'
    | 'beats'
    | 'carrier'
    | 'door'
    | 'push'
    | 'seenLinks'
    | 'floods'
    | 'env'
    | 'clock'
  >,
): Router {
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
    const found = routes.flatMap((route) => {
      const params = matching(route[1], path)
      return params === null ? [] : [{ route, params }]
    })
    const method = req.method === 'HEAD' ? 'GET' : req.method
    const hit = found.find(({ route }) => route[0] === method)
    const ask: Ask = {
      req,
      res,
      url: urlOf(req.url ?? '/'),
      params: (hit ?? found[0])?.params ?? {},
      lang: langOf(req),
      as: isOurs(path) ? 'json' : wantsPage(req) ? 'page' : 'text',
    }
    if (hit !== undefined) ask.as = answerAs(ask, hit.route[2])
    believeProxies(req, env.trustedProxies)
    secure(req, res, { framed: framed(path), noInline: isHands(path), httpsOnly, dev: env.dev })
    try {
      let looked: ReturnType<LookUp> | undefined
      const shown: LookUp = () => (looked ??= deps.accounts.shown(req.headers.cookie))
      if (await flooded(ask, path, found.length > 0, shown)) return true
      await clearCacheOnceEnded(deps, ask, shown)
      await giveNewCookie(deps, ask, path, shown)
      return await answer(ask, path, hit?.route ?? null, found.length > 0)
    } catch (error) {
      if (await answeredFault(deps, ask, error)) return true
      throw error
    }
  }

  /** Whether an account that sends far too much was answered so. */
  async function flooded(ask: Ask, path: string, there: boolean, shown: LookUp): Promise<boolean> {
    const { req } = ask
    // A token of its own is counted where it is read. What never changes costs next to nothing, and browsers keep it.
    if (bearerOf(req) !== undefined || /^\/(_next\/static|hands)\//.test(path)) return false
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

/** Parts that are secrets: any character of base64url may be their first, as that of an id may not. */
const SECRETS = ['token', 'file', 'key']
const secretSchema = z.string().regex(/^[\w-]{1,200}(\.ics)?$/)

/** The `:name` parts of a path that has this form; null when it hasn't. Ids are ids, or there is nothing there. */
export function matching(form: string, path: string): Record<string, string> | null {
  const wants = form.split('/')
  const has = path.split('/')
  if (wants.length !== has.length) return null
  const params: Record<string, string> = {}
  for (const [i, want] of wants.entries()) {
    const part = has[i] ?? ''
    if (!want.startsWith(':')) {
      if (part !== want) return null
      continue
    }
    const name = want.slice(1)
    const found = (SECRETS.includes(name) ? secretSchema : idSchema).safeParse(decoded(part))
    if (!found.success) return null
    params[name] = found.data
  }
  return params
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
