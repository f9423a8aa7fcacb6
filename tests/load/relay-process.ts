import { type ChildProcess, spawn } from 'node:child_process'

export interface RelayProcess {
  url: string
  child: ChildProcess
}

/** `tests/bench/servers.ts` in a process of its own, run by the Node that runs this. Resolves once it listens. */
export async function startRelay(kind: 'bare' | 'relay', dataDir: string): Promise<RelayProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/servers.ts', kind, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      const found = /port (\d+)/.exec(text.toString())?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code, signal) => reject(new Error(`the ${kind} ended with ${code ?? signal}`)))
  })
  return { url: `http://127.0.0.1:${port}`, child }
}
