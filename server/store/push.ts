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
}

export type PushStore = ReturnType<typeof createPushStore>

/** Where browsers take Web Push, and what is known of its arriving. */
export function createPushStore(db: Db) {
  return {
    /** Adds it, or moves it to the session that has it now. One browser has one. */
    async keep(
      row: Pick<PushRow, 'endpoint' | 'sessionId' | 'p256dh' | 'auth' | 'createdAt'>,
    ): Promise<void> {
      const { endpoint, sessionId, p256dh, auth, createdAt } = row
      await db.$executeRaw`
        INSERT INTO "PushSubscription" ("endpoint", "sessionId", "p256dh", "auth", "createdAt")
        VALUES (${endpoint}, ${sessionId}, ${p256dh}, ${auth}, ${createdAt})
        ON CONFLICT ("endpoint") DO UPDATE SET "sessionId" = excluded."sessionId", "p256dh" = excluded."p256dh",
          "auth" = excluded."auth", "droppedAt" = NULL`
      await db.$executeRaw`
        DELETE FROM "PushSubscription" WHERE "sessionId" = ${sessionId} AND "endpoint" <> ${endpoint}`
    },
    async forget(sessionId: string): Promise<void> {
      await db.$executeRaw`DELETE FROM "PushSubscription" WHERE "sessionId" = ${sessionId}`
    },
    /** The push service says that there is nobody any more. */
    async drop(endpoint: string, now: number): Promise<void> {
      await db.$executeRaw`UPDATE "PushSubscription" SET "droppedAt" = ${now} WHERE "endpoint" = ${endpoint}`
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
    async drilled(endpoint: string, drill: string, now: number): Promise<void> {
      await db.$executeRaw`
        UPDATE "PushSubscription" SET "drill" = ${drill}, "drillSentAt" = ${now}, "drillTapAt" = NULL
        WHERE "endpoint" = ${endpoint}`
    },
    /** Somebody tapped a notification there; `drill`: the one that says so, if it was one. */
    async tapped(sessionId: string, drill: string | null, now: number): Promise<void> {
      await db.$executeRaw`
        UPDATE "PushSubscription" SET "lastTapAt" = ${now},
          "drillTapAt" = CASE WHEN "drill" = ${drill} AND "drillTapAt" IS NULL THEN ${now} ELSE "drillTapAt" END
        WHERE "sessionId" = ${sessionId}`
    },
  }
}
