import { isJobOf } from '../hands/one-job.ts'
import { type Actor, type Decision, type Moment, no } from '../log/decision.ts'
import type { HandsRequest, UpgradeState } from '../log/state.ts'
import type { PlanStep } from '../plan/plan.ts'
import { stepOf } from '../work/steps.ts'
import { type Gate, gateOf } from './gate.ts'
import { saidBeforeGate, saidWithoutLine } from './late-word.ts'

/**
 * Whether the gate before a step lets it begin. Closed, it stops everybody, and no override passes it. What the hands
 * began where no word came through is no asking for leave: it stands, marked, and both sides see it.
 */
export function passed(
  state: UpgradeState,
  step: PlanStep,
  actor: Actor,
  moment: Moment,
): { ok: true; marks: { deviation?: 'gate' } } | { ok: false; refused: Decision } {
  const gate = gateOf(state, step.id)
  if (gate === null || gate.open) return { ok: true, marks: {} }
  const hands = actor.person?.role === 'sentinel'
  if (hands && (saidWithoutLine(state, moment) || saidBeforeGate(gate, moment)))
    return { ok: true, marks: { deviation: 'gate' } }
  return { ok: false, refused: closed(state, step, gate) }
}

/**
 * Why the hands can't be asked for what a step needs of them; null: they can. Asked before its Go, they would do it. To
 * stand by, or to look at something, they can be asked at any time.
 */
export function barred(state: UpgradeState, asked: Pick<HandsRequest, 'step' | 'kind'>): Decision | null {
  const step = asked.step === null ? null : stepOf(state, asked.step)
  if (step === null || asked.kind === 'stand-by' || !isJobOf(step, asked)) return null
  if (state.runs[step.id]?.state === 'running') return null
  const gate = gateOf(state, step.id)
  return gate === null || gate.open ? null : closed(state, step, gate)
}

function closed(state: UpgradeState, step: PlanStep, gate: Gate): Decision {
  const question = gate.question?.question ?? gate.planned?.question ?? ''
  const waits = gate.waits.map((id) => state.people[id]?.name || id)
  return no('gate-closed', { step: step.title, question, why: gate.why, waits })
}
