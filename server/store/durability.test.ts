import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStore } from './open.ts'
import { temporaryFolder } from './testing/sample.ts'

const child = join(import.meta.dirname, 'testing', 'append-child.ts')
const command = (...args: (string | number)[]) => [
  '--disable-warning=ExperimentalWarning',
  '--import',
  'tsx',
  child,
  ...args.map(String),
]

/** Kills the child at once when it has acknowledged `lines` events; the last seq it acknowledged. */
async function killAfter(process: ChildProcess, lines: number): Promise<number> {
  let last = 0
  let seen = 0
  if (process.stdout === null) throw new Error('the child has no output')
  for await (const line of createInterface({ input: process.stdout })) {
    if (line === 'open') continue
    last = Number(line)
    if (++seen === lines) process.kill('SIGKILL')
  }
  if (process.exitCode === null && process.signalCode === null) await once(process, 'exit')
  expect(process.signalCode).toBe('SIGKILL')
  return last
}

test('what was acknowledged outlives kill -9, again and again, without a gap', {
  timeout: 60_000,
}, async () => {
  const dataDir = temporaryFolder()
  let stored = 0
  for (const lines of [1, 37, 5, 150, 12]) {
    const run = spawn(process.execPath, command(dataDir, stored + 1), {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const acknowledged = await killAfter(run, lines)
    expect(acknowledged).toBeGreaterThanOrEqual(stored + lines)

    // That it opens shows too that the dead process's lock is free.
    const store = await openStore({ dataDir })
    const events = await store.log.eventsAfter('taipei', 0, 1_000_000)
    await store.close()
    expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1))
    expect(events.map((event) => event.body)).toEqual(events.map((_, i) => `{"n":${i + 1}}`))
    expect(events.length).toBeGreaterThanOrEqual(acknowledged)
    stored = events.length
  }
})

test('each append is synced to the disk before it is acknowledged', { timeout: 60_000 }, () => {
  if (spawnSync('strace', ['-V']).error)
    throw new Error(
      'strace is missing, and only it can show the syncs: apt-get install -y --no-install-recommends strace',
    )

  const trace = join(temporaryFolder(), 'trace')
  const appends = 100
  const run = spawnSync(
    'strace',
    // The acknowledgements are writes to descriptor 1: among the syncs in the trace, so their order can be read.
    [
      '-f',
      '-e',
      'trace=fsync,fdatasync,write',
      '-o',
      trace,
      process.execPath,
      ...command(temporaryFolder(), 1, appends),
    ],
    { encoding: 'utf8' },
  )
  expect(run.stderr).toBe('')
  expect(run.status).toBe(0)

  let syncs = 0
  let unsynced = 0
  let acknowledged = 0
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    if (/ (fsync|fdatasync)\(/.test(line)) syncs++
    if (/ write\(1, "open\\n"/.test(line)) syncs = 0
    if (/ write\(1, "\d+\\n"/.test(line)) {
      acknowledged++
      if (syncs === 0) unsynced++
      syncs = 0
    }
  }
  expect({ acknowledged, unsynced }).toEqual({ acknowledged: appends, unsynced: 0 })
})
