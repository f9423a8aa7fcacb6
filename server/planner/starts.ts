import { type KnownHours, upgradersHours } from '../../domain/availability/known-hours.ts'
import type { BestStartAnswer } from '../../domain/contract/best-start.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Candidate, startQuestion } from '../../domain/schedule/best-start.ts'
import type { Ask } from './jobs.ts'

export interface Starts {
  /** The best starts in the days from `from` on (epoch ms), as far as a reader may know who sleeps when. */
  best(
    state: UpgradeState,
    from: number,
    days: number,
    known: readonly KnownHours[],
  ): Promise<BestStartAnswer | null>
  /** One start, tried the same way; `from` as above, so that the costs compare. */
  one(
    state: UpgradeState,
    range: { from: number; days: number },
    start: number,
    known: readonly KnownHours[],
  ): Promise<Candidate | null>
}

/** A search takes seconds of a core: so many may wait, and whoever comes then is told to come again. */
const MOST_WAITING = 4
/** Answers kept: two people at one plan ask the same. */
const KEPT = 8

/** Searches for best starts, one after the other, in a thread of their own. Null: too many wait already. */
export function createStarts(ask: Ask): Starts {
  const kept = new Map<string, Promise<unknown>>()
  let waiting = 0

  function once<T>(key: string, run: () => Promise<T>): Promise<T> | null {
    const known = kept.get(key)
    if (known !== undefined) return known as Promise<T>
    if (waiting >= MOST_WAITING) return null
    waiting++
    const answer = run()
    kept.set(key, answer)
    answer
      .catch(() => kept.delete(key))
      .finally(() => {
        waiting--
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
    async best(state, from, days, known) {
      const { question, awakeKnown, key } = about(state, from, days, known)
      return once(key, async () => {
        const { best, planned, map } = await ask({ kind: 'best-start', question })
        return { seq: state.seq, from, days, awakeKnown, best, planned, map }
      })
    },
    async one(state, { from, days }, start, known) {
      const { question, key } = about(state, from, days, known)
      return once(`${key} ${start}`, () => ask({ kind: 'try-start', question, start }))
    },
  }
}
