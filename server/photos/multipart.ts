/** Fields of a posted form and the first file in it, as a page without script sends a picture. */
export interface Parts {
  fields: Map<string, string>
  file: Buffer | null
}

const MOST_PARTS = 12

/** Reads a `multipart/form-data` body; null when it is none, or more than such a form sends. */
export function partsOf(type: string, body: Buffer): Parts | null {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) return null
  const between = Buffer.from(`\r\n--${boundary}`)
  const parts: Parts = { fields: new Map(), file: null }
  let at = between.length - 2
  if (!body.subarray(0, at).equals(between.subarray(2))) return null
  for (let n = 0; n <= MOST_PARTS; n++) {
    // The last boundary is followed by two dashes.
    if (body.subarray(at, at + 2).toString('latin1') === '--') return parts
    if (body.subarray(at, at + 2).toString('latin1') !== '\r\n') return null
    const end = body.indexOf(between, at)
    const blank = body.indexOf('\r\n\r\n', at)
    if (end < 0 || blank < 0 || blank > end) return null
    const head = body.subarray(at + 2, blank).toString('utf8')
    const content = body.subarray(blank + 4, end)
    const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? ''
    const name = /\bname="([^"]*)"/.exec(disposition.replace(/\bfilename\*?=("[^"]*"|[^;]*)/gi, ''))?.[1]
    if (name === undefined) return null
    if (/\bfilename\*?=/i.test(disposition)) parts.file ??= content
    else parts.fields.set(name, content.toString('utf8'))
    at = end + between.length
  }
  return null
}
