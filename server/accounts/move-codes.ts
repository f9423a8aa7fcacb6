import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock/clock.ts'
import type { AccountStore } from '../store/accounts.ts'
import type { Entered } from './owner-links.ts'
import { codeHash, sixDigits } from './secrets.ts'
import type { SessionInfo, Sessions } from './sessions.ts'

/** A code is good once, for so long. */
export const MOVE_CODE_LASTS = 10 * 60_000

/**
 * Six digits by which somebody signed in moves to another browser, or to the app on the Home Screen, which shares no
 * cookies with it. The new browser gets a session of its own. Wrong guesses are bounded twice: here, over all
 * comers, by the store (MOVE_CODE_MISSES); and per address by whoever calls. With the session that made it, it ends: who
 * signs a lost phone out shuts out what was made on it too.
 */
export function createMoveCodes(store: AccountStore, sessions: Sessions, clock: Clock) {
  // Codes outlive no restart: nothing on disk can be turned back into one.
  const key = randomBytes(32)
  const shown = new Map<string, { code: string; expiresAt: number }>()
  const makers = new Map<string, { session: string; expiresAt: number }>()

  return {
    /** Makes a code for whoever has this session; the one it had before stays good until it ends. */
    async make(info: SessionInfo): Promise<{ code: string; expiresAt: number }> {
      const now = clock.now()
      for (const [session, { expiresAt }] of shown) if (expiresAt <= now) shown.delete(session)
      for (const [code, { expiresAt }] of makers) if (expiresAt <= now) makers.delete(code)
      for (;;) {
        const code = sixDigits()
        const expiresAt = now + MOVE_CODE_LASTS
        const row = { codeHash: codeHash(key, code), accountId: info.account, createdAt: now, expiresAt }
        if (!(await store.createMoveCode(row))) continue
        shown.set(info.session, { code, expiresAt })
        makers.set(code, { session: info.session, expiresAt })
        return { code, expiresAt }
      }
    },

    /** The live code of this session, to be shown to it; null when there is none, or it was used. */
    shownTo(session: string): { code: string; expiresAt: number } | null {
      const made = shown.get(session)
      return made === undefined || made.expiresAt <= clock.now() ? null : made
    },

    /** A new session for the account the code stands for. Wrong, used and expired look alike. */
    async redeem(code: string, label: string): Promise<Entered | { ok: false }> {
      const now = clock.now()
      // As typed: with spaces, and in the full-width digits of a Chinese keyboard.
      const digits = code.normalize('NFKC').replace(/\D/g, '')
      const maker = makers.get(digits)
      const stands = maker !== undefined && sessions.who(maker.session) !== null
      const id = stands ? await store.takeMoveCode(codeHash(key, digits), now) : null
      const account = id === null ? null : await store.accountById(id)
      if (account === null) {
        await store.countMoveCodeMiss(now)
        return { ok: false }
      }
      makers.delete(digits)
      for (const [session, made] of shown) if (made.code === digits) shown.delete(session)
      const { info, token } = await sessions.begin(account, label)
      return { ok: true, info, token }
    },
  }
}
