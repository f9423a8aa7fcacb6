import type { Waking } from '../../availability/known-hours.ts'
import type { UpgradeState } from '../../log/state.ts'
import { limitsOf } from '../../plan/limits.ts'
import { isEdit, tryAll } from '../../plan-edit/edit.ts'
import { scheduleOf } from '../schedule.ts'
import { bodyAround } from '../told.ts'
import { workLeft } from '../work.ts'
import type { Finding } from './finding.ts'
import { type FindingsQuestion, findingsOf } from './findings.ts'
import type { FindingGroup } from './groups.ts'

/** What the one repair of several findings comes to. */
export interface Effect {
  /** How many of them are gone then. */
  mends: number
  /** How much sooner all would be over at the likely minutes (ms; less than nothing: later). */
  sooner: number
}

/**
 * Tries the repair of a group; null where it has none, or it would be refused. What is
 * less grave then is gone as what it was; risks told by trials don't count. */
export function effectOf(question: FindingsQuestion, { findings, repairs }: FindingGroup): Effect | null {
  const [repair] = repairs
  const tried = repair === undefined ? null : tryAll(question.state, repair.commands.filter(isEdit))
  if (tried === null || !tried.ok) return null
  const keys = (list: readonly Finding[]) =>
    list.flatMap((f) =>
      (f.steps.length === 0 ? [''] : f.steps).map((step) => `${f.severity} ${f.code} ${step}`),
    )
  const left = new Set(keys(findingsOf({ ...question, state: tried.state, chances: null })))
  const gone = findings.filter((f) => f.code !== 'hands-at-risk' && !keys([f]).some((key) => left.has(key)))
  const finish = (state: UpgradeState) => {
    const work = workLeft(state, question.now)
    return work === null ? 0 : (scheduleOf(work).finish ?? 0)
  }
  return { mends: gone.length, sooner: finish(question.state) - finish(tried.state) }
}

/** The same with all else read from the state. `waking`: when the upgrader ordinarily wakes up, where the reader may know it. */
export function effectAhead(
  state: UpgradeState,
  now: number,
  waking: Waking | null,
  group: FindingGroup,
): Effect | null {
  const limits = limitsOf(state.head)
  return effectOf({ state, now, chances: null, limits, ...bodyAround(state, now, limits, waking) }, group)
}
