import type { Who } from '../../domain/access/table.ts'
import type { Clock } from '../clock/clock.ts'
import type { Account, AccountStore, Session } from '../store/accounts.ts'
import { tokensIn } from './cookie.ts'
import { createSuccessors, grantedUntil, lastDayToTell, SESSION_LASTS } from './last-day.ts'
import { hashOf, newId, newSecret } from './secrets.ts'
import type { Ended, SessionInfo, Standing } from './session-info.ts'
import { createShown } from './shown.ts'

export type { Ended, SessionInfo, Standing } from './session-info.ts'

/** How often its use is written down. */
const TOUCH_EVERY = 3_600_000

interface Held extends SessionInfo {
  tokenHash: string
  createdAt: number
  lastSeenAt: number
  expiresAt: number
}

/**
 * Sessions, held in memory once seen. This process is their only writer, so what is in memory is the truth; a session
 * that ended here can't come back from a read that was under way.
 */
export function createSessions(store: AccountStore, clock: Clock) {
  const byId = new Map<string, Held>()
  const byHash = new Map<string, Held>()
  const ended = new Set<string>()
  /** The tokens of those that went on in another browser: their pages are told so for as long as this process lives. */
  const moved = new Set<string>()
  const listeners = new Set<(g: Ended) => void>()
  const successors = createSuccessors(clock)

  function hold(session: Session, account: Account): Held {
    const there = byId.get(session.id)
    if (there !== undefined) return there
    const { id, tokenHash, createdAt, lastSeenAt, expiresAt } = session
    const held: Held = {
      session: id,
      account: account.id,
      name: account.name,
      lang: account.lang === 'en' || account.lang === 'zh-TW' ? account.lang : null,
      owner: account.owner,
      tokenHash,
      createdAt,
      lastSeenAt,
      expiresAt,
    }
    byId.set(id, held)
    byHash.set(tokenHash, held)
    return held
  }

  function forget(held: Held): void {
    byId.delete(held.session)
    byHash.delete(held.tokenHash)
  }

  /**
   * The session while it stands; used now, so it stands for longer, up to its last day. An end that was granted is never
   * drawn nearer: one that was past its last day when this rule came runs out as it would have, unused.
   */
  function standing(held: Held | undefined): Held | null {
    if (held === undefined || ended.has(held.session)) return null
    const now = clock.now()
    if (held.expiresAt <= now) {
      forget(held)
      return null
    }
    if (now - held.lastSeenAt >= TOUCH_EVERY) {
      held.lastSeenAt = now
      held.expiresAt = Math.max(held.expiresAt, grantedUntil(held.createdAt, now))
      // Not stored (a full disk): it ends earlier than it might, which harms nobody.
      store.touchSession(held.session, now, held.expiresAt).catch(() => {})
    }
    return held
  }

  function end(id: string, more: Omit<Ended, 'session'> = {}): void {
    ended.add(id)
    const held = byId.get(id)
    if (held !== undefined) forget(held)
    for (const tell of listeners) tell({ session: id, ...more })
  }

  async function ofToken(token: string): Promise<SessionInfo | null> {
    const tokenHash = hashOf(successors.of(token))
    let held = byHash.get(tokenHash)
    if (held === undefined) {
      const found = await store.sessionByTokenHash(tokenHash, clock.now())
      if (found !== null) held = hold(found.session, found.account)
    }
    // Read under a token that it had until just now.
    if (held?.tokenHash !== tokenHash) return null
    const stands = standing(held)
    return stands === null ? null : infoOf(stands)
  }

  /** Held from here on under another token: its cookie of before opens nothing. */
  async function rekey(
    held: Held,
    tokenHash: string,
    anew: Partial<Pick<Held, 'createdAt' | 'lastSeenAt' | 'expiresAt'>> = {},
  ): Promise<void> {
    const before = { ...held }
    byHash.delete(before.tokenHash)
    Object.assign(held, { tokenHash, ...anew })
    byHash.set(tokenHash, held)
    try {
      await store.renewSession(held.session, tokenHash, anew)
    } catch (error) {
      byHash.delete(tokenHash)
      Object.assign(held, before)
      byHash.set(before.tokenHash, held)
      throw error
    }
    for (const tell of listeners) tell({ session: held.session, renewed: true })
  }

  /** Ends them and what was begun out of them. In memory first: nobody gets in while the disk is written. */
  async function endAll(ids: readonly string[]): Promise<void> {
    for (const id of ids) end(id)
    for (const id of ids) {
      await store.revokeSession(id, clock.now())
      for (const within of await store.sessionsWithin(id)) {
        end(within)
        await store.revokeSession(within, clock.now())
      }
    }
  }

  const shown = createShown(ofToken, successors.of)
  const fromCookie = async (header: string | undefined) => (await shown(header))?.info ?? null

  return {
    fromCookie,
    /** The session of these cookies, with the one of their tokens by which it stands. */
    shown,
    /** The session of this token; null when there is none, or it is over. */
    ofToken,

    /** Whether the session of these cookies ended because its person went on in another browser. */
    wasMoved: (header: string | undefined): boolean => tokensIn(header).some((t) => moved.has(hashOf(t))),

    /** How the browser with these cookies stands. `here`: their session, where it has been looked up. */
    async standing(header: string | undefined, here?: SessionInfo | null): Promise<Standing> {
      const stands = here === undefined ? await fromCookie(header) : here
      if (stands !== null) return { standing: 'in', account: stands.account }
      let last: Standing = { standing: 'none', account: null }
      for (const token of tokensIn(header)) {
        const was = await store.sessionEver(hashOf(token))
        if (was === null) continue
        if (was.revokedAt !== null || ended.has(was.id)) return { standing: 'ended', account: was.accountId }
        last = { standing: 'over', account: was.accountId }
      }
      return last
    },

    /** Who a session speaks as, now. From memory; null for what has ended, and for what no cookie has shown yet. */
    who(id: string): Extract<Who, { kind: 'account' }> | null {
      const held = standing(byId.get(id))
      return held === null
        ? null
        : { kind: 'account', account: held.account, owner: held.owner, device: held.session }
    },

    onGone(listener: (g: Ended) => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** A new session of this account. The token goes into the cookie and is kept nowhere; no two may have the same. */
    async begin(
      account: Account,
      label: string,
      id = newId('s'),
      token = newSecret(),
    ): Promise<{ info: SessionInfo; token: string }> {
      const now = clock.now()
      const session: Session = {
        id,
        tokenHash: hashOf(token),
        accountId: account.id,
        label,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: now + SESSION_LASTS,
        revokedAt: null,
      }
      await store.createSession(session)
      return { info: infoOf(hold(session, account)), token }
    },

    /**
     * A session whose rights rise goes on as the same device under a new token; the one before ends for good, and its
     * sockets are dropped. Returns what takes that back.
     */
    async renew(id: string, token: string): Promise<() => Promise<void>> {
      const held = byId.get(id)
      const to = hashOf(token)
      if (held === undefined || held.tokenHash === to) return async () => {}
      const before = held.tokenHash
      await rekey(held, to)
      return () => rekey(held, before)
    },

    /** The last day of a session, once its person is to be told of it; null before. */
    lastDay(id: string): number | null {
      const held = byId.get(id)
      return held === undefined ? null : lastDayToTell(held.createdAt, clock.now())
    },

    /**
     * A session near its last day begins anew under another token, which is returned; any other goes on by the one it has.
     * If the answer is lost, the cookie of before still stands for it, for a while.
     */
    async prolong(id: string, token: string): Promise<string> {
      const held = byId.get(id)
      const now = clock.now()
      if (held === undefined || lastDayToTell(held.createdAt, now) === null) return token
      const fresh = newSecret()
      const before = held.tokenHash
      successors.put(before, fresh)
      try {
        await rekey(held, hashOf(fresh), { createdAt: now, lastSeenAt: now, expiresAt: now + SESSION_LASTS })
      } catch (error) {
        successors.drop(before)
        throw error
      }
      return fresh
    },

    /** Ends a session of this account; false when it has no such one. Its sockets are dropped. */
    async end(account: string, id: string): Promise<boolean> {
      const its = await store.sessionsOfAccount(account)
      if (!its.some((s) => s.id === id)) return false
      await endAll([id])
      return true
    },

    /** Ends a session whose person went on in another browser: its pages are told so. */
    async endMoved(account: string, id: string): Promise<void> {
      const its = (await store.sessionsOfAccount(account)).find((s) => s.id === id && s.revokedAt === null)
      if (its === undefined) return
      moved.add(its.tokenHash)
      end(id, { moved: true })
      await store.revokeSession(id, clock.now())
    },

    /** Ends all sessions of this account but one. Their sockets are dropped. */
    async endOthers(account: string, but: string): Promise<void> {
      const others = (await store.sessionsOfAccount(account)).filter(
        (s) => s.id !== but && s.revokedAt === null,
      )
      await endAll(others.map((s) => s.id))
    },

    /** Those that stand, newest first. */
    async list(account: string): Promise<Session[]> {
      const now = clock.now()
      return (await store.sessionsOfAccount(account))
        .filter((s) => s.revokedAt === null && !ended.has(s.id))
        .map((s) => {
          const held = byId.get(s.id)
          return held === undefined ? s : { ...s, lastSeenAt: held.lastSeenAt, expiresAt: held.expiresAt }
        })
        .filter((s) => s.expiresAt > now)
    },

    /** An account is now called or treated otherwise: all its sessions know at once. */
    changed(account: string, to: Partial<Pick<SessionInfo, 'name' | 'lang' | 'owner'>>): void {
      for (const held of byId.values()) if (held.account === account) Object.assign(held, to)
    },
  }
}

export type Sessions = ReturnType<typeof createSessions>

function infoOf({ session, account, name, lang, owner }: Held): SessionInfo {
  return { session, account, name, lang, owner }
}
