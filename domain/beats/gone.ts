import type { Moment } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { Gone, HandsRequest, Machine, UpgradeState } from '../log/state.ts'
import type { PlanStep } from '../plan/plan.ts'
import { isOver } from '../work/status.ts'

/** How long a machine was gone that is up at `when`; null when nobody had missed it. */
export function goneUntil(machine: Machine, when: number): Gone | null {
  const from = machine.pulse.goneSince
  return from === null ? null : { from, to: Math.max(from, when) }
}

/** Whether a machine has a line of its own by which it can say that it is up. */
export function hasLine(state: Pick<UpgradeState, 'tokens'>, machine: string): boolean {
  return Object.values(state.tokens).some((t) => !t.revoked && t.machine === machine)
}

/**
 * What follows from hands that have pressed reset or pulled the plug: a box that will say when it is up is rebooting
 * until it does. Of any other nobody would take it back.
 */
export function pressed(state: UpgradeState, r: HandsRequest, { now, happenedAt }: Moment): NewEvent[] {
  if (r.machine === null || (r.kind !== 'reset' && r.kind !== 'power-cycle') || isOver(state)) return []
  const m = state.machines[r.machine]
  if (m === undefined || m.condition.state === 'rebooting' || !hasLine(state, m.id)) return []
  // A tap that was long on its way: the box has spoken since.
  if (
    m.condition.state === 'up' &&
    m.condition.by.startsWith('token:') &&
    m.condition.at > (happenedAt ?? now)
  )
    return []
  return [{ type: 'machine.reported', body: { machine: m.id, condition: 'rebooting', note: '' } }]
}

/** A step that cuts the link and ends when its machine is up again: until then nothing reaches it. */
export function wentDark(state: UpgradeState, step: PlanStep): NewEvent[] {
  const m = step.machine === null ? undefined : state.machines[step.machine]
  if (!step.cutsLink || step.endsWhenUp !== true || m === undefined || m.condition.state === 'dark') return []
  return [{ type: 'machine.reported', body: { machine: m.id, condition: 'dark', note: '' } }]
}
