import type { Db } from './client.ts'

export interface Account {
  id: string
  name: string
  lang: string
  owner: boolean
  createdAt: number
}

/** One device of an account. `id` is public (events name it); the token is kept only as its hash. */
export interface Session {
  id: string
  tokenHash: string
  accountId: string
  label: string
  createdAt: number
  lastSeenAt: number
  expiresAt: number
  revokedAt: number | null
}

export interface OwnerLink {
  tokenHash: string
  createdAt: number
  expiresAt: number
  usedAt: number | null
}

export interface Invitation {
  id: string
  tokenHash: string
  upgrade: string
  role: string
  /** The person of the plan whose seat it is; null = whoever comes. */
  person: string | null
  createdBy: string
  createdAt: number
  expiresAt: number
  revokedAt: number | null
  /** Last redeemed. */
  usedAt: number | null
  uses: number
  maxUses: number
}

export interface ScriptToken {
  id: string
  tokenHash: string
  upgrade: string
  name: string
  createdAt: number
  revokedAt: number | null
}

/** Wrong guesses after which a move code is dead: with six digits, one chance in 100,000 per code. */
export const MOVE_CODE_MISSES = 10

export type AccountStore = ReturnType<typeof createAccountStore>

/**
 * Accounts and everything that lets somebody in. Times are epoch ms and given by the caller. Whatever may have one
 * winner only (a link, an invitation's last use, a code) is one conditional update, so two at once can't both win.
 */
