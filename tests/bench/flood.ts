import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../load/clients.ts'
import { startRelay } from '../load/relay-process.ts'
import { at, paced } from './paced.ts'

const PER_SECOND = 100
const COUNT = 120
const ROUNDS = 3

/** The p99 of everybody else's commands while one account floods, of that without; and both, ms. */
export async function measureFlood(): Promise<{ ratio: number; detail: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
  const relay = await startRelay('relay', dataDir)
  const clients = await connect(relay.url, 4)
  try {
    await paced(clients, PER_SECOND, 100)
    const rounds: { ratio: number; detail: string }[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const was = at(await paced(clients, PER_SECOND, COUNT), 0.99)
      // Another account each time: the one before is still kept out.
      const flooder = ['--import', 'tsx', 'tests/bench/flooder.ts', relay.url, `flood-${round}`]
      const child = spawn(process.execPath, flooder, { stdio: ['ignore', 'pipe', 'inherit'] })
      await new Promise((go) => child.stdout.once('data', go))
      // In life it takes another machine's time, not that of who is measured.
      setPriority(child.pid ?? 0, 10)
      const p99 = at(await paced(clients, PER_SECOND, COUNT), 0.99)
      child.kill()
      rounds.push({ ratio: p99 / was, detail: `  (${p99.toFixed(2)} ms, without ${was.toFixed(2)} ms)` })
    }
    const [, mid] = rounds.sort((a, b) => a.ratio - b.ratio)
    return mid ?? { ratio: Number.POSITIVE_INFINITY, detail: '' }
  } finally {
    for (const c of clients) c.disconnect()
    relay.child.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
