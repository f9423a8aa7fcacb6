import webpush from 'web-push'
import type { MetaStore } from '../../store/types.ts'

export interface PushKeys {
  publicKey: string
  privateKey: string
}

const NAME = 'push-keys'

/** The keys by which push services know this server (VAPID, RFC 8292): made at the first start, the same ever after. */
export async function pushKeys(meta: MetaStore): Promise<PushKeys> {
  const kept = await meta.get(NAME)
  if (kept !== null) return JSON.parse(kept) as PushKeys
  const made = webpush.generateVAPIDKeys()
  await meta.set(NAME, JSON.stringify(made))
  return made
}
