import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const TIMES = 5

/** How long ours takes from spawn to the first good answer, against `next start` on the same build; and memory idle. */
export async function measureStart(): Promise<{ ratio: number; detail: string; rssMb: number }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'farhand-bench-'))
  const ours: number[] = []
  const bare: number[] = []
  let rssMb = 0
  // The first start makes the database and loads the example; it is a first start, not a start.
  await timed(['dist/server.mjs'], dataDir, '/api/health')
  for (let i = 0; i < TIMES; i++) {
    bare.push(
      (
        await timed(
          ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1'],
          dataDir,
          '/icon-that-is-not-there',
        )
      ).ms,
    )
    const run = await timed(['dist/server.mjs'], dataDir, '/api/health')
    ours.push(run.ms)
    rssMb = Math.max(rssMb, run.rssMb)
  }
  rmSync(dataDir, { recursive: true, force: true })
  const mid = (xs: number[]) => [...xs].sort((a, b) => a - b)[Math.floor(xs.length / 2)] ?? 0
  return {
    ratio: mid(ours) / mid(bare),
    detail: `  (ours ${mid(ours).toFixed(0)} ms, bare ${mid(bare).toFixed(0)} ms)`,
    rssMb,
  }
}

async function timed(args: string[], dataDir: string, path: string): Promise<{ ms: number; rssMb: number }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, args, {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: dataDir,
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  try {
    await answers(`http://127.0.0.1:${port}${path}`, child)
    const ms = performance.now() - began
    const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? '0'
    return { ms, rssMb: Number(rss) / 1024 }
  } finally {
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await gone
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    try {
      const answer = await fetch(url)
      await answer.arrayBuffer()
      return
    } catch {
      await new Promise((go) => setTimeout(go, 10))
    }
  }
  throw new Error(`it ended with ${child.exitCode} before it answered`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
