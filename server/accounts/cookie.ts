import { parseCookie, stringifySetCookie } from 'cookie'

/** The session cookie: under plain http, for one path alone, and of before there was the other. */
const SESSION_COOKIE = 'farhand'
/** The session cookie under https. */
const HOST_COOKIE = `__Host-${SESSION_COOKIE}`

const YEAR = 365 * 24 * 3600
/** Browsers cap it there; whether the session still stands is for the server to say. */
const YEAR_AND_A_BIT = 400 * 24 * 3600

/** All values a `Cookie` header has under this name: a stale one on a narrower path may stand before the good one. */
export function cookieValues(header: string | undefined, name: string): string[] {
  // Pair by pair, for of two with one name the library keeps the first.
  return (header ?? '').split(';').flatMap((pair) => parseCookie(pair)[name] ?? [])
}

const tokensOf = (header: string | undefined, name: string): string[] =>
  cookieValues(header, name).filter((token) => /^[A-Za-z0-9_-]{43}$/.test(token))

/** What may be session tokens among the cookies of a request: those that came by https only, then the others. */
export function tokensBySafety(header: string | undefined): { host: string[]; plain: string[] } {
  return { host: tokensOf(header, HOST_COOKIE), plain: tokensOf(header, SESSION_COOKIE) }
}

/** All that may be session tokens among the cookies of a request. */
export function tokensIn(header: string | undefined): string[] {
  const { host, plain } = tokensBySafety(header)
  return [...host, ...plain]
}

/**
 * The `Set-Cookie`s that sign this browser in. `secure`: it came by https. Then the cookie has the name that no other host
 * of the domain and nobody on plain http can write, and one of the name before goes.
 */
export function sessionCookies(token: string, secure: boolean): string[] {
  return secure
    ? [session(HOST_COOKIE, token, YEAR_AND_A_BIT, true), gone(SESSION_COOKIE, true)]
    : [cookieFor('/', token, false)]
}

/** A session for one path alone, beside the browser's own. A name with `__Host-` would hold for all paths. */
export function cookieFor(path: string, token: string, secure: boolean): string {
  return session(SESSION_COOKIE, token, YEAR_AND_A_BIT, secure, path)
}

/** The `Set-Cookie`s that sign this browser out, under either name. */
export function noSessionCookies(secure: boolean): string[] {
  return [...(secure ? [gone(HOST_COOKIE, true)] : []), gone(SESSION_COOKIE, secure)]
}

const gone = (name: string, secure: boolean) => session(name, '', 0, secure)
const session = (name: string, value: string, maxAge: number, secure: boolean, path = '/') =>
  stringifySetCookie({ name, value, path, maxAge, httpOnly: true, sameSite: 'lax', secure })

/** A choice of this browser's, readable by script: the switches of the screens write the same cookies. */
export function choiceCookie(name: 'lang' | 'clock' | 'theme', value: string): string {
  return stringifySetCookie({ name, value, path: '/', maxAge: YEAR, sameSite: 'lax' })
}
