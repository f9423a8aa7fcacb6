import { z } from 'zod'

/** Longer is no address anybody types. */
const LONGEST = 500

const web = z
  .string()
  .trim()
  .max(LONGEST)
  .refine((text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.hash === ''
  })

/** A topic of an ntfy server: its address with one name at the end. */
const topic = web.refine((text) =>
  /\/[A-Za-z0-9_-]{1,64}$/.test(URL.canParse(text) ? new URL(text).pathname : ''),
)
const secret = z.string().trim().max(200)

/** Where a channel leads, by its kind. Private: it stands in no event and on nobody else's screen. */
export const addressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('push') }),
  z.strictObject({ kind: z.literal('ntfy'), url: topic, token: secret.default('') }),
  z.strictObject({ kind: z.literal('webhook'), url: web, secret: secret.min(8) }),
  // One mailbox; a comma or a line's end would make more of it.
  z.strictObject({
    kind: z.literal('mail'),
    to: z
      .string()
      .trim()
      .max(254)
      .regex(/^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/),
  }),
  z.strictObject({
    kind: z.literal('tel'),
    number: z
      .string()
      .trim()
      .regex(/^\+?[0-9][0-9 ()./-]{2,30}$/),
  }),
])
export type Address = z.infer<typeof addressSchema>

/** Reads what the store holds; null when it is of a kind that this version does not know. */
export function readAddress(kind: string, text: string): Address | null {
  const parsed = addressSchema.safeParse({ ...(JSON.parse(text) as object), kind })
  return parsed.success ? parsed.data : null
}
