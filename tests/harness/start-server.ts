import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const START_MS = 60_000

export interface RunningServer {
  /** Origin, without a slash at the end. */
  url: string
  port: number
  /** Null once the installation has an owner. */
  ownerLink: string | null
  dataDir: string
  pid: number
  /** All that it printed so far. */
  output(): string
  /** Sends the signal and resolves when the process is gone; SIGKILL to see what a crash leaves. */
  kill(signal: NodeJS.Signals): Promise<Ended>
  /** A clean stop. A data folder that `startServer` made is removed with it. */
  stop(): Promise<void>
}

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  output: string
}

export interface StartOptions {
  /** Kept afterwards; without it, a new one that `stop` removes. */
  dataDir?: string
  /** Without it, any free one. Give the former one to come back at the same address. */
  port?: number
  env?: Record<string, string>
  flags?: string[]
}

/** Starts the built server in a process of its own, and resolves when it can be used. Rejects with what it printed. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'farhand-data-'))
  const { child, output, ended } = launch({ ...options, dataDir })
  const url = await printed(child, output, /Address +(\S+)/)
  return {
    url,
    port: Number(new URL(url).port),
    ownerLink: /Owner link +(http\S+)/.exec(output())?.[1] ?? null,
    dataDir,
    pid: child.pid ?? 0,
    output,
    kill(signal) {
      child.kill(signal)
      return ended
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs the built server to its end: for starts that are refused. */
export function runToEnd(options: StartOptions & { dataDir: string }): Promise<Ended> {
  return launch(options).ended
}

function launch({ dataDir, port = 0, env = {}, flags = [] }: StartOptions & { dataDir: string }) {
  const program = join(root, 'dist/server.mjs')
  if (!existsSync(program))
    throw new Error('There is no dist/server.mjs to start. Run `npm run build` first.')
  return watch(
    spawn(process.execPath, ['--enable-source-maps', program, ...flags], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Without a contact push is not offered, and a test's address is none that anybody outside could look up.
      env: {
        ...outside(),
        PORT: String(port),
        DATA_DIR: dataDir,
        PUSH_CONTACT: 'mailto:ops@example.org',
        // What a test sends to stands on this machine.
        OUTBOUND_ALLOW: 'loopback',
        ...env,
      },
    }),
  )
}

/** What the process printed, and how it ended. */
export function watch(child: ChildProcess): {
  child: ChildProcess
  output: () => string
  ended: Promise<Ended>
} {
  let text = ''
  const keep = (bytes: Buffer) => {
    text += bytes.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<Ended>((done) =>
    child.once('close', (code, signal) => done({ code, signal, output: text })),
  )
  return { child, output: () => text, ended }
}

/** Resolves with the first group of `pattern` once it is printed, with the whole line it stands in. */
export function printed(child: ChildProcess, output: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer)
      child.stdout?.off('data', look)
      child.off('exit', gone)
      end()
    }
    const look = () => {
      const found = pattern.exec(output())
      if (found?.[1] !== undefined && output().includes('Phone')) settle(() => resolve(found[1] ?? ''))
    }
    const gone = () => settle(() => reject(new Error(`The server ended before it was ready:\n${output()}`)))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      settle(() => reject(new Error(`The server was not ready after ${START_MS} ms:\n${output()}`)))
    }, START_MS)
    child.stdout?.on('data', look)
    child.once('exit', gone)
    look()
  })
}

/** Our own environment without what would change the server's: settings, and what the test runner sets. */
export function outside(): NodeJS.ProcessEnv {
  const {
    PORT,
    HOST,
    DATA_DIR,
    PUBLIC_URL,
    PUSH_CONTACT,
    OUTBOUND_ALLOW,
    TRUSTED_PROXIES,
    NODE_ENV,
    NODE_OPTIONS,
    TZ,
    VITEST,
    ...rest
  } = process.env
  return { ...rest, NODE_ENV: 'production' }
}
