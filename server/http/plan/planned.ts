import { type OpenEvent, openEvent } from '../../../domain/log/events.ts'
import type { UpgradeState } from '../../../domain/log/state.ts'
import type { Plan } from '../../../domain/plan/plan.ts'
import { planEvents, plannedMachines } from '../../../domain/plan/planned-machines.ts'
import { planOf } from '../../../domain/plan/things.ts'
import type { Relay } from '../../relay/relay.ts'

/** As many rows are read at a time. */
const PAGE = 500

/** The plan of an upgrade without what has happened to its machines since: what a copy and a plan file take along. */
export async function planAsPlanned(relay: Relay, state: UpgradeState): Promise<Plan> {
  const found: OpenEvent[] = []
  for (let below = state.seq + 1; below > 1; ) {
    const rows = await relay.before(state.id, below, PAGE)
    const last = rows.at(-1)
    if (last === undefined) break
    below = last.seq
    for (const row of rows) {
      if (!(planEvents as readonly string[]).includes(row.type)) continue
      const opened = openEvent(row)
      if (opened.ok) found.push(opened.event)
    }
  }
  return { ...planOf(state), machines: plannedMachines(found.reverse()) }
}
