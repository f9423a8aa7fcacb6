import { mayRead, rolesOf } from '../../../domain/access/table.ts'
import { refuse } from '../../../domain/log/refusals.ts'
import { idSchema } from '../../../domain/plan/schema.ts'
import type { SessionInfo, Standing } from '../../accounts/accounts.ts'
import { noSessionCookies } from '../../accounts/cookie.ts'
import { type Ask, type HttpDeps, isSecure, type LookUp } from '../deps.ts'
import { sendJson, sendRefusal } from '../reply.ts'

/**
 * What a browser is to let go of: see docs/decisions/0040-leaving.md. Never `"cookies"`: language, clocks and light are the
 * device's own, and that word would reach the cookies of every server under the same domain.
 */
const EVERYTHING = { 'clear-site-data': '"cache", "storage"' }
/** Pictures and pages in the browser's own cache. Nothing in there was said by anybody, so nobody need be asked. */
const CACHE = { 'clear-site-data': '"cache"' }

/** Upgrades a browser may ask about at once: it keeps five, and may hold taps of some more. */
const MOST = 50

/** What a browser that keeps something asks of the server. */
export interface StandingAnswer extends Standing {
  /** Server's real clock, ms. */
  now: number
  /** Those it asked about and may read. `erasedAt`: when words were last taken out of its log, real ms. */
  upgrades: Record<string, { title: string; zone: string; erasedAt: number | null }>
  /** Those it may not read. One that can't be read just now is in neither. */
  gone: string[]
}

/**
 * `GET /api/session?of=<id>,<id>`: how the browser that asks stands, and which of these upgrades it may still read. Answered
 * to everybody: who was signed out has to find out why.
 */
export async function getStanding(deps: HttpDeps, ask: Ask): Promise<void> {
  const standing = await deps.accounts.standing(ask.req.headers.cookie)
  const session = await deps.accounts.fromCookie(ask.req.headers.cookie)
  if (session !== null && !deps.allow(session.session))
    return sendRefusal(ask, refuse('too-many', { perMinute: 600 }))
  const who = session === null ? null : deps.accounts.who(session.session)
  const asked = (ask.url.searchParams.get('of') ?? '').split(',').slice(0, MOST)
  const answer: StandingAnswer = { ...standing, now: deps.clock.now(), upgrades: {}, gone: [] }
  for (const id of asked) {
    if (who === null || !idSchema.safeParse(id).success) continue
    try {
      const state = await deps.relay.state(id)
      if (state === null || !mayRead(rolesOf(state, who))) answer.gone.push(id)
      else {
        const { title, site } = state.head
        const [erased] = await deps.relay.before(id, state.seq + 1, 1, ['event.erased'])
        answer.upgrades[id] = { title, zone: site.zone, erasedAt: erased?.at ?? null }
      }
    } catch {
      // A log that can't be read says nothing of who may read it.
    }
  }
  await sendJson(ask, 200, answer)
}

/**
 * `POST /api/session/left`: this browser's page has told what is dropped here. Its cache is emptied; all it stores as well
 * where its session was ended, and with it the cookie that tells so.
 */
export async function postLeft(deps: HttpDeps, ask: Ask): Promise<void> {
  ask.req.resume()
  const { standing } = await deps.accounts.standing(ask.req.headers.cookie)
  const headers = standing === 'ended' ? leaving(deps, ask) : CACHE
  await sendJson(ask, 200, { ok: true }, headers)
}

/** The headers of an answer after which nothing of the person is left in their browser. */
export function leaving(deps: HttpDeps, ask: Ask): Record<string, string | string[]> {
  return { ...EVERYTHING, 'set-cookie': noSessionCookies(isSecure(deps, ask)) }
}

/**
 * Another account comes in with a browser that is signed in: who was there before leaves it, and the session that nobody
 * could use any more is ended. The headers for the answer.
 */
export async function leftFor(
  deps: HttpDeps,
  before: SessionInfo | null,
  account: string,
): Promise<Record<string, string>> {
  if (before === null || before.account === account) return {}
  await deps.accounts.endSession(before.account, before.session)
  return EVERYTHING
}

/**
 * On whatever a browser is answered whose session was ended: what its cache has of pictures goes, whether or not a page can
 * run there. What it stores stays until its page has told what was not delivered.
 */
export async function clearCacheOnceEnded(
  { accounts }: Pick<HttpDeps, 'accounts'>,
  { req, res }: Pick<Ask, 'req' | 'res'>,
  shown: LookUp,
): Promise<void> {
  const { cookie } = req.headers
  // Once a page is enough, not with each of its scripts and pictures: some browsers take their time over it.
  const dest = req.headers['sec-fetch-dest'] ?? 'empty'
  if (cookie === undefined || !['document', 'iframe', 'empty'].includes(String(dest))) return
  if (/^\/(_next|hands|drawn|faces)\//.test(req.url ?? '')) return
  const found = await shown()
    .then((here) => accounts.standing(cookie, here?.info ?? null))
    .catch(() => null)
  if (found?.standing === 'ended') res.setHeader('clear-site-data', CACHE['clear-site-data'])
}
