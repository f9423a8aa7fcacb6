import type { StepState, UpgradeState } from '../log/state.ts'
import type { PlanStep } from '../plan/plan.ts'
import { beforeOf, planOrder } from '../work/steps.ts'

/** The steps that are being worked through: those of the roll-back while one is under way, else the plan's. */
export function stepsInScope(state: UpgradeState): PlanStep[] {
  if (state.rollBack !== null && state.rollBack.endedAt === null)
    return state.rollBack.steps.flatMap((id) => state.rollBackSteps[id] ?? [])
  return [...planOrder(state).steps]
}

/**
 * Every step of the present scope that is not over, in the order in which they come if all goes well: what runs, then
 * each time the first that waits for nothing more. One that failed holds up what waits for it, so it comes where nothing
 * else could.
 */
export function stepsAhead(state: UpgradeState): PlanStep[] {
  const scope = stepsInScope(state)
  const before = beforeOf(state)
  const over = new Set(scope.filter((s) => isOver(at(state, s.id))).map((s) => s.id))
  const startedAt = (s: PlanStep) => state.runs[s.id]?.startedAt ?? 0
  const ahead = scope.filter((s) => at(state, s.id) === 'running').sort((a, b) => startedAt(a) - startedAt(b))
  for (const s of ahead) over.add(s.id)
  let left = scope.filter((s) => !over.has(s.id))
  while (left.length > 0) {
    const free = left.filter((s) => before(s).every((id) => over.has(id)))
    const next = free.find((s) => at(state, s.id) !== 'failed') ?? free[0] ?? (left[0] as PlanStep)
    ahead.push(next)
    over.add(next.id)
    left = left.filter((s) => s !== next)
  }
  return ahead
}

/**
 * The step to be begun next: nobody has begun it, or it was undone. While one runs, what follows it; null when nothing
 * is left to begin, or what failed has to be decided on first.
 */
export function nextStep(state: UpgradeState): PlanStep | null {
  const before = beforeOf(state)
  // What runs counts as over: what comes next is what follows it. As `stepsAhead`, which goes on from there.
  const goes = (id: string) => isOver(at(state, id)) || at(state, id) === 'running'
  const left = stepsInScope(state).filter((s) => !goes(s.id))
  const free = left.filter((s) => before(s).every(goes))
  const next = free.find((s) => at(state, s.id) !== 'failed') ?? free[0] ?? left[0]
  return next === undefined || at(state, next.id) === 'failed' ? null : next
}

/**
 * Whether a roll-back is over and nobody has said how it goes on: nothing was begun since, and the upgrader has not gone
 * on by word. Until then nobody is asked to begin anything.
 */
export function waitsForDecision(state: UpgradeState): boolean {
  const back = state.rollBack
  if (state.status !== 'running' || back === null || back.endedAt === null || back.wentOn === true)
    return false
  const runs = Object.keys(state.steps).flatMap((id) => state.runs[id] ?? [])
  const undoing = back.steps.flatMap((id) => state.runs[id] ?? [])
  // In the order of the log, not of the clocks: what was said in the dark has happened earlier than it counts.
  const ended = Math.max(
    0,
    ...[...undoing, ...runs.filter((r) => r.state === 'undone')].map((r) => r.endedSeq ?? 0),
  )
  const since = back.endedAt
  const begun = runs.some((r) => {
    if (r.state === 'running') return true
    if ((r.endedSeq ?? 0) <= ended) return false
    // To skip it decides nothing of the next; to begin it and then skip it did.
    return r.state === 'done' || r.state === 'failed' || (r.startedAt ?? Number.NEGATIVE_INFINITY) >= since
  })
  return !begun && nextStep(state) !== null
}

function at(state: UpgradeState, step: string): StepState {
  return state.runs[step]?.state ?? 'todo'
}

function isOver(state: StepState): boolean {
  return state === 'done' || state === 'skipped'
}
