import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../open.ts'
import type { StoredEvent } from '../types.ts'

/** A folder of its own, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'farhand-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A store on a folder of its own, closed after the test. */
export async function temporaryStore(dataDir = temporaryFolder()): Promise<Store> {
  const store = await openStore({ dataDir })
  onTestFinished(() => store.close())
  return store
}

/** An event as the relay would hand it over, but with made-up hashes: the store reads none of it. */
export function sampleEvent(seq: number, over: Partial<StoredEvent> = {}): StoredEvent {
  return {
    upgrade: 'taipei',
    seq,
    commandId: `command-${seq}`,
    commandDigest: `digest-${seq}`,
    type: 'talk.said',
    version: 1,
    actor: 'account-1',
    device: 'device-1',
    saidAt: 905_558_400_123,
    skew: -250,
    happenedAt: 905_558_400_373,
    at: 905_558_401_000,
    bodyDigest: `body-${seq}`,
    prevHash: `hash-${seq - 1}`,
    hash: `hash-${seq}`,
    body: JSON.stringify({ text: `line ${seq}` }),
    ...over,
  }
}

export function sampleEvents(from: number, to: number, over: Partial<StoredEvent> = {}): StoredEvent[] {
  return Array.from({ length: to - from + 1 }, (_, i) => sampleEvent(from + i, over))
}
