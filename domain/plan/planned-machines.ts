import { blankState, change } from '../log/apply.ts'
import type { EventType, OpenEvent } from '../log/events.ts'
import type { PlanMachine } from './plan.ts'
import { planOf } from './things.ts'

/** The events by which a plan comes to be what it is. */
export const planEvents: readonly EventType[] = ['plan.imported', 'plan.set', 'plan.added', 'plan.removed']

/**
 * The machines as the plan has them: as imported and edited by hand, whatever names were swapped and stickers renewed while
 * it was carried out. `events`: those of the plan (`planEvents`), oldest first; others are passed over.
 */
export function plannedMachines(events: readonly OpenEvent[]): PlanMachine[] {
  const end = events
    .filter((e) => planEvents.includes(e.type))
    .reduce((state, e) => change(state, e), blankState(''))
  return planOf(end).machines
}
