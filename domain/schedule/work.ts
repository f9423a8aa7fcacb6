import { anyHands, plannedHands } from '../availability/on-site.ts'
import type { Span } from '../availability/spans.ts'
import { LOOK_AHEAD } from '../availability/windows.ts'
import type { RollBackStep, StepRun, UpgradeState } from '../log/state.ts'
import { inOrder, type PlanStep, waitsFor } from '../plan/plan.ts'
import { minutesOf } from './pace.ts'

/** Bits of who is busy while a job lasts. */
export const UPGRADER = 1
export const SENTINEL = 2

/** One step as the planner sees it. All times are epoch ms. */
export interface Job {
  step: PlanStep
  /** `UPGRADER`, `SENTINEL` or both. */
  busy: number
  /** It can only start while somebody is on site. */
  hands: boolean
  /** Places in `Work.jobs` of what it waits for; all of them smaller than its own. */
  after: number[]
  /** A fixed start of its own; `-Infinity` without one. */
  notBefore: number
  /** What has happened of it: over when it has an end, running when it has none. */
  past: { start: number; end: number | null } | null
}

/**
 * What there is to do, in the order in which it is given out. The order depends on the plan alone, never on how long
 * something takes: what takes longer can then make nothing else end sooner, and a thousand trials need to sort nothing.
 */
export interface Work {
  jobs: Job[]
  /** Nothing that hasn't started starts before it. */
  base: number
  /** When somebody is on site: sorted, disjoint, half-open. */
  hands: Span[]
}

/** Whether somebody on site has a part in a step. */
export function needsHands(step: Pick<PlanStep, 'by' | 'needs'>): boolean {
  return step.by === 'sentinel' || step.needs.includes('hands')
}

/** The whole plan as it was agreed on, from `start` on, by the windows alone. */
export function plannedWork(state: UpgradeState, start: number): Work {
  const phases = Object.values(state.phases)
  const steps = inOrder(phases, Object.values(state.steps))
  return {
    jobs: inTurn(steps, waitsFor(phases, steps), [], () => null),
    base: start,
    hands: plannedHands(state, start, start + LOOK_AHEAD),
  }
}

/**
 * What is left at `now`, after what has happened: the steps of the plan, or those of the roll-back while it goes back.
 * Null once nothing can go on.
 */
export function workLeft(state: UpgradeState, now: number): Work | null {
  const base = nextMoment(state, now)
  if (base === null) return null
  const phases = Object.values(state.phases)
  const plan = inOrder(phases, Object.values(state.steps))
  const waits = waitsFor(phases, plan)
  const back = (state.rollBack?.steps ?? []).flatMap((id) => state.rollBackSteps[id] ?? [])
  const goingBack = state.status === 'rolling-back' || state.suspension?.from === 'rolling-back'
  const pastOf = (step: PlanStep) => {
    const run = state.runs[step.id]
    if (run === undefined) return null
    const start = run.startedAt ?? run.endedAt
    if (start === null) return null
    if (run.state === 'running') return { start, end: null }
    if (run.state === 'done' || run.state === 'skipped')
      return { start, end: Math.max(start, run.endedAt ?? start) }
    return null
  }
  const all: PlanStep[] = [...plan, ...back]
  if (goingBack)
    for (const [i, s] of back.entries()) waits.set(s.id, i > 0 ? [(back[i - 1] as RollBackStep).id] : [])
  const begun = all.filter((s) => pastOf(s) !== null).map((s) => asItComesOn(s, state.runs[s.id]))
  const open = (goingBack ? back : plan).filter((s) => pastOf(s) === null)
  return {
    jobs: inTurn(open, waits, begun, pastOf),
    base,
    hands: anyHands(state, base, base + LOOK_AHEAD, now),
  }
}

/** A step that runs takes as long as its reports of progress say, where they tell a rate. */
function asItComesOn(step: PlanStep, run: StepRun | undefined): PlanStep {
  const minutes = minutesOf(step.minutes, run)
  return minutes === step.minutes ? step : { ...step, minutes }
}

/** When work can go on, at the earliest; null once it is over. */
function nextMoment(state: UpgradeState, now: number): number | null {
  switch (state.status) {
    case 'closed':
    case 'cancelled':
      return null
    case 'suspended':
      return Math.max(now, state.suspension?.resumeAt ?? now)
    case 'draft':
    case 'ready':
      return Math.max(now, state.head.start?.at.instant ?? now)
    default:
      return now
  }
}

/** `begun` first, then `open`, each once all it waits for has its place; what is in neither holds nothing up. */
function inTurn(
  open: readonly PlanStep[],
  waits: ReadonlyMap<string, readonly string[]>,
  begun: readonly PlanStep[],
  pastOf: (step: PlanStep) => Job['past'],
): Job[] {
  const place = new Map<string, number>()
  const jobs: Job[] = []
  const add = (step: PlanStep) => {
    place.set(step.id, jobs.length)
    jobs.push({
      step,
      busy: step.by === 'sentinel' ? SENTINEL : step.needs.includes('hands') ? UPGRADER | SENTINEL : UPGRADER,
      hands: needsHands(step),
      after: (waits.get(step.id) ?? []).flatMap((w) => place.get(w) ?? []).filter((w) => w < jobs.length),
      notBefore: step.startAt?.instant ?? Number.NEGATIVE_INFINITY,
      past: pastOf(step),
    })
  }
  for (const step of begun) add(step)
  const left = new Set(open.map((s) => s.id))
  const byId = new Map(open.map((s) => [s.id, s]))
  while (left.size > 0) {
    let next: string | undefined
    for (const id of left) {
      if ((waits.get(id) ?? []).some((w) => left.has(w))) continue
      next = id
      break
    }
    // A circle, which no plan has, is broken at its first.
    next ??= left.values().next().value as string
    left.delete(next)
    add(byId.get(next) as PlanStep)
  }
  return jobs
}
