// Appends `count` events one after the other (0: for ever) to the store in `dataDir`, from seq `first`, and prints
// each seq once it is acknowledged. Run by tests that kill it or count its syncs.
import { writeSync } from 'node:fs'
import { openStore } from '../open.ts'
import type { StoredEvent } from '../types.ts'

const [dataDir = '', first = '1', count = '0'] = process.argv.slice(2)
const store = await openStore({ dataDir })
writeSync(1, 'open\n')

const until = count === '0' ? Number.POSITIVE_INFINITY : Number(first) + Number(count)
for (let seq = Number(first); seq < until; seq++) {
  const event: StoredEvent = {
    upgrade: 'taipei',
    seq,
    commandId: `command-${seq}`,
    commandDigest: 'd',
    type: 'talk.said',
    version: 1,
    actor: 'account-1',
    device: '',
    saidAt: null,
    skew: null,
    happenedAt: seq,
    at: seq,
    bodyDigest: 'b',
    prevHash: 'p',
    hash: 'h',
    body: `{"n":${seq}}`,
  }
  await store.log.append({ events: [event], answers: [], erase: [] })
  // Straight to the descriptor: a line still in a stream's buffer dies with the process.
  writeSync(1, `${seq}\n`)
}
await store.close()
