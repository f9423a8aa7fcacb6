import type { Look, UpgradeState } from '../log/state.ts'
import type { PlanStep, Sign, Symptoms } from '../plan/plan.ts'
import { pickRow } from './pick-row.ts'

/** How long what was seen is taken for what is (ms): a line that was up a quarter of an hour ago may be down now. */
export const HOLDS = 15 * 60_000

/** Where what was seen of something is kept. */
export function signKey(on: 'machine' | 'step', id: string, sign: string): string {
  return `${on}:${id}/${sign}`
}

/** Something to look at, whose it is, and what was seen there last. */
export interface Sighted {
  sign: Sign
  on: 'machine' | 'step'
  id: string
  look: Look | null
  /** It may be taken for what is to be seen now. */
  holds: boolean
}

export function symptomStep(state: Pick<UpgradeState, 'steps' | 'rollBackSteps'>, id: string) {
  return state.steps[id] ?? state.rollBackSteps[id]
}

/** What there is to look at at a machine or a step. */
export function looksOf(
  state: Pick<UpgradeState, 'machines' | 'steps' | 'rollBackSteps'>,
  on: 'machine' | 'step',
  id: string,
): readonly Sign[] | null | undefined {
  return on === 'machine' ? state.machines[id]?.signs : symptomStep(state, id)?.symptoms?.ask
}

/** The signs of a machine, in the plan's order, as last seen. `now` on the upgrade's clock, epoch ms. */
export function signsOf(state: UpgradeState, machine: string, now: number): Sighted[] {
  return (state.machines[machine]?.signs ?? []).map((sign) =>
    sighted(state, sign, 'machine', machine, 0, now),
  )
}

/**
 * A step's table as it reads now: what to look at, as last seen, and the row that leads to (its index; null while too
 * little was seen). What was seen before this attempt of the step began tells nothing of it.
 */
export function tableNow(
  state: UpgradeState,
  step: PlanStep,
  table: Symptoms,
  now: number,
): { looks: Sighted[]; row: number | null } {
  const since = state.runs[step.id]?.startedAt ?? 0
  const looks = table.ask.map(({ machine, ...sign }) =>
    machine != null && state.machines[machine]?.signs?.some((s) => s.id === sign.id)
      ? sighted(state, sign, 'machine', machine, since, now)
      : sighted(state, sign, 'step', step.id, since, now),
  )
  const seen = looks.flatMap(({ sign, look, holds }) =>
    holds && look !== null ? [[sign.id, look.answer]] : [],
  )
  return { looks, row: pickRow(table, Object.fromEntries(seen)) }
}

/** The steps that are being done and have a table, in the order they began. */
export function tablesNow(state: UpgradeState): { step: PlanStep; table: Symptoms }[] {
  return Object.entries(state.runs)
    .filter(([, run]) => run.state === 'running')
    .sort(([, a], [, b]) => (a.startedAt ?? 0) - (b.startedAt ?? 0))
    .flatMap(([id]) => {
      const step = symptomStep(state, id)
      return step?.symptoms ? [{ step, table: step.symptoms }] : []
    })
}

function sighted(
  state: UpgradeState,
  sign: Sign,
  on: 'machine' | 'step',
  id: string,
  since: number,
  now: number,
): Sighted {
  const look = state.seen?.[signKey(on, id, sign.id)] ?? null
  return { sign, on, id, look, holds: look !== null && look.at >= since && now - look.at < HOLDS }
}
