import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faketimePath } from '../../server/setup/needs.mjs'
import { type RunningServer, startServer } from '../harness/start-server.ts'

const FAKETIME = faketimePath() ?? undefined
/** A data folder of the caller's on a disk no larger than this is filled for real. */
const SMALL = 256 * 2 ** 20

export interface Victim {
  port: number
  dataDir: string
  ownerLink: string
  /** What its disk does when it is full: there is no room, or what is written is refused. */
  disk: 'fills' | 'refuses'
  /** Whether its clock can be put on: Debian's faketime is there. */
  hasClock: boolean
  /** Ends it, by signal, and starts it anew at the same port with the same data. */
  again(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** From now on nothing more can be written to its disk, or again can. */
  full(on: boolean): void
  /** Its clock is so far off the true one, ms; what runs by itself (the monotonic clock) is not touched. */
  clock(off: number): void
  output(): string
  end(): Promise<void>
}

/** The built server, in a process of its own, with what can be done to it. */
export async function victim(where?: string): Promise<Victim> {
  const made = mkdtempSync(join(where ?? tmpdir(), 'chaos-'))
  const dataDir = join(made, 'data')
  const offset = join(mkdtempSync(join(tmpdir(), 'chaos-clock-')), 'off')
  writeFileSync(offset, '+0')
  const { blocks, bsize } = statfsSync(made)
  const disk = blocks * bsize <= SMALL ? 'fills' : 'refuses'
  const env = {
    // The signal with which a file that may grow no more ends a process: a full disk sends none.
    NODE_OPTIONS: '--import=data:text/javascript,process.on(%22SIGXFSZ%22,()=>{})',
    TRUSTED_PROXIES: 'loopback',
    ...(FAKETIME === undefined
      ? {}
      : {
          LD_PRELOAD: FAKETIME,
          FAKETIME_TIMESTAMP_FILE: offset,
          FAKETIME_NO_CACHE: '1',
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
          DONT_FAKE_MONOTONIC: '1',
        }),
  }
  let running: RunningServer = await startServer({ dataDir, env })
  let said = ''
  const { port } = running
  const self: Victim = {
    port,
    dataDir,
    ownerLink: running.ownerLink ?? '',
    disk,
    hasClock: FAKETIME !== undefined,
    async again(signal) {
      const { output } = await running.kill(signal)
      said += output
      running = await startServer({ dataDir, port, env })
    },
    full(on) {
      const filler = join(made, 'filler')
      if (disk === 'refuses') {
        execFileSync('prlimit', ['--pid', String(running.pid), `--fsize=${on ? '1' : 'unlimited'}:unlimited`])
      } else if (on) fill(filler)
      else rmSync(filler, { force: true })
    },
    clock: (off) => writeFileSync(offset, `${off < 0 ? '-' : '+'}${Math.abs(off) / 1000}`),
    output: () => said + running.output(),
    async end() {
      await running.kill('SIGTERM')
      rmSync(made, { recursive: true, force: true })
    },
  }
  return self
}

function fill(path: string): void {
  for (const size of [2 ** 20, 2 ** 12])
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // No room for so much: then for less.
    }
}
