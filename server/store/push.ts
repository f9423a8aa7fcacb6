import type { Db } from './client.ts'

/** Times are epoch ms, on the real clock. */
export interface PushRow {
  endpoint: string
  sessionId: string
  p256dh: string
  auth: string
  createdAt: number
  droppedAt: number | null
  drill: string | null
  drillSentAt: number | null
  drillTapAt: number | null
  lastTapAt: number | null
  /** JSON, by whoever hands over: why the last message could not be; null where it could. */
  fault: string | null
}

export type PushStore = ReturnType<typeof createPushStore>

/** Where browsers take Web Push, and what is known of its arriving. */
export function createPushStore(db: Db) {
  return {
    /**
     * Adds it, or moves it to the session that has it now. One browser has one. What was proven of it stays proven only
     * while it is the same, with the same session.
     */
    async keep(
      row: Pick<PushRow, 'endpoint' | 'sessionId' | 'p256dh' | 'auth' | 'createdAt'>,
    ): Promise<void> {
      const { endpoint, sessionId, p256dh, auth, createdAt } = row
      await db.$executeRaw`
        DELETE FROM "PushSubscription" WHERE "endpoint" = ${endpoint}
          AND ("sessionId" <> ${sessionId} OR "p256dh" <> ${p256dh} OR "auth" <> ${auth} OR "droppedAt" IS NOT NULL)`
      await db.$executeRaw`
        INSERT INTO "PushSubscription" ("endpoint", "sessionId", "p256dh", "auth", "createdAt")
        VALUES (${endpoint}, ${sessionId}, ${p256dh}, ${auth}, ${createdAt})
        ON CONFLICT ("endpoint") DO NOTHING`
      await db.$executeRaw`
        DELETE FROM "PushSubscription" WHERE "sessionId" = ${sessionId} AND "endpoint" <> ${endpoint}`
    },
    /** The browser that had it has another now. Only where it is of the same account: nobody ends somebody else's. */
    async replaced(endpoint: string, accountId: string): Promise<void> {
      await db.$executeRaw`
        DELETE FROM "PushSubscription" WHERE "endpoint" = ${endpoint}
          AND "sessionId" IN (SELECT "id" FROM "Session" WHERE "accountId" = ${accountId})`
    },
    async forget(sessionId: string): Promise<void> {
      await db.$executeRaw`DELETE FROM "PushSubscription" WHERE "sessionId" = ${sessionId}`
    },
    /** How handing over went the last time; `dropped`: nothing is sent there any more. */
    async went(endpoint: string, fault: string | null, dropped: number | null): Promise<void> {
      await db.$executeRaw`
        UPDATE "PushSubscription" SET "fault" = ${fault}, "droppedAt" = COALESCE("droppedAt", ${dropped})
        WHERE "endpoint" = ${endpoint}`
    },
    /** Those of an account's live sessions that have not been given up. */
    liveOf(accountId: string, now: number): Promise<PushRow[]> {
      return db.$queryRaw<PushRow[]>`
        SELECT p.* FROM "PushSubscription" AS p JOIN "Session" AS s ON s."id" = p."sessionId"
        WHERE s."accountId" = ${accountId} AND s."revokedAt" IS NULL AND s."expiresAt" > ${now}
          AND p."droppedAt" IS NULL
        ORDER BY p."createdAt"`
    },
    async of(sessionId: string): Promise<PushRow | null> {
      const rows = await db.$queryRaw<PushRow[]>`
        SELECT * FROM "PushSubscription" WHERE "sessionId" = ${sessionId} ORDER BY "createdAt" DESC LIMIT 1`
      return rows[0] ?? null
    },
    /** A drill is on its way; nulls: none is. */
    async drilled(endpoint: string, drill: string | null, sentAt: number | null): Promise<void> {
      await db.$executeRaw`
        UPDATE "PushSubscription" SET "drill" = ${drill}, "drillSentAt" = ${sentAt}, "drillTapAt" = NULL
        WHERE "endpoint" = ${endpoint}`
    },
    /** Somebody tapped a notification of that subscription; `drill`: the one that says so, if it was one. */
    async tapped(sessionId: string, drill: string | null, now: number): Promise<void> {
      await db.$executeRaw`
        UPDATE "PushSubscription" SET "lastTapAt" = ${now},
          "drillTapAt" = CASE WHEN "drill" = ${drill} AND "drillTapAt" IS NULL THEN ${now} ELSE "drillTapAt" END
        WHERE "sessionId" = ${sessionId}`
    },
  }
}
