import { realClock } from '../clock/clock.ts'
import { readEnv } from '../env.ts'
import { reachOf } from '../network/reach.ts'
import { startRefusalOf } from '../store/look-first.ts'
import { openStore } from '../store/open.ts'
import { makeOwnerLink } from './owner-links.ts'

// `npm run owner-link`: whoever holds the data folder may become the owner. It may run beside the server, since it
// writes one row and reads no log.
const read = readEnv(process.env, process.argv.slice(2))
if (!read.ok) {
  for (const fault of read.faults) process.stderr.write(`${fault}\n`)
  process.exit(2)
}
try {
  const { env } = read
  const store = await openStore({ dataDir: env.dataDir, lock: false })
  const token = await makeOwnerLink(store.accounts, realClock)
  // The server said at its last start how it is reached; this process was perhaps not told its settings.
  const address = env.publicUrl ?? (await store.meta.get('address')) ?? reachOf(env).address
  await store.close()
  process.stdout.write(`${address}/in/${token}\n\nWorks once, for 24 hours.\n`)
} catch (error) {
  const refusal = startRefusalOf(error, read.env.dataDir)
  if (refusal === null) throw error
  process.stderr.write(`${refusal.message}\n`)
  process.exit(1)
}
