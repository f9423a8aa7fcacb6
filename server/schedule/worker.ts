import { parentPort } from 'node:worker_threads'
import { answer, type Job } from './jobs.ts'

// Trials take tens of milliseconds at a stretch, in which the relay could answer nobody: so they are done over here.
parentPort?.on('message', ({ id, job }: { id: number; job: Job }) => {
  try {
    parentPort?.postMessage({ id, ok: true, result: answer(job) })
  } catch (error) {
    parentPort?.postMessage({ id, ok: false, why: error instanceof Error ? error.message : String(error) })
  }
})
