import type { Db } from './client.ts'
import type { MetaStore } from './types.ts'

export function createMetaStore(db: Db): MetaStore {
  return {
    get: async (key) => (await db.meta.findUnique({ where: { key } }))?.value ?? null,
    async set(key, value) {
      await db.meta.upsert({ where: { key }, create: { key, value }, update: { value } })
    },
  }
}
