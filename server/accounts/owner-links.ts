import type { Lang } from '../../domain/messages/lang.ts'
import type { Clock } from '../clock.ts'
import type { Account, AccountStore } from '../store/accounts.ts'
import { hashOf, newId, newSecret } from './secrets.ts'
import type { SessionInfo, Sessions } from './sessions.ts'

/** An owner link is good once, for so long. */
export const OWNER_LINK_LASTS = 24 * 3_600_000

/** `unknown`: never made here, or the data folder is another. */
export type OwnerLinkState = 'open' | 'used' | 'expired' | 'unknown'

/** Who comes in by a link: their browser's present session, and what their form said. */
export interface Comer {
  session: SessionInfo | null
  name: string
  lang: Lang
  /** What the device is called in the list of sessions. */
  label: string
}

/** `token` null: the session that was there already goes on. */
export type Entered = { ok: true; info: SessionInfo; token: string | null }

/** Makes a token for a one-time owner link. Needs no running server, only the data folder. */
export async function makeOwnerLink(store: AccountStore, clock: Clock): Promise<string> {
  const token = newSecret()
  const now = clock.now()
  await store.createOwnerLink({
    tokenHash: hashOf(token),
    createdAt: now,
    expiresAt: now + OWNER_LINK_LASTS,
  })
  return token
}

export function createOwnerLinks(store: AccountStore, sessions: Sessions, clock: Clock) {
  async function state(token: string): Promise<OwnerLinkState> {
    const link = await store.ownerLinkByHash(hashOf(token))
    if (link === null) return 'unknown'
    if (link.usedAt !== null) return 'used'
    return link.expiresAt <= clock.now() ? 'expired' : 'open'
  }

  return {
    /** Looks at a link without using it: previews and mail scanners open links too. */
    state,

    /** Uses the link up; of several at once, one wins. Whoever is signed in becomes the owner, else a new account. */
    async redeem(
      token: string,
      comer: Comer,
    ): Promise<Entered | { ok: false; why: Exclude<OwnerLinkState, 'open'> }> {
      const now = clock.now()
      if (!(await store.spendOwnerLink(hashOf(token), now))) {
        const found = await state(token)
        return { ok: false, why: found === 'open' ? 'used' : found }
      }
      if (comer.session !== null) {
        const { account } = comer.session
        await store.setOwner(account, true)
        sessions.changed(account, { owner: true })
        return { ok: true, info: { ...comer.session, owner: true }, token: null }
      }
      const account: Account = {
        id: newId('a'),
        name: comer.name,
        lang: comer.lang,
        owner: true,
        createdAt: now,
      }
      await store.createAccount(account)
      const { info, token: cookie } = await sessions.begin(account, comer.label)
      return { ok: true, info, token: cookie }
    },
  }
}
