import { AsyncLocalStorage } from 'node:async_hooks'

/** What failed while one request was answered, for whoever has to say so when its answer comes from elsewhere. */
export interface Noted {
  fault: unknown
}

const notes = new AsyncLocalStorage<Noted>()

/** Keeps the first fault of the disk or a log that `run` meets, also one that is turned into another error on the way. */
export function notingFaults<T>(noted: Noted, run: () => T): T {
  return notes.run(noted, run)
}

export function noteFault(error: unknown): void {
  const noted = notes.getStore()
  if (noted !== undefined) noted.fault ??= error
}
