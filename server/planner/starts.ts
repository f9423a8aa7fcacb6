import { type KnownHours, upgradersHours } from '../../domain/availability/known-hours.ts'
import type { BestStartAnswer } from '../../domain/contract/best-start.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Candidate, startQuestion } from '../../domain/schedule/best-start.ts'
import type { Ask } from './jobs.ts'

export interface Starts {
  /** The best starts in the days from `from` on (epoch ms), as far as a reader may know who sleeps when. `by`: who asks. */
  best(
    by: string,
    state: UpgradeState,
    from: number,
    days: number,
    known: readonly KnownHours[],
  ): Promise<BestStartAnswer | null>
  /** One start, tried the same way; `from` as above, so that the costs compare. */
  one(
    by: string,
    state: UpgradeState,
    range: { from: number; days: number },
    start: number,
    known: readonly KnownHours[],
  ): Promise<Candidate | null>
}

/** A search takes seconds of a core: so many may wait, and whoever comes then is told to come again. */
const MOST_WAITING = 6
/** So many of one account's, so that nobody keeps all others from searching. */
const MOST_OF_ONE = 3
/** Answers kept: two people at one plan ask the same. */
const KEPT = 8

/** Searches for best starts, one after the other, in a thread of their own. Null: too many wait already. */
export function createStarts(ask: Ask): Starts {
  const kept = new Map<string, Promise<unknown>>()
  const waiting: string[] = []

  function once<T>(by: string, key: string, run: () => Promise<T>): Promise<T> | null {
    const known = kept.get(key)
    if (known !== undefined) return known as Promise<T>
    if (waiting.length >= MOST_WAITING || waiting.filter((who) => who === by).length >= MOST_OF_ONE)
      return null
    waiting.push(by)
    const answer = run()
    kept.set(key, answer)
    answer
      .catch(() => kept.delete(key))
      .finally(() => {
        waiting.splice(waiting.indexOf(by), 1)
      })
    for (const old of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(old)
    }
    return answer
  }

  const about = (state: UpgradeState, from: number, days: number, known: readonly KnownHours[]) => {
    const waking = upgradersHours(state.people, known)
    return {
      question: startQuestion(state, from, days, waking),
      awakeKnown: waking !== null,
      key: [state.id, state.seq, from, days, waking?.wake, waking?.zone].join(' '),
    }
  }

  return {
    async best(by, state, from, days, known) {
      const { question, awakeKnown, key } = about(state, from, days, known)
      return once(by, key, async () => {
        const { best, planned, map } = await ask({ kind: 'best-start', question })
        return { seq: state.seq, from, days, awakeKnown, best, planned, map }
      })
    },
    async one(by, state, { from, days }, start, known) {
      const { question, key } = about(state, from, days, known)
      return once(by, `${key} ${start}`, () => ask({ kind: 'try-start', question, start }))
    },
  }
}
