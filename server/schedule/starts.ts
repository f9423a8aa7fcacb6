import { type KnownHours, upgradersHours } from '../../domain/availability/known-hours.ts'
import type { BestStartAnswer } from '../../domain/contract/best-start.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { type Candidate, startQuestion } from '../../domain/schedule/best-start.ts'
import { createFairQueue, type Full } from '../limits/fair-queue.ts'
import type { Ask } from './jobs.ts'

/** Not searched: the asker, or everybody together, has as many searches waiting as there may be. */
export interface NotSearched {
  full: Full
}

/** Each search is asked for by an account, and done in turn among them. */
export interface Starts {
  /** The best starts in the days from `from` on (epoch ms), as far as a reader may know who sleeps when. */
  best(
    state: UpgradeState,
    from: number,
    days: number,
    known: readonly KnownHours[],
    account: string,
  ): Promise<BestStartAnswer | NotSearched>
  /** One start, tried the same way; `from` as above, so that the costs compare. */
  one(
    state: UpgradeState,
    range: { from: number; days: number },
    start: number,
    known: readonly KnownHours[],
    account: string,
  ): Promise<Candidate | NotSearched>
}

/** A search takes seconds of a core. A person may have so many begun or waiting: one for the page, and what they point at. */
const EACH = 4
const MOST = 32
/** Answers kept: two people at one plan ask the same. */
const KEPT = 8

/** Searches for best starts, one after the other, in a thread of their own. */
export function createStarts(ask: Ask): Starts {
  const kept = new Map<string, Promise<unknown>>()
  const queue = createFairQueue({ atOnce: 1, each: EACH, most: MOST })

  async function once<T>(key: string, account: string, run: () => Promise<T>): Promise<T | NotSearched> {
    const known = kept.get(key)
    if (known !== undefined) return known as Promise<T>
    const turn = queue.run(account, run)
    if (!turn.ok) return { full: turn.full }
    const answer = turn.done
    kept.set(key, answer)
    answer.catch(() => kept.delete(key))
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
    async best(state, from, days, known, account) {
      const { question, awakeKnown, key } = about(state, from, days, known)
      return once(key, account, async () => {
        const { best, planned, map } = await ask({ kind: 'best-start', question })
        return { seq: state.seq, from, days, awakeKnown, best, planned, map }
      })
    },
    async one(state, { from, days }, start, known, account) {
      const { question, key } = about(state, from, days, known)
      return once(`${key} ${start}`, account, () => ask({ kind: 'try-start', question, start }))
    },
  }
}
