/**
 * The characters in the user or password of a mail server's address that would be read otherwise than they were written,
 * as long as they are not percent-encoded; none when it is read as meant. `#`, `/` and `?` end the host; a `%` that
 * encodes nothing leaves all the others undecoded, those of an `@` or a `:` too. These are by themselves read as meant.
 */
export function unencodedIn(url: string): string[] {
  const rest = /^smtps?:\/\/([\s\S]*)$/i.exec(url)?.[1] ?? ''
  // Nodemailer's options stand behind the host, and may hold an address.
  const [behind = rest] = /^(?:[^/?#]*@)?[\w.-]+(?::\d{1,5})?(?=\/?\?[\w.]+=)/.exec(rest) ?? []
  // A bare word before options that hold an `@` is rather a piece of a password than a host: `user:2?a=b@mail.example.org`.
  const whole = /^(?:[^/?#]*@)?[\w-]+(?::\d+)?\/?\?.*@/.test(rest) ? rest : behind
  const said = whole.slice(0, Math.max(0, whole.lastIndexOf('@')))
  const colon = said.indexOf(':')
  const parts = colon < 0 ? [said] : [said.slice(0, colon), said.slice(colon + 1)]
  const cut = /[#/?]/.test(said)
  const decoded = parts.every((part) => decodes(cut ? part : asParsed(part)))
  if (decoded && !cut) return []
  const written = parts.join('')
  return [...'#/?@:%'].filter((c) =>
    c === '%' ? !decoded || /%(?![\da-f]{2})/i.test(written) : written.includes(c),
  )
}

/** The address without who logs in there: for messages. */
export function withoutPassword(url: string): string {
  const [, scheme = '', host = ''] = /^([a-z]+:\/\/)[\s\S]*@([\w.:[\]-]+)[^@]*$/i.exec(url) ?? []
  if (host !== '') return `${scheme}…@${host}`
  return /^[a-z]+:\/\/[\w.-]*(:\d{1,5})?\/?$/i.test(url) ? url : `${/^[a-z]+:\/\//i.exec(url)?.[0] ?? ''}…`
}

/** How the parser of addresses hands it on: with what it must not hold encoded, and each `%` as it stands. */
const asParsed = (part: string) => new URL(`smtp://:${part}@host`).password

/** Whether it is read as written: decoded as a whole, or with nothing in it that encodes anything. */
function decodes(part: string): boolean {
  if (!/%[\da-f]{2}/i.test(part)) return true
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}
