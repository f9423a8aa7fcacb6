import { createHash, randomBytes } from 'node:crypto'
import type { Who } from '../domain/access/table.ts'
import type { Lang } from '../domain/messages/lang.ts'
import type { Clock } from './clock.ts'
import type { Router } from './http/serve.ts'
import type { Store } from './store/open.ts'

export interface SessionInfo {
  /** Public; names the device in events. */
  session: string
  account: string
  name: string
  lang: Lang | null
  owner: boolean
}

export interface Accounts {
  /** The session of a request's cookies; null when there is none, or it is over. */
  fromCookie(cookie: string | undefined): Promise<SessionInfo | null>
  /** Asked anew at each command: null once the session is over. */
  who(session: string): Extract<Who, { kind: 'account' }> | null
  /** Called when a session ended, or an account lost an upgrade. Returns what stops it. */
  onGone(listener: (g: { session: string } | { account: string; upgrade?: string }) => void): () => void
  /** Makes a new token for a one-time owner link. */
  ownerLink(): Promise<string>
}

/** Until accounts land: knows nobody. */
export function createAccounts({
  store,
  clock,
}: {
  store: Store
  clock: Clock
  [other: string]: unknown
}): Accounts {
  return {
    fromCookie: async () => null,
    who: () => null,
    onGone: () => () => {},
    async ownerLink() {
      const token = randomBytes(32).toString('base64url')
      await store.accounts.createOwnerLink({
        tokenHash: createHash('sha256').update(token).digest('hex'),
        createdAt: clock.now(),
        expiresAt: clock.now() + 24 * 3_600_000,
      })
      return token
    },
  }
}

export function createRouter(_: unknown): Router {
  return (req, res) => {
    if (req.url !== '/api/health') return false
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}')
    return true
  }
}
