/** Real time and a way to be woken. The only place on the server that asks the machine what time it is. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Calls `wake` after so many ms, unless cancelled by what it returns. Does not keep the process alive. */
  after(ms: number, wake: () => void): () => void
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
