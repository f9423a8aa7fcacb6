import { demoOf } from '../../domain/demo/demo.ts'
import { sessionCookies, tokensBySafety } from '../accounts/cookie.ts'
import { type Ask, type HttpDeps, isSecure } from './deps.ts'

/**
 * A browser that comes by https and still shows the session cookie by its name of before goes on with the same session
 * under the new one, from the first page it asks for: nobody is signed out. On a demo's paths nothing is done, for the
 * cookie there may be that of a played phone.
 */
export async function giveNewName(
  deps: Pick<HttpDeps, 'accounts' | 'env'>,
  ask: Pick<Ask, 'req' | 'res'>,
  path: string,
): Promise<void> {
  const { cookie, 'sec-fetch-dest': dest, accept = '' } = ask.req.headers
  const { host, plain } = tokensBySafety(cookie)
  if (plain.length === 0 || host.length > 0 || ask.req.method !== 'GET' || !isSecure(deps, ask)) return
  if (!(dest === 'document' || (dest === undefined && accept.includes('text/html')))) return
  if (path.split('/').some((part) => demoOf(part) !== null)) return
  const shown = await deps.accounts.shown(cookie).catch(() => null)
  if (shown !== null) ask.res.setHeader('set-cookie', sessionCookies(shown.token, true))
}
