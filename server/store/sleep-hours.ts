import type { OwnHours } from '../../domain/availability/sleep.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from './client.ts'

export type SleepHoursStore = ReturnType<typeof createSleepHoursStore>

type Row = OwnHours & { accountId: string }

/** When people ordinarily wake and sleep: at most one row an account, gone with the account. */
export function createSleepHoursStore(db: Db) {
  return {
    async put(accountId: string, { wake, sleep, shared }: OwnHours): Promise<void> {
      await db.$executeRaw`
        INSERT INTO "SleepHours" ("accountId", "wake", "sleep", "shared")
        VALUES (${accountId}, ${wake}, ${sleep}, ${shared})
        ON CONFLICT ("accountId") DO UPDATE SET
          "wake" = excluded."wake", "sleep" = excluded."sleep", "shared" = excluded."shared"`
    },
    async of(accountId: string): Promise<OwnHours | null> {
      const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "SleepHours" WHERE "accountId" = ${accountId}`
      return row === undefined ? null : hoursOf(row)
    },
    /** By account; those of these accounts that others may know, and no others leave the database. */
    async sharedOf(accountIds: readonly string[]): Promise<Map<string, OwnHours>> {
      if (accountIds.length === 0) return new Map()
      const rows = await db.$queryRaw<Row[]>`
        SELECT * FROM "SleepHours"
        WHERE "shared" AND "accountId" IN (${Prisma.join([...accountIds])})`
      return new Map(rows.map((row) => [row.accountId, hoursOf(row)]))
    },
    /** false = there were none. */
    async forget(accountId: string): Promise<boolean> {
      return (await db.$executeRaw`DELETE FROM "SleepHours" WHERE "accountId" = ${accountId}`) === 1
    },
  }
}

function hoursOf({ wake, sleep, shared }: Row): OwnHours {
  return { wake, sleep, shared }
}
