import { uptime } from 'node:os'

/** Real time and a way to be woken. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Calls `wake` after so many ms, unless cancelled by what it returns. Does not keep the process alive. */
  after(ms: number, wake: () => void): () => void
}

/** What the machine says of time. The only place on the server that asks it. */
export interface Machine extends Clock {
  /** Ms that nobody can set: only its differences mean something, and only while this process lives. */
  steady(): number
}

export const realClock: Machine = {
  now: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
  // Linux counts what it slept, too: then a laptop that was closed is no clock that jumped. Elsewhere the uptime is worked out
  // from the very clock that is doubted.
  steady: countsSleep() ? () => uptime() * 1000 : () => performance.now(),
}

function countsSleep(): boolean {
  try {
    return process.platform === 'linux' && uptime() > 0
  } catch {
    // A sandbox may keep it from us.
    return false
  }
}
