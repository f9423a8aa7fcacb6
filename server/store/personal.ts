import type { Db } from './client.ts'
import type { MetaStore, PersonPrivate, PrivateStore } from './types.ts'

/** What people say of themselves, one row per person and upgrade. */
export function createPrivateStore(db: Db): PrivateStore {
  return {
    get: (accountId, upgrade) =>
      db.personPrivate.findUnique({ where: { accountId_upgrade: { accountId, upgrade } } }),
    async put(row: PersonPrivate) {
      const { accountId, upgrade, ...said } = row
      await db.personPrivate.upsert({
        where: { accountId_upgrade: { accountId, upgrade } },
        create: row,
        update: said,
      })
    },
    async remove(accountId, upgrade) {
      await db.personPrivate.deleteMany({ where: { accountId, upgrade } })
    },
  }
}

export function createMetaStore(db: Db): MetaStore {
  return {
    get: async (key) => (await db.meta.findUnique({ where: { key } }))?.value ?? null,
    async set(key, value) {
      await db.meta.upsert({ where: { key }, create: { key, value }, update: { value } })
    },
  }
}
