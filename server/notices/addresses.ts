import { z } from 'zod'
import { cleanLine } from '../../domain/text/clean.ts'
import { line, lineOrNone } from '../../domain/text/schemas.ts'

/** Longer is no address anybody types. */
const LONGEST = 500

const web = line(LONGEST).refine((text) => {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const { protocol, username, password, hostname, hash } = url
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    username === '' &&
    password === '' &&
    hash === '' &&
    // It would be another name to whoever compares names, and the same to whoever looks it up.
    !hostname.endsWith('.')
  )
})

/** A topic of an ntfy server: its address with one name at the end. */
const topic = web.refine((text) =>
  /\/[A-Za-z0-9_-]{1,64}$/.test(URL.canParse(text) ? new URL(text).pathname : ''),
)
const secret = z.string().trim().max(200)
/** It goes into a header, as it is. */
const token = lineOrNone(200).regex(/^[ -~]*$/)
/** As contacts and Chinese keyboards have it: with marks nobody sees, in full width, with hyphens of other kinds. */
const plainNumber = (text: string) =>
  cleanLine(text.normalize('NFKC'))
    .replace(/^tel:/i, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\p{Zs}/gu, ' ')

/** Where a channel leads, by its kind. Private: it stands in no event and on nobody else's screen. */
export const addressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('push') }),
  z.strictObject({ kind: z.literal('ntfy'), url: topic, token: token.default('') }),
  z.strictObject({ kind: z.literal('webhook'), url: web, secret: secret.min(8) }),
  // One mailbox; a comma or a line's end would make more of it.
  z.strictObject({
    kind: z.literal('mail'),
    to: line(254).regex(/^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/),
  }),
  z.strictObject({
    kind: z.literal('tel'),
    number: z
      .string()
      .overwrite(plainNumber)
      .regex(/^(\+?[0-9]|\([0-9])[0-9 ()./-]{2,30}$/),
  }),
])
export type Address = z.infer<typeof addressSchema>

/** Reads what the store holds; null when it is of a kind that this version does not know. */
export function readAddress(kind: string, text: string): Address | null {
  const parsed = addressSchema.safeParse({ ...(JSON.parse(text) as object), kind })
  return parsed.success ? parsed.data : null
}
