import type { Clock } from '../clock/clock.ts'
import type { Account, AccountStore } from '../store/accounts.ts'
import { onceAtATime, SAME_FORM_MS, tokenOfForm } from './forms.ts'
import { MOVE_CODE_LASTS } from './move-codes.ts'
import type { Entered } from './owner-links.ts'
import { hashOf, newId, newSecret } from './secrets.ts'
import type { SessionInfo, Sessions } from './sessions.ts'

/** How long the random part of a token is; before it stands the session that made it. */
const SECRET = newSecret().length

/** Why a link opens nothing. `ended`: where it came from was signed out since; `unknown`: none of this installation's. */
export type MoveOver = 'used' | 'expired' | 'ended' | 'unknown'

/** What the page of a link shows. */
export type MoveLink =
  | { state: 'open'; session: string; account: Account; expiresAt: number }
  | { state: MoveOver; session: string | null }

/**
 * Links by which somebody goes on in another browser: the new one is signed in, the one that made the link is signed out.
 * Looking at one uses nothing up; of several who press at once, one gets in. The same form pressed again, since its
 * answer was lost, gets the very cookie it would have got.
 */
export function createMoveLinks(store: AccountStore, sessions: Sessions, clock: Clock) {
  const once = onceAtATime<Entered | { ok: false; why: MoveOver }>()

  async function look(token: string): Promise<MoveLink & { usedAt: number | null }> {
    const row = await store.moveLinkByHash(hashOf(token))
    const account = row === null ? null : await store.accountById(row.accountId)
    if (row === null || account === null) return { state: 'unknown', session: null, usedAt: null }
    // The token is known here, so what it names is what was written into it.
    const session = token.slice(0, -SECRET - 1)
    const { usedAt, expiresAt } = row
    if (usedAt !== null) return { state: 'used', session, usedAt }
    if (expiresAt <= clock.now()) return { state: 'expired', session, usedAt }
    // Who signs a lost phone out shuts the ways out of it, too.
    const stands = (await sessions.list(account.id)).some((s) => s.id === session)
    return stands
      ? { state: 'open', session, account, expiresAt, usedAt }
      : { state: 'ended', session, usedAt }
  }

  async function enter(
    token: string,
    secret: string,
    label: string,
  ): Promise<Entered | { ok: false; why: MoveOver }> {
    const found = await look(token)
    const now = clock.now()
    const before = await sessions.ofToken(secret)
    if (found.state === 'used' && before !== null && now - (found.usedAt ?? now) < SAME_FORM_MS) {
      if (found.session !== null) await sessions.endMoved(before.account, found.session)
      return { ok: true, info: before, token: secret }
    }
    if (found.state !== 'open') return { ok: false, why: found.state }
    // The session before the link is spent: a crash between must not leave somebody with neither.
    const info = before ?? (await sessions.begin(found.account, label, newId('s'), secret)).info
    if (!(await store.spendMoveLink(hashOf(token), now))) {
      await sessions.end(info.account, info.session)
      return { ok: false, why: 'used' }
    }
    await sessions.endMoved(info.account, found.session)
    return { ok: true, info, token: secret }
  }

  return {
    /** Makes a link for whoever has this session; those it had before stay good until they end. Its token, told this once. */
    async make({ account, session }: SessionInfo): Promise<{ token: string; expiresAt: number }> {
      const now = clock.now()
      // A session's id is public. It is part of what is hashed, so no other can be put in its place.
      const token = `${session}-${newSecret()}`
      const expiresAt = now + MOVE_CODE_LASTS
      await store.createMoveCode({ codeHash: hashOf(token), accountId: account, createdAt: now, expiresAt })
      return { token, expiresAt }
    },

    look: (token: string): Promise<MoveLink> => look(token),

    /** Signs in by the link, and out where it was made. `form`: the id of the page's form. */
    redeem(token: string, form: string, label: string): Promise<Entered | { ok: false; why: MoveOver }> {
      const secret = tokenOfForm({ kind: 'move', link: token, form })
      return once(secret, () => enter(token, secret, label))
    },
  }
}
