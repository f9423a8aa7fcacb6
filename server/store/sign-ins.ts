import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from './client.ts'

/** Tries of one kind from one address in one minute. Times are real ms. */
export interface SignInRow {
  /** The start of the minute. */
  minute: number
  what: string
  /** Why they came to nothing; '' where they did not. */
  why: string
  address: string
  /** '' = nobody who is known. */
  accountId: string
  label: string
  count: number
  lastAt: number
}

/** `name`: what the account is called now; '' where it is gone, or its name was erased. */
export type NamedSignIn = SignInRow & { name: string }

export type SignInStore = ReturnType<typeof createSignInStore>

/** Who came in, and who tried to. */
export function createSignInStore(db: Db) {
  return {
    /** Adds to what is there of the same minute. All or nothing. */
    async add(rows: readonly SignInRow[]): Promise<void> {
      if (rows.length === 0) return
      const values = rows.map(
        (r) =>
          Prisma.sql`(${r.minute}, ${r.what}, ${r.why}, ${r.address}, ${r.accountId}, ${r.label}, ${r.count}, ${r.lastAt})`,
      )
      await db.$executeRaw`
        INSERT INTO "SignIn" ("minute", "what", "why", "address", "accountId", "label", "count", "lastAt")
        VALUES ${Prisma.join(values)}
        ON CONFLICT ("minute", "what", "why", "address", "accountId") DO UPDATE SET
          "count" = "count" + excluded."count", "label" = excluded."label",
          "lastAt" = MAX("lastAt", excluded."lastAt")`
    },
    count: (): Promise<number> => db.signIn.count(),
    /** The newest first. */
    newest(offset: number, most: number): Promise<NamedSignIn[]> {
      return db.$queryRaw<NamedSignIn[]>`
        SELECT s.*, COALESCE(a."name", '') AS "name"
        FROM "SignIn" s LEFT JOIN "Account" a ON a."id" = s."accountId"
        ORDER BY s."lastAt" DESC, s."minute" DESC, s."what", s."why", s."address", s."accountId"
        LIMIT ${most} OFFSET ${offset}`
    },
    /** Lets go of what is older, and of all but the newest tries in vain. */
    async tidy(before: number, mostFailed: number): Promise<void> {
      await db.signIn.deleteMany({ where: { lastAt: { lt: before } } })
      await db.$executeRaw`
        DELETE FROM "SignIn" WHERE "why" <> '' AND rowid NOT IN (
          SELECT rowid FROM "SignIn" WHERE "why" <> '' ORDER BY "lastAt" DESC LIMIT ${mostFailed})`
    },
  }
}
