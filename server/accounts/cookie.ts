/** The session cookie. */
export const SESSION_COOKIE = 'farhand'

/** Browsers cap it there; whether the session still stands is for the server to say. */
const YEAR_AND_A_BIT = 400 * 24 * 3600

/** All values a `Cookie` header has under this name: a stale one on a narrower path may stand before the good one. */
export function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** What may be session tokens among the cookies of a request. */
export const tokensIn = (header: string | undefined): string[] =>
  cookieValues(header, SESSION_COOKIE).filter((token) => /^[A-Za-z0-9_-]{43}$/.test(token))

/** A `Set-Cookie` that signs this browser in. `secure`: people reach us over https only. */
export function sessionCookie(token: string, secure: boolean): string {
  return `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${YEAR_AND_A_BIT}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export function noSessionCookie(secure: boolean): string {
  return `${SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** A choice of this browser's, readable by script: the switches of the screens write the same cookies. */
export function choiceCookie(name: 'lang' | 'clock' | 'theme', value: string): string {
  return `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax`
}

/** Readable by script: the language switch of the screens writes the same cookie. */
export function langCookie(lang: string): string {
  return choiceCookie('lang', lang)
}
