import type { Who } from '../../domain/access/table.ts'
import type { Answer } from '../../domain/contract/wire.ts'
import type { Clock } from '../clock/clock.ts'
import type { Relay } from '../relay/relay.ts'
import type { AccountStore } from '../store/accounts.ts'
import { hashOf, newCommandId, newId, newSecret, newTypedSecret } from './secrets.ts'

/** So that a token is known for one wherever it turns up, and can be searched for. */
const PREFIX = 'fh_'

/** Tokens of scripts: the secret is in a table as its hash, the right it gives is in the log. */
export function createScriptTokens(store: AccountStore, relay: Relay, clock: Clock) {
  return {
    /** Adds a token through the log. It is given out this once and kept only as its hash. */
    async add(
      upgrade: string,
      who: Extract<Who, { kind: 'account' }>,
      name: string,
      line: { machine?: string | undefined; every?: number | undefined } = {},
    ): Promise<{ ok: true; id: string; token: string } | Extract<Answer, { ok: false }>> {
      const id = newId('t')
      const command = { type: 'token.add', id, name, ...line }
      const answer = await relay.submit({ upgrade, id: newCommandId(), command, who })
      if (!answer.ok) return answer
      // That of a machine may have to be typed where nothing can be pasted, and lets it say one thing only.
      const token = PREFIX + (line.machine === undefined ? newSecret() : newTypedSecret())
      await store.createScriptToken({ id, tokenHash: hashOf(token), upgrade, name, createdAt: clock.now() })
      return { ok: true, id, token }
    },

    /** Whose an `Authorization: Bearer` header is; null when it is nobody's, or revoked. */
    async fromBearer(
      header: string | undefined,
    ): Promise<{ upgrade: string; who: Extract<Who, { kind: 'script' }> } | null> {
      const token = /^Bearer +(fh_(?:[\w-]{43}|[\da-z]{20})) *$/i.exec(header ?? '')?.[1]
      if (token === undefined) return null
      const row = await store.scriptTokenByHash(hashOf(token))
      return row === null
        ? null
        : { upgrade: row.upgrade, who: { kind: 'script', token: row.id, device: '' } }
    },
  }
}
