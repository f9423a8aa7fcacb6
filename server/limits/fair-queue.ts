/** Work that takes long, done in turn among the people who ask for it: nobody waits behind all that another has asked. */
export interface FairQueue {
  /** Runs it when its turn comes. `yours`: this person has as much waiting as one may; `all`: everybody together. */
  run<T>(person: string, work: () => Promise<T>): { ok: true; done: Promise<T> } | { ok: false; full: Full }
}
export type Full = 'yours' | 'all'

/** `atOnce` at a time, of which one for each person while others wait; a person has at most `each` begun or waiting. */
export function createFairQueue(limits: { atOnce: number; each: number; most: number }): FairQueue {
  /** Whose turn is next, in order; each with what they have waiting, the oldest first. */
  const waiting = new Map<string, (() => void)[]>()
  const running = new Map<string, number>()
  const count = (person: string) => (running.get(person) ?? 0) + (waiting.get(person)?.length ?? 0)
  const all = (of: Iterable<number>) => [...of].reduce((sum, n) => sum + n, 0)

  function next(): void {
    while (waiting.size > 0 && all(running.values()) < limits.atOnce) {
      const idle = [...waiting.keys()].find((person) => !running.has(person))
      const [person = ''] = idle === undefined ? waiting.keys() : [idle]
      const theirs = waiting.get(person) ?? []
      const begin = theirs.shift()
      if (theirs.length === 0) waiting.delete(person)
      else last(person)
      begin?.()
    }
  }

  /** Behind the others who wait. */
  function last(person: string): void {
    const theirs = waiting.get(person)
    if (theirs === undefined) return
    waiting.delete(person)
    waiting.set(person, theirs)
  }

  function over(person: string): void {
    last(person)
    const left = (running.get(person) ?? 0) - 1
    if (left > 0) running.set(person, left)
    else running.delete(person)
    next()
  }

  return {
    run<T>(person: string, work: () => Promise<T>) {
      if (count(person) >= limits.each) return { ok: false as const, full: 'yours' as const }
      const inAll = all(running.values()) + all([...waiting.values()].map((w) => w.length))
      if (inAll >= limits.most) return { ok: false as const, full: 'all' as const }
      const done = new Promise<T>((resolve, reject) => {
        const begin = () => {
          running.set(person, (running.get(person) ?? 0) + 1)
          // Also what throws before it has promised anything ends its turn.
          Promise.resolve()
            .then(work)
            .then(resolve, reject)
            .finally(() => over(person))
        }
        waiting.set(person, [...(waiting.get(person) ?? []), begin])
      })
      next()
      return { ok: true as const, done }
    },
  }
}
