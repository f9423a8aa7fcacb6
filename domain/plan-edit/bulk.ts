import { type Refusal, refuse } from '../log/refusals.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Doer, Estimate, PlanStep } from '../plan/plan.ts'
import { type Edit, setField, tryAll } from './edit.ts'

/** What several steps are set to at once; what is left out stays as each of them has it. */
export interface BulkChange {
  /** Whose it is; `person` null: whoever of them is on duty. */
  who?: { by: Doer; person: string | null }
  minutes?: Estimate
  hands?: boolean
  /** By id; null: none. */
  machine?: string | null
}

export type Bulk =
  | { ok: true; edits: Edit[] }
  /** Nothing is set where one of them can't be: each that can't, with why. */
  | { ok: false; refused: { step: string; refusal: Refusal }[] }

/** What sets all these steps, in the order they are given; each by what it has now. */
export function bulkEdits(state: UpgradeState, steps: readonly string[], change: BulkChange): Bulk {
  const edits: Edit[] = []
  const refused: { step: string; refusal: Refusal }[] = []
  let after = state
  for (const id of steps) {
    const step = after.steps[id]
    if (step === undefined) {
      refused.push({ step: id, refusal: refuse('no-such', { kind: 'step', id }) })
      continue
    }
    const own = editsOf(step, change)
    const tried = tryAll(after, own)
    if (!tried.ok) {
      refused.push({ step: id, refusal: tried.refusal })
      continue
    }
    after = tried.state
    edits.push(...own)
  }
  return refused.length > 0 ? { ok: false, refused } : { ok: true, edits }
}

function editsOf(step: PlanStep, { who, minutes, hands, machine }: BulkChange): Edit[] {
  const edits: Edit[] = []
  const set = (field: keyof PlanStep, to: unknown, now: unknown = step[field]) => {
    if (to !== undefined && JSON.stringify(to) !== JSON.stringify(now))
      edits.push(setField('step', step.id, field, to, now))
  }
  set('by', who?.by)
  set('person', who?.person, step.person ?? null)
  if (minutes !== undefined) {
    const { best, likely, worst } = step.minutes
    if (best !== minutes.best || likely !== minutes.likely || worst !== minutes.worst) set('minutes', minutes)
  }
  if (hands !== undefined && hands !== step.needs.includes('hands'))
    set('needs', hands ? [...step.needs, 'hands'] : step.needs.filter((n) => n !== 'hands'))
  set('machine', machine)
  return edits
}
