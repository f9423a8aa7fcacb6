import { plannedHands } from '../availability/on-site.ts'
import { lowWindowSpans, type SleepHours, sleepSpans } from '../availability/sleep.ts'
import type { Span } from '../availability/spans.ts'
import type { UpgradeState } from '../log/state.ts'
import { limitsOf } from '../plan/limits.ts'
import { inOrder } from '../plan/plan.ts'
import { needsHands } from '../schedule/work.ts'
import { DAY, MINUTE } from '../time/civil.ts'

/** Why a moment is proposed to go on at. */
export type ResumeReason =
  /** As long after `from` as a night's rest is. */
  | 'rested'
  /** Somebody is on site from then on, or still is. */
  | 'hands'
  /** Not before the body's lowest hours are over, or usual sleep is. */
  | 'awake'

export interface ResumeProposal {
  /** Epoch ms, a whole quarter of an hour. */
  at: number
  /** Minutes somebody is on site from then on without a break; 0 when nobody is. */
  handsMinutes: number
  reasons: ResumeReason[]
}

const QUARTER = 15 * MINUTE
const AHEAD = 14 * DAY
/** So many are proposed. */
const MOST = 3

/**
 * When to go on after sleeping, at most three moments: not before the upgrade's own rest is over, not in the upgrader's
 * lowest hours nor, where it may be known, their usual sleep, and, while a step that is left needs hands, at the
 * beginning of a stretch of hands (or at once, where there is one with an hour left). Empty when hands are needed and
 * nobody is expected within fourteen days. `hours`: the upgrader's, with the zone of their clock; null where not known.
 */
export function resumeProposals(
  state: UpgradeState,
  from: number,
  hours: (SleepHours & { zone: string }) | null,
): ResumeProposal[] {
  const limits = limitsOf(state.head)
  const earliest = Math.ceil((from + limits.rest * MINUTE) / QUARTER) * QUARTER
  const to = earliest + AHEAD
  const asleep: Span[] = [
    ...lowWindowSpans(state.head.home.zone, limits.low, earliest - DAY, to),
    ...(hours === null ? [] : sleepSpans(hours, hours.zone, earliest - DAY, to)),
  ]
  const awakeFrom = (t: number): number => {
    const hit = asleep.find((s) => s.start <= t && t < s.end)
    return hit === undefined ? t : awakeFrom(Math.ceil(hit.end / QUARTER) * QUARTER)
  }
  const spans = plannedHands(state, earliest, to)
  const proposal = (at: number): ResumeProposal => {
    const span = spans.find((s) => s.start <= at && at < s.end)
    return {
      at,
      handsMinutes: span === undefined ? 0 : (span.end - at) / MINUTE,
      reasons: [
        'rested',
        ...(span === undefined ? [] : (['hands'] as const)),
        ...(asleep.some((s) => s.end <= at && at - s.end < QUARTER) ? (['awake'] as const) : []),
      ],
    }
  }
  if (!handsLeft(state)) return [proposal(awakeFrom(earliest))]
  const found: ResumeProposal[] = []
  for (const span of spans) {
    if (found.length >= MOST) break
    const at = awakeFrom(Math.ceil(Math.max(span.start, earliest) / QUARTER) * QUARTER)
    // What is left of it must be worth getting up for.
    if (span.end - at >= 60 * MINUTE) found.push(proposal(at))
  }
  return found
}

function handsLeft(state: UpgradeState): boolean {
  const left = inOrder(Object.values(state.phases), Object.values(state.steps)).filter((s) =>
    ['todo', 'running', 'failed'].includes(state.runs[s.id]?.state ?? 'todo'),
  )
  return left.some(needsHands)
}
