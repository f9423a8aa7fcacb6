import type { Lang } from '../../domain/messages/lang.ts'
import type { Clock } from '../clock/clock.ts'
import type { Account, AccountStore } from '../store/accounts.ts'
import { onceAtATime, type Press, pressedBefore, SAME_FORM_MS, tokenOfForm } from './forms.ts'
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
  /** The cookies of the browser. */
  cookie?: string | undefined
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

/** What the button of an owner link leads to. */
export type OwnerEntered = Entered | { ok: false; why: Exclude<OwnerLinkState, 'open'> }

export function createOwnerLinks(store: AccountStore, sessions: Sessions, clock: Clock) {
  const once = onceAtATime<OwnerEntered>()

  async function look(token: string): Promise<{ state: OwnerLinkState; usedAt: number }> {
    const link = await store.ownerLinkByHash(hashOf(token))
    const usedAt = link?.usedAt ?? 0
    if (link === null) return { state: 'unknown', usedAt }
    if (link.usedAt !== null) return { state: 'used', usedAt }
    return { state: link.expiresAt <= clock.now() ? 'expired' : 'open', usedAt }
  }

  async function makeOwner(info: SessionInfo, token: string): Promise<Entered> {
    await store.setOwner(info.account, true)
    sessions.changed(info.account, { owner: true })
    return { ok: true, info: { ...info, owner: true }, token }
  }

  async function enter(press: Press, fresh: string, comer: Comer): Promise<OwnerEntered> {
    const now = clock.now()
    const { state, usedAt } = await look(press.link)
    const before = await pressedBefore(sessions, press)
    if (state === 'used' && before !== null && now - usedAt < SAME_FORM_MS)
      return makeOwner(before.info, before.token)
    if (state !== 'open') return { ok: false, why: state }
    // The cookie to come before the link is spent, the right after it: a crash between leaves a form that can be sent
    // again, and nobody owner who did not win the link.
    const token = before?.token ?? fresh
    const info = before?.info ?? comer.session
    const { info: here, undo } = info === null ? await begin(comer, token) : await renew(info, token)
    if (await store.spendOwnerLink(hashOf(press.link), now)) return makeOwner(here, token)
    await undo()
    return { ok: false, why: 'used' }
  }

  async function begin(comer: Comer, token: string) {
    const { name, lang } = comer
    const account: Account = { id: newId('a'), name, lang, owner: false, createdAt: clock.now() }
    await store.createAccount(account)
    const { info } = await sessions.begin(account, comer.label, newId('s'), token)
    const undo = async () => {
      await sessions.end(info.account, info.session)
      await store.deleteAccount(info.account)
    }
    return { info, undo }
  }

  async function renew(info: SessionInfo, token: string) {
    return { info, undo: await sessions.renew(info.session, token) }
  }

  return {
    /** Looks at a link without using it: previews and mail scanners open links too. */
    state: async (token: string): Promise<OwnerLinkState> => (await look(token)).state,

    /**
     * Uses the link up; of several at once, one wins. Whoever is signed in becomes the owner, by a new cookie, else a new
     * account. `form`: the id of the page's form, which may be sent again.
     */
    async redeem(link: string, form: string, comer: Comer): Promise<OwnerEntered> {
      const press: Press = { kind: 'owner', link, form, cookie: comer.cookie }
      const fresh = tokenOfForm(press, (await sessions.shown(comer.cookie))?.token)
      return once(fresh, () => enter(press, fresh, comer))
    },
  }
}
