import type { Span } from '../availability/spans.ts'
import type { StepRun, UpgradeState } from '../log/state.ts'
import { inOrder, type PlanStep } from '../plan/plan.ts'
import { minutesOf } from '../schedule/pace.ts'
import { pictureOf } from '../schedule/schedule.ts'
import { plannedWork, type Work, workLeft } from '../schedule/work.ts'
import { MINUTE } from '../time/civil.ts'

/** Where a step stands in time (epoch ms). */
export interface Slot extends Span {
  /** `past`: as it happened. `running`: ends when it likely will, at the earliest now. `ahead`: by the forward pass. */
  how: 'past' | 'running' | 'ahead'
  /** From when on it could have started but for the hands; null when it did not wait for them. */
  waitsFrom: number | null
  /** It needs hands, and nobody is expected within the time looked ahead: it stands where it could start otherwise. */
  noHands: boolean
}

export interface Outline {
  /** As planned: from the start agreed on, by the plan and the windows alone. Empty while no start is known. */
  planned: Record<string, Slot>
  /** As it happened so far, and as it will likely go from now on. */
  expected: Record<string, Slot>
  /** What the end hangs on, of what is expected. */
  critical: ReadonlySet<string>
}

/** Each step in time at its likely minutes: what happened as it did, the rest where the planner puts it. */
export function outline(state: UpgradeState, now: number): Outline {
  const start = state.head.start?.at.instant ?? state.startedAt
  const planned: Record<string, Slot> = {}
  if (start !== null) placeAll(planned, plannedWork(state, start))

  const expected: Record<string, Slot> = {}
  const plan = inOrder(Object.values(state.phases), Object.values(state.steps))
  const back = (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
  for (const s of [...plan, ...back]) {
    const slot = slotOfRun(state.runs[s.id], s, now)
    if (slot !== null) expected[s.id] = slot
  }
  const left = workLeft(state, now)
  const critical = left === null ? [] : placeAll(expected, left)
  return { planned, expected, critical: new Set(critical) }
}

/** Places what lies ahead; gives the critical path. */
function placeAll(slots: Record<string, Slot>, work: Work): string[] {
  const { places, critical } = pictureOf(work)
  for (const { step, start, end, how, waitsFrom, noHands } of places)
    if (how === 'ahead') slots[step] = { start, end, how, waitsFrom, noHands }
  return critical.map((link) => link.step)
}

function slotOfRun(run: StepRun | undefined, step: PlanStep, now: number): Slot | null {
  if (run === undefined || run.state === 'todo') return null
  const rest = { waitsFrom: null, noHands: false }
  const start = run.startedAt ?? run.endedAt
  if (start === null) return null
  if (run.state === 'running')
    return {
      start,
      end: Math.max(now, start + minutesOf(step.minutes, run).likely * MINUTE),
      how: 'running',
      ...rest,
    }
  return { start, end: Math.max(start, run.endedAt ?? start), how: 'past', ...rest }
}
