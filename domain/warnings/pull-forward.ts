import { gateOf } from '../gates/gate.ts'
import { handsFor } from '../hands/hands-for.ts'
import type { UpgradeState } from '../log/state.ts'
import { waitsForDecision } from '../moves/next-step.ts'
import { inOrder, waitsFor } from '../plan/plan.ts'
import { needsHands } from '../schedule/work.ts'
import { MINUTE } from '../time/civil.ts'

/** Work for the upgrader while a step waits for hands. */
export interface PullForward {
  /** What waits for hands, and until when somebody is on site (epoch ms); null: nobody is expected within 14 days. */
  waits: string
  until: number | null
  /** They are still there, but leave at this moment, before it could end; null when nobody is there now. */
  leaveAt: number | null
  /** What could be begun now: in order, those that fit before the others. */
  steps: { step: string; likely: number; fits: boolean }[]
}

/**
 * What the upgrader could begin now, without hands, while the next step that needs hands has to wait for them. Only
 * steps of the upgrader's own whose every dependency is over, the step before counting as one where nothing else is
 * said. Null when nothing waits, the upgrader is busy, or nothing can be brought forward. A proposal: it starts nothing.
 */
export function pullForward(state: UpgradeState, now: number): PullForward | null {
  if (state.status !== 'running' || waitsForDecision(state)) return null
  const phases = Object.values(state.phases)
  const steps = inOrder(phases, Object.values(state.steps))
  const waits = waitsFor(phases, steps)
  const at = (id: string) => state.runs[id]?.state ?? 'todo'
  if (steps.some((s) => at(s.id) === 'running')) return null
  const free = steps.filter(
    (s) =>
      (at(s.id) === 'todo' || at(s.id) === 'undone') &&
      (waits.get(s.id) ?? []).every((w) => at(w) === 'done' || at(w) === 'skipped'),
  )
  const waiting = free.find(needsHands)
  if (waiting === undefined) return null
  const hands = handsFor(state, now, waiting.minutes.likely)
  // Somebody is there for long enough: it can begin.
  if (hands.there) return null
  const { next: until, leavesAt } = hands
  const could = free.flatMap((s) => {
    if (needsHands(s) || s.by !== 'upgrader' || (s.startAt?.instant ?? now) > now) return []
    if (gateOf(state, s.id)?.open === false) return []
    const likely = s.minutes.likely * MINUTE
    return [{ step: s.id, likely, fits: until === null || now + likely <= until }]
  })
  if (could.length === 0) return null
  const sorted = [...could.filter((s) => s.fits), ...could.filter((s) => !s.fits)]
  return { waits: waiting.id, until, leaveAt: leavesAt, steps: sorted }
}
