import { Worker } from 'node:worker_threads'
import type { Ask, Job } from './jobs.ts'

/** A thread that answers jobs in turn; started with the first, and anew after one that killed it. */
export interface Thread {
  ask: Ask
  close(): Promise<void>
}

// A worker's own Node flags don't bring a loader with them: it is called for before the first import.
const FROM_SOURCES =
  "import('tsx/esm/api').then((tsx) => (tsx.register(), import(require('node:worker_threads').workerData)))"

interface Waiting {
  resolve(result: never): void
  reject(why: Error): void
}

export function createThread(): Thread {
  let worker: Worker | null = null
  let made = 0
  let closed = false
  const waiting = new Map<number, Waiting>()

  function start(): Worker {
    // From the sources (development, tests) it is one of them; built, it lies beside the server.
    const sources = import.meta.url.endsWith('.ts')
    const started = sources
      ? new Worker(FROM_SOURCES, { eval: true, workerData: new URL('./worker.ts', import.meta.url).href })
      : new Worker(new URL('./planner-worker.mjs', import.meta.url))
    // The process may end while a thread of sums is about.
    started.unref()
    started.on('message', (m: { id: number; ok: boolean; result: never; why: string }) => {
      const one = waiting.get(m.id)
      waiting.delete(m.id)
      if (m.ok) one?.resolve(m.result)
      else one?.reject(new Error(m.why))
    })
    const gone = (why: Error) => {
      if (worker === started) worker = null
      for (const one of waiting.values()) one.reject(why)
      waiting.clear()
    }
    started.on('error', gone)
    started.on('exit', () => gone(new Error('the planner’s thread has ended')))
    return started
  }

  return {
    ask: ((job: Job) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new Error('the planner is closed'))
          return
        }
        worker ??= start()
        const id = ++made
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, job })
      })) as Ask,
    async close() {
      closed = true
      await worker?.terminate()
    },
  }
}
