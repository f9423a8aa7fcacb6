import type { PlanMachine } from '../plan/plan.ts'
import { blankState } from './apply.ts'
import { applyPlan } from './apply-plan.ts'
import { planOf } from './decide-plan.ts'
import type { EventType, OpenEvent } from './events.ts'

/** The events by which a plan comes to be what it is. */
export const planEvents: readonly EventType[] = ['plan.imported', 'plan.set', 'plan.added', 'plan.removed']

/**
 * The machines as the plan has them: as imported and edited by hand, whatever names were swapped and stickers renewed while
 * it was carried out. `events`: those of the plan (`planEvents`), oldest first; others are passed over.
 */
export function plannedMachines(events: readonly OpenEvent[]): PlanMachine[] {
  const end = events
    .filter((e) => planEvents.includes(e.type))
    .reduce((state, e) => applyPlan(state, e) ?? state, blankState(''))
  return planOf(end).machines
}
