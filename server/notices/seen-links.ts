import { createHmac, timingSafeEqual } from 'node:crypto'
import { newSecret } from '../accounts/secrets.ts'
import type { MetaStore } from '../store/types.ts'

/** What a link says "seen" to: one asking of one request, for one person. */
export interface SeenLink {
  upgrade: string
  request: string
  /** When it was asked; asked again, the link is dead. */
  askedAt: number
  account: string
}

export type SeenLinks = ReturnType<typeof createSeenLinks>

/** Links by which a notification elsewhere says "seen" with no session: signed, good for one asking, and for no more. */
export function createSeenLinks(meta: MetaStore) {
  let key: Promise<string> | null = null
  const keyOf = async () => {
    const kept = await meta.get('seen-links')
    if (kept !== null) return kept
    const made = newSecret()
    await meta.set('seen-links', made)
    return made
  }
  const mac = async (text: string) => {
    key ??= keyOf()
    return createHmac('sha256', await key)
      .update(text)
      .digest()
  }
  return {
    async token({ upgrade, request, askedAt, account }: SeenLink): Promise<string> {
      const text = Buffer.from(JSON.stringify([upgrade, request, askedAt, account])).toString('base64url')
      return `${text}.${(await mac(text)).toString('base64url')}`
    },
    /** null: it is none of ours. */
    async read(token: string): Promise<SeenLink | null> {
      const [text = '', given = ''] = token.split('.')
      const right = await mac(text)
      const shown = Buffer.from(given, 'base64url')
      if (shown.length !== right.length || !timingSafeEqual(shown, right)) return null
      const [upgrade, request, askedAt, account] = JSON.parse(
        Buffer.from(text, 'base64url').toString('utf8'),
      ) as [string, string, number, string]
      return { upgrade, request, askedAt, account }
    },
  }
}
