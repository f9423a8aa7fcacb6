import type { CommandOf } from '../log/commands.ts'
import type { PlanStep } from '../plan/plan.ts'
import { touches } from './details.ts'
import type { RequestKind } from './kinds.ts'

/** What a step asks of the hands: as planned, or its title where nothing is. */
export function askOf(step: PlanStep): Omit<CommandOf<'request.ask'>, 'id'> {
  const { ask } = step
  const kind = ask?.kind ?? 'other'
  return {
    type: 'request.ask',
    kind,
    machine: step.machine,
    step: step.id,
    text: ask?.text ?? step.title,
    expect: step.expect.slice(0, 1000),
    allowance: ask?.allowance ?? 10,
    expiresAt: null,
    details: ask?.details,
    otherwise: ask?.otherwise,
    readBack: readsBack(kind, step),
  }
}

/** What can't be undone, and touches a box, is done only once the box was read back. */
export function readsBack(kind: RequestKind, step: PlanStep | null): boolean {
  return step?.irreversible === true && step.machine !== null && touches.includes(kind)
}
