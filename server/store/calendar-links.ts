import type { Db } from './client.ts'

/** The link itself is kept only as its hash. Times are epoch ms, on the real clock. */
export interface CalendarLink {
  id: string
  tokenHash: string
  accountId: string
  upgrade: string
  createdAt: number
  revokedAt: number | null
  /** When a calendar last asked. */
  fetchedAt: number | null
}

export type CalendarLinkStore = ReturnType<typeof createCalendarLinkStore>

/** Links by which calendars read. At most one of a person for an upgrade is live. */
export function createCalendarLinkStore(db: Db) {
  return {
    /** Adds it, and ends any other that its account has for its upgrade. */
    async create(link: Omit<CalendarLink, 'revokedAt' | 'fetchedAt'>): Promise<void> {
      const { id, tokenHash, accountId, upgrade, createdAt } = link
      await db.$executeRaw`
        INSERT INTO "CalendarLink" ("id", "tokenHash", "accountId", "upgrade", "createdAt", "revokedAt", "fetchedAt")
        VALUES (${id}, ${tokenHash}, ${accountId}, ${upgrade}, ${createdAt}, NULL, NULL)`
      await db.$executeRaw`
        UPDATE "CalendarLink" SET "revokedAt" = ${createdAt}
        WHERE "accountId" = ${accountId} AND "upgrade" = ${upgrade} AND "id" <> ${id} AND "revokedAt" IS NULL`
    },
    /** Revoked ones too; null: never given out. A live one is noted as asked for now. */
    async fetched(tokenHash: string, now: number): Promise<CalendarLink | null> {
      const rows = await db.$queryRaw<CalendarLink[]>`
        UPDATE "CalendarLink"
        SET "fetchedAt" = CASE WHEN "revokedAt" IS NULL THEN ${now} ELSE "fetchedAt" END
        WHERE "tokenHash" = ${tokenHash} RETURNING *`
      return rows[0] ?? null
    },
    /** false = the account has no such live link. */
    async revoke(accountId: string, id: string, now: number): Promise<boolean> {
      const changed = await db.$executeRaw`
        UPDATE "CalendarLink" SET "revokedAt" = ${now}
        WHERE "id" = ${id} AND "accountId" = ${accountId} AND "revokedAt" IS NULL`
      return changed === 1
    },
    /** The live ones of an account, newest first. */
    liveOf(accountId: string): Promise<CalendarLink[]> {
      return db.$queryRaw<CalendarLink[]>`
        SELECT * FROM "CalendarLink" WHERE "accountId" = ${accountId} AND "revokedAt" IS NULL
        ORDER BY "createdAt" DESC, "id"`
    },
  }
}
