import { tokensBySafety } from './cookie.ts'
import type { SessionInfo } from './session-info.ts'

/** The session of a request's cookies, and the token by which it stands; null: none. */
export type Shown = (cookie: string | undefined) => Promise<{ info: SessionInfo; token: string } | null>

/**
 * Other hosts of the domain can write the plain cookie, but not the one of https: beside that one only a session counts
 * that was begun within it, for the paths of its own. `goesOnAs`: the token by which a session goes on by now.
 */
export function createShown(
  ofToken: (token: string) => Promise<SessionInfo | null>,
  goesOnAs: (token: string) => string,
): Shown {
  async function firstOf(tokens: readonly string[], within = '') {
    for (const token of tokens) {
      const info = await ofToken(token)
      if (info?.session.startsWith(within)) return { info, token: goesOnAs(token) }
    }
    return null
  }
  return async (cookie) => {
    const { host, plain } = tokensBySafety(cookie)
    const here = await firstOf(host)
    return (await firstOf(plain, here === null ? '' : `${here.info.session}-`)) ?? here
  }
}
