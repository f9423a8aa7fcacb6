import { LOOK_AHEAD } from '../availability/windows.ts'
import type { RollBackStep, StepRun, UpgradeState } from '../log/state.ts'
import { type Doer, inOrder, type PlanStep, waitsFor } from '../plan/plan.ts'
import { MINUTE } from '../time/civil.ts'
import { handsAhead, handsByWindows, type Span } from './hands-ahead.ts'

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
}

/**
 * Each step in time, roughly: likely minutes, one thing at a time for each doer, in reading order, after what it waits
 * for; what needs hands starts when somebody is on site and keeps them busy. No spread, no sleep: the planner's forecast
 * takes this place.
 */
export function outline(state: UpgradeState, now: number): Outline {
  const plan = inOrder(Object.values(state.phases), Object.values(state.steps))
  const waits = waitsFor(Object.values(state.phases), plan)
  const start = state.head.start?.at.instant ?? state.startedAt
  const planned: Record<string, Slot> = {}
  if (start !== null)
    placeAll(plan, waits, planned, start, handsByWindows(state, start, start + LOOK_AHEAD), {
      upgrader: start,
      sentinel: start,
    })

  const expected: Record<string, Slot> = {}
  const back = (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
  for (const s of [...plan, ...back]) {
    const slot = slotOfRun(state.runs[s.id], s, now)
    if (slot !== null) expected[s.id] = slot
  }
  const base = nextMoment(state, now)
  if (base === null) return { planned, expected }
  const free = { upgrader: base, sentinel: base }
  for (const s of [...plan, ...back]) {
    const slot = expected[s.id]
    if (slot?.how !== 'running') continue
    for (const doer of busy(s)) free[doer] = Math.max(free[doer], slot.end)
  }
  const hands = handsAhead(state, now, base)
  if (rollingBack(state)) {
    const chain = new Map(back.map((s, i) => [s.id, i > 0 ? [(back[i - 1] as RollBackStep).id] : []]))
    placeAll(open(back, state), chain, expected, base, hands, free)
  } else placeAll(open(plan, state), waits, expected, base, hands, free)
  return { planned, expected }
}

/** Whether somebody on site has a part in a step. */
export function needsHands(step: Pick<PlanStep, 'by' | 'needs'>): boolean {
  return step.by === 'sentinel' || step.needs.includes('hands')
}

function busy(step: PlanStep): Doer[] {
  if (step.by === 'sentinel') return ['sentinel']
  return step.needs.includes('hands') ? ['upgrader', 'sentinel'] : ['upgrader']
}

function rollingBack(state: UpgradeState): boolean {
  return state.status === 'rolling-back' || state.suspension?.from === 'rolling-back'
}

/** When work can go on, at the earliest; null once it is over. */
function nextMoment(state: UpgradeState, now: number): number | null {
  if (state.status === 'closed' || state.status === 'cancelled') return null
  if (state.status === 'suspended') return Math.max(now, state.suspension?.resumeAt ?? now)
  if (state.status === 'draft' || state.status === 'ready')
    return Math.max(now, state.head.start?.at.instant ?? now)
  return now
}

/** Steps still to do, or to do again. */
function open<T extends PlanStep>(steps: T[], state: UpgradeState): T[] {
  return steps.filter((s) => !['done', 'skipped', 'running'].includes(state.runs[s.id]?.state ?? 'todo'))
}

function slotOfRun(run: StepRun | undefined, step: PlanStep, now: number): Slot | null {
  if (run === undefined || run.state === 'todo') return null
  const rest = { waitsFrom: null, noHands: false }
  const start = run.startedAt ?? run.endedAt
  if (start === null) return null
  if (run.state === 'running')
    return { start, end: Math.max(now, start + step.minutes.likely * MINUTE), how: 'running', ...rest }
  return { start, end: Math.max(start, run.endedAt ?? start), how: 'past', ...rest }
}

/** Places `steps` into `slots`, none before `base`; what they wait for and is not among them counts as it stands there. */
function placeAll(
  steps: readonly PlanStep[],
  waits: ReadonlyMap<string, readonly string[]>,
  slots: Record<string, Slot>,
  base: number,
  hands: readonly Span[],
  free: Record<Doer, number>,
): void {
  const left = new Map(steps.map((s) => [s.id, s]))
  while (left.size > 0) {
    const step = firstReady(left, waits)
    left.delete(step.id)
    const after = (waits.get(step.id) ?? []).map((w) => slots[w]?.end ?? base)
    const could = Math.max(base, ...after, ...busy(step).map((doer) => free[doer]))
    const at = needsHands(step) ? handsFrom(hands, could) : could
    const start = at ?? could
    const end = start + step.minutes.likely * MINUTE
    for (const doer of busy(step)) free[doer] = end
    slots[step.id] = {
      start,
      end,
      how: 'ahead',
      waitsFrom: start > could ? could : null,
      noHands: at === null,
    }
  }
}

/** The first in reading order whose list is placed; a circle, which no plan has, is broken at its first. */
function firstReady(
  left: ReadonlyMap<string, PlanStep>,
  waits: ReadonlyMap<string, readonly string[]>,
): PlanStep {
  let first: PlanStep | null = null
  for (const s of left.values()) {
    if ((waits.get(s.id) ?? []).every((w) => !left.has(w))) return s
    first ??= s
  }
  return first as PlanStep
}

function handsFrom(hands: readonly Span[], t: number): number | null {
  const span = hands.find((h) => h.end > t)
  return span === undefined ? null : Math.max(t, span.start)
}
