import { demoOf } from '../../../domain/demo/demo.ts'
import { sessionCookies, tokensBySafety } from '../../accounts/cookie.ts'
import { type Ask, type HttpDeps, isSecure, type LookUp } from '../deps.ts'

/**
 * A browser that comes by https and still shows the session cookie by its name of before goes on with the same session
 * under the new one, from the first page it asks for; so does one that shows a token which was exchanged, and never got
 * the answer with the new one. Nobody is signed out. On a demo's paths nothing is done, for the cookie there may be that
 * of a played phone.
 */
export async function giveNewCookie(
  deps: Pick<HttpDeps, 'env'>,
  ask: Pick<Ask, 'req' | 'res'>,
  path: string,
  lookUp: LookUp,
): Promise<void> {
  const { cookie, 'sec-fetch-dest': dest, accept = '' } = ask.req.headers
  const { host, plain } = tokensBySafety(cookie)
  if (plain.length + host.length === 0 || ask.req.method !== 'GET') return
  if (!(dest === 'document' || (dest === undefined && accept.includes('text/html')))) return
  if (path.split('/').some((part) => demoOf(part) !== null)) return
  const shown = await lookUp().catch(() => null)
  if (shown === null) return
  const secure = isSecure(deps, ask)
  const oldName = secure && host.length === 0
  const oldToken = ![...host, ...plain].includes(shown.token)
  if (oldName || oldToken) ask.res.setHeader('set-cookie', sessionCookies(shown.token, secure))
}