export function createAccountStore(db: Db) {
  const won = (changed: { count: number }) => changed.count === 1

  return {
    async createAccount(account: Account): Promise<void> {
      await db.account.createMany({ data: account })
    },
    accountById(id: string): Promise<Account | null> {
      return db.account.findUnique({ where: { id } })
    },
    /** false = no such account. */
    async renameAccount(id: string, name: string): Promise<boolean> {
      return won(await db.account.updateMany({ where: { id }, data: { name } }))
    },
    async setLang(id: string, lang: string): Promise<boolean> {
      return won(await db.account.updateMany({ where: { id }, data: { lang } }))
    },
    async setOwner(id: string, owner: boolean): Promise<boolean> {
      return won(await db.account.updateMany({ where: { id }, data: { owner } }))
    },
    async ownerExists(): Promise<boolean> {
      return (await db.account.findFirst({ where: { owner: true }, select: { id: true } })) !== null
    },
    /** Deletes the account with its sessions, codes and private rows. Events keep its id, which then names nobody. */
    async deleteAccount(id: string): Promise<boolean> {
      return won(await db.account.deleteMany({ where: { id } }))
    },

    async createSession(session: Session): Promise<void> {
      await db.session.createMany({ data: session })
    },
    /** The session and its account; null when unknown, expired or revoked. */
    async sessionByTokenHash(
      tokenHash: string,
      now: number,
    ): Promise<{ session: Session; account: Account } | null> {
      const row = await db.session.findFirst({
        where: { tokenHash, revokedAt: null, expiresAt: { gt: now } },
        include: { account: true },
      })
      if (row === null) return null
      const { account, ...session } = row
      return { session, account }
    },
    /** The session of this token, whatever became of it; null when there was none. */
    sessionEver(tokenHash: string): Promise<Session | null> {
      return db.session.findFirst({ where: { tokenHash } })
    },
    /** Seen now, and good for longer by that. Never moves `lastSeenAt` back. */
    async touchSession(id: string, now: number, expiresAt: number): Promise<void> {
      await db.session.updateMany({
        where: { id, lastSeenAt: { lt: now } },
        data: { lastSeenAt: now, expiresAt },
      })
    },
    /** The same session under another token; `anew`: with other times. */
    async renewSession(
      id: string,
      tokenHash: string,
      anew: Partial<Pick<Session, 'createdAt' | 'lastSeenAt' | 'expiresAt'>> = {},
    ): Promise<void> {
      await db.session.updateMany({ where: { id }, data: { tokenHash, ...anew } })
    },
    /** false = unknown or revoked before. */
    async revokeSession(id: string, now: number): Promise<boolean> {
      return won(await db.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } }))
    },
    /** Revokes all live sessions of the account; the ids of those it revoked, whose sockets are to be dropped. */
    async revokeSessionsOfAccount(accountId: string, now: number): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE "Session" SET "revokedAt" = ${now}
        WHERE "accountId" = ${accountId} AND "revokedAt" IS NULL RETURNING "id"`
      return rows.map((row) => row.id)
    },
    /** The ids of sessions that were begun out of this one and have its id before their own. */
    async sessionsWithin(id: string): Promise<string[]> {
      const rows = await db.session.findMany({
        where: { id: { startsWith: `${id}-` }, revokedAt: null },
        select: { id: true },
      })
      return rows.map((row) => row.id)
    },
    /** Newest first; expired and revoked ones too. */
    sessionsOfAccount(accountId: string): Promise<Session[]> {
      return db.session.findMany({ where: { accountId }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
    },

    async createOwnerLink(link: Pick<OwnerLink, 'tokenHash' | 'createdAt' | 'expiresAt'>): Promise<void> {
      await db.ownerLink.createMany({ data: { ...link, usedAt: null } })
    },
    ownerLinkByHash(tokenHash: string): Promise<OwnerLink | null> {
      return db.ownerLink.findUnique({ where: { tokenHash } })
    },
    /** true for exactly one caller, and only before it expires. */
    async spendOwnerLink(tokenHash: string, now: number): Promise<boolean> {
      return won(
        await db.ownerLink.updateMany({
          where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
          data: { usedAt: now },
        }),
      )
    },

    async createInvitation(invitation: Omit<Invitation, 'revokedAt' | 'usedAt' | 'uses'>): Promise<void> {
      await db.invitation.createMany({ data: { ...invitation, revokedAt: null, usedAt: null, uses: 0 } })
    },
    invitationByHash(tokenHash: string): Promise<Invitation | null> {
      return db.invitation.findUnique({ where: { tokenHash } })
    },
    invitationById(id: string): Promise<Invitation | null> {
      return db.invitation.findUnique({ where: { id } })
    },
    /** Takes one of its uses; false when there is none left, or it is expired, revoked or unknown. */
    async redeemInvitation(id: string, now: number): Promise<boolean> {
      const changed = await db.$executeRaw`
        UPDATE "Invitation" SET "uses" = "uses" + 1, "usedAt" = ${now}
        WHERE "id" = ${id} AND "uses" < "maxUses" AND "revokedAt" IS NULL AND "expiresAt" > ${now}`
      return changed === 1
    },
    async revokeInvitation(id: string, now: number): Promise<boolean> {
      return won(await db.invitation.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } }))
    },
    /** Newest first; spent, expired and revoked ones too. */
    invitationsOf(upgrade: string): Promise<Invitation[]> {
      return db.invitation.findMany({ where: { upgrade }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
    },

    /** false = a live code has that hash already (one in a million): make another. `now` = `createdAt`. */
    async createMoveCode(code: {
      codeHash: string
      accountId: string
      createdAt: number
      expiresAt: number
    }): Promise<boolean> {
      const changed = await db.$executeRaw`
        INSERT INTO "MoveCode" ("codeHash", "accountId", "createdAt", "expiresAt", "attempts", "usedAt")
        VALUES (${code.codeHash}, ${code.accountId}, ${code.createdAt}, ${code.expiresAt}, 0, NULL)
        ON CONFLICT ("codeHash") DO UPDATE SET
          "accountId" = excluded."accountId", "createdAt" = excluded."createdAt",
          "expiresAt" = excluded."expiresAt", "attempts" = 0, "usedAt" = NULL
        WHERE "usedAt" IS NOT NULL OR "MoveCode"."expiresAt" <= excluded."createdAt"
          OR "attempts" >= ${MOVE_CODE_MISSES}`
      return changed === 1
    },
    /** The account of a live code, for exactly one caller; null for everybody else (then count the miss). */
    async takeMoveCode(codeHash: string, now: number): Promise<string | null> {
      const rows = await db.$queryRaw<{ accountId: string }[]>`
        UPDATE "MoveCode" SET "usedAt" = ${now}
        WHERE "codeHash" = ${codeHash} AND "usedAt" IS NULL AND "expiresAt" > ${now}
          AND "attempts" < ${MOVE_CODE_MISSES}
        RETURNING "accountId"`
      return rows[0]?.accountId ?? null
    },
    /** What a link's secret stands for, used and over too; null when unknown. */
    async moveLinkByHash(
      hash: string,
    ): Promise<{ accountId: string; expiresAt: number; usedAt: number | null } | null> {
      return db.moveCode.findUnique({
        where: { codeHash: hash },
        select: { accountId: true, expiresAt: true, usedAt: true },
      })
    },
    /** true for exactly one caller, and only before it expires. Guesses at codes say nothing of a link. */
    async spendMoveLink(hash: string, now: number): Promise<boolean> {
      return won(
        await db.moveCode.updateMany({
          where: { codeHash: hash, usedAt: null, expiresAt: { gt: now } },
          data: { usedAt: now },
        }),
      )
    },
    /** A wrong guess names no code, so it counts against every code that is live. */
    async countMoveCodeMiss(now: number): Promise<void> {
      await db.moveCode.updateMany({
        where: { usedAt: null, expiresAt: { gt: now } },
        data: { attempts: { increment: 1 } },
      })
    },

    /** Where an invitation is open, or a script's token stands: all upgrades that somebody might be let into. */
    async upgradesGivenOut(now: number): Promise<string[]> {
      const rows = await db.$queryRaw<{ upgrade: string }[]>`
        SELECT "upgrade" FROM "Invitation"
        WHERE "usedAt" IS NULL AND "revokedAt" IS NULL AND "expiresAt" > ${now}
        UNION SELECT "upgrade" FROM "ScriptToken" WHERE "revokedAt" IS NULL`
      return rows.map((row) => row.upgrade)
    },

    async createScriptToken(token: Omit<ScriptToken, 'revokedAt'>): Promise<void> {
      await db.scriptToken.createMany({ data: { ...token, revokedAt: null } })
    },
    /** null when unknown or revoked. */
    scriptTokenByHash(tokenHash: string): Promise<ScriptToken | null> {
      return db.scriptToken.findFirst({ where: { tokenHash, revokedAt: null } })
    },
    async revokeScriptToken(id: string, now: number): Promise<boolean> {
      return won(
        await db.scriptToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } }),
      )
    },
    /** Newest first; revoked ones too. */
    scriptTokensOf(upgrade: string): Promise<ScriptToken[]> {
      return db.scriptToken.findMany({ where: { upgrade }, orderBy: [{ createdAt: 'desc' }, { id: 'asc' }] })
    },
  }
}
