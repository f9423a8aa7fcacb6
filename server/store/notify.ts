import type { ChannelKind } from '../../domain/notices/notices.ts'
import type { Db } from './client.ts'

export type NotifyStore = ReturnType<typeof createNotifyStore>

/** One rung of somebody's ladder. `address` and `lastWhy` are JSON and private. Times: real epoch ms. */
export interface ChannelRow {
  id: string
  accountId: string
  kind: ChannelKind
  position: number
  /** After it was asked. */
  afterSeconds: number
  address: string
  /** False: a mailbox from which no code has come back yet. Nothing else is sent there. */
  enabled: boolean
  lastOkAt: number | null
  lastFailAt: number | null
  lastWhy: string | null
}

/** A message owed. `at` and `dueAt` by the upgrade's clock, `leaseUntil` by the real one. */
export interface JobRow {
  id: string
  upgrade: string
  seq: number
  person: string
  rung: string
  /** JSON: what it tells. */
  content: string
  at: number
  dueAt: number
  state: 'queued' | 'sent' | 'failed' | 'void'
  tries: number
  leaseUntil: number
  lastWhy: string | null
}

export type NewJob = Pick<JobRow, 'id' | 'seq' | 'person' | 'rung' | 'content' | 'at' | 'dueAt'>

/** The ladders of people, and the messages owed by them. Each call is one statement. */
export function createNotifyStore(db: Db) {
  return {
    /** Somebody's rungs in their order. */
    channelsOf: (accountId: string) =>
      db.$queryRaw<ChannelRow[]>`
        SELECT * FROM "Channel" WHERE "accountId" = ${accountId} ORDER BY "position", "id"`,
    async addChannel(
      row: Pick<ChannelRow, 'id' | 'accountId' | 'kind' | 'afterSeconds' | 'address'> &
        Partial<Pick<ChannelRow, 'enabled'>>,
      atMost: number,
    ): Promise<boolean> {
      const { id, accountId, kind, afterSeconds, address, enabled = true } = row
      const made = await db.$executeRaw`
        INSERT INTO "Channel" ("id", "accountId", "kind", "position", "afterSeconds", "address", "enabled")
        SELECT ${id}, ${accountId}, ${kind}, coalesce(max("position"), 0) + 1, ${afterSeconds}, ${address}, ${enabled}
        FROM "Channel" WHERE "accountId" = ${accountId} HAVING count(*) < ${atMost}`
      return made === 1
    },
    /** From now on it is used. */
    async confirmChannel(accountId: string, id: string): Promise<void> {
      await db.$executeRaw`
        UPDATE "Channel" SET "enabled" = TRUE WHERE "id" = ${id} AND "accountId" = ${accountId}`
    },
    async removeChannel(accountId: string, id: string): Promise<boolean> {
      return (
        (await db.$executeRaw`DELETE FROM "Channel" WHERE "id" = ${id} AND "accountId" = ${accountId}`) === 1
      )
    },
    /** Puts the rungs into the order of `ids`; others keep their place behind. */
    async orderChannels(accountId: string, ids: readonly string[]): Promise<void> {
      const order = JSON.stringify(ids)
      await db.$executeRaw`
        UPDATE "Channel" SET "position" =
          coalesce((SELECT o.key + 1 FROM json_each(${order}) AS o WHERE o.value = "Channel"."id"), 1000 + "position")
        WHERE "accountId" = ${accountId}`
    },
    async delayChannel(accountId: string, id: string, afterSeconds: number): Promise<void> {
      await db.$executeRaw`
        UPDATE "Channel" SET "afterSeconds" = ${afterSeconds} WHERE "id" = ${id} AND "accountId" = ${accountId}`
    },
    /** How the last try by this channel went, for its owner. */
    async channelWent(id: string, at: number, why: string | null): Promise<void> {
      if (why === null)
        await db.$executeRaw`UPDATE "Channel" SET "lastOkAt" = ${at}, "lastWhy" = NULL WHERE "id" = ${id}`
      else
        await db.$executeRaw`UPDATE "Channel" SET "lastFailAt" = ${at}, "lastWhy" = ${why} WHERE "id" = ${id}`
    },
    async lifeLines(accountIds: readonly string[]): Promise<Set<string>> {
      const rows = await db.$queryRaw<{ accountId: string }[]>`
        SELECT "accountId" FROM "LifeLine"
        WHERE "accountId" IN (SELECT value FROM json_each(${JSON.stringify(accountIds)}))`
      return new Set(rows.map((r) => r.accountId))
    },
    async setLifeLine(accountId: string, may: boolean): Promise<void> {
      if (may) await db.$executeRaw`INSERT OR IGNORE INTO "LifeLine" ("accountId") VALUES (${accountId})`
      else await db.$executeRaw`DELETE FROM "LifeLine" WHERE "accountId" = ${accountId}`
    },

    /** How far this log has been read; 0: not at all. */
    async cursor(upgrade: string): Promise<number> {
      const [row] = await db.$queryRaw<
        { seq: number }[]
      >`SELECT "seq" FROM "NotifyCursor" WHERE "upgrade" = ${upgrade}`
      return row?.seq ?? 0
    },
    /** Keeps the jobs of a stretch of the log and that it has been read, in one statement. */
    async flush(upgrade: string, seq: number, jobs: readonly NewJob[]): Promise<void> {
      const rows = JSON.stringify(jobs.map((j) => [j.id, j.seq, j.person, j.rung, j.content, j.at, j.dueAt]))
      await db.$executeRaw`INSERT INTO "NotifyFlush" ("upgrade", "seq", "jobs") VALUES (${upgrade}, ${seq}, ${rows})`
    },
    queued: () =>
      db.$queryRaw<JobRow[]>`SELECT * FROM "NotifyJob" WHERE "state" = 'queued' ORDER BY "dueAt", "id"`,
    /** Takes a job until then, unless somebody is at it. true: it is ours, and the try is counted. */
    async claim(id: string, now: number, until: number): Promise<boolean> {
      const taken = await db.$executeRaw`
        UPDATE "NotifyJob" SET "leaseUntil" = ${until}, "tries" = "tries" + 1
        WHERE "id" = ${id} AND "state" = 'queued' AND "leaseUntil" <= ${now}`
      return taken === 1
    },
    /** Puts a job aside for good, or (queued) back until `leaseUntil`. */
    async settle(
      id: string,
      state: JobRow['state'],
      lastWhy: string | null,
      leaseUntil: number,
    ): Promise<void> {
      await db.$executeRaw`
        UPDATE "NotifyJob" SET "state" = ${state}, "lastWhy" = ${lastWhy}, "leaseUntil" = ${leaseUntil}
        WHERE "id" = ${id} AND "state" = 'queued'`
    },
    /** The next rung of the same ladder is due at once. `now` by the upgrade's clock. */
    async hasten(failed: Pick<JobRow, 'upgrade' | 'seq' | 'person'>, now: number): Promise<void> {
      const { upgrade, seq, person } = failed
      await db.$executeRaw`
        UPDATE "NotifyJob" SET "dueAt" = min("dueAt", ${now}) WHERE "id" = (
          SELECT "id" FROM "NotifyJob"
          WHERE "upgrade" = ${upgrade} AND "seq" = ${seq} AND "person" = ${person} AND "state" = 'queued' AND "tries" = 0
          ORDER BY "dueAt", "id" LIMIT 1)`
    },
    job: async (id: string): Promise<JobRow | null> =>
      (await db.$queryRaw<JobRow[]>`SELECT * FROM "NotifyJob" WHERE "id" = ${id}`)[0] ?? null,
  }
}
