import { join } from 'node:path'
import type { EventBodies } from '../../domain/log/events.ts'
import type { Relay } from '../relay/relay.ts'
import { type BlobStore, folderBlobs } from './blobs.ts'

/** So far back the log is read for pictures whose erasing was cut short, events of that kind. */
const LATELY = 200

/** The pictures of all upgrades, beside the database. What the owner erases from a log goes from the disk too. */
export function photoBlobs(dataDir: string, relay: Relay): BlobStore {
  const blobs = folderBlobs(join(dataDir, 'photos'))
  relay.onBatch(({ upgrade, events }) => {
    for (const e of events)
      if (e.type === 'event.erased') void erase(relay, blobs, upgrade, e.body).catch(tell)
  })
  void finish(relay, blobs).catch(tell)
  return blobs
}

/** A crash between the log and the disk: what was erased goes now. */
async function finish(relay: Relay, blobs: BlobStore): Promise<void> {
  for (const upgrade of await relay.upgrades().catch(() => [])) {
    const lately = await relay
      .before(upgrade, Number.MAX_SAFE_INTEGER, LATELY, ['event.erased'])
      .catch(() => [])
    for (const e of lately) await erase(relay, blobs, upgrade, e.body)
  }
}

async function erase(relay: Relay, blobs: BlobStore, upgrade: string, body: string | null): Promise<void> {
  const { photo } = JSON.parse(body ?? '{}') as Partial<EventBodies['event.erased']>
  if (photo !== undefined) await removeUnlisted(relay, blobs, upgrade, photo.hash)
}

/** Takes a picture away, unless the upgrade still lists the very same one. */
export async function removeUnlisted(
  relay: Relay,
  blobs: BlobStore,
  upgrade: string,
  hash: string,
): Promise<void> {
  const state = await relay.state(upgrade)
  if (Object.values(state?.photos ?? {}).some((p) => p.hash === hash)) return
  await blobs.remove(upgrade, hash)
}

function tell(error: unknown): void {
  process.stderr.write(`An erased photo could not be taken off the disk: ${String(error)}\n`)
}
