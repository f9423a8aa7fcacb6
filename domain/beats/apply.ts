import type { OpenEvent } from '../log/events.ts'
import type { Condition, Gone, Machine, UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'

/** Events of how a machine is, by whoever said so; null for any other. */
export function applyBeats(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.body === null) return null
  const when = event.happenedAt
  switch (event.type) {
    case 'machine.reported': {
      const { machine, condition, note } = event.body
      return turn(state, machine, { state: condition, note, by: event.actor, at: when })
    }
    case 'machine.came-up': {
      const { machine, boot, note } = event.body
      const next = turn(state, machine, { state: 'up', note, by: event.actor, at: when })
      const m = next.machines[machine]
      if (m === undefined || boot === null) return next
      return { ...next, machines: put(next.machines, { ...m, pulse: { ...m.pulse, boot } }) }
    }
    case 'machine.lost': {
      const { machine, since } = event.body
      return turn(state, machine, { state: 'dark', note: '', by: event.actor, at: since })
    }
    default:
      return null
  }
}

/** How long a machine was gone that is up at `when`; null when nobody had missed it. */
export function goneUntil(machine: Machine, when: number): Gone | null {
  const from = machine.pulse.goneSince
  return from === null ? null : { from, to: Math.max(from, when) }
}

function turn(state: UpgradeState, id: string, condition: Condition): UpgradeState {
  const machine = state.machines[id]
  if (machine === undefined) return state
  const gone = condition.state === 'dark' || condition.state === 'rebooting'
  const pulse = {
    ...machine.pulse,
    goneSince: gone ? (machine.pulse.goneSince ?? condition.at) : null,
    back:
      condition.state === 'up'
        ? (goneUntil(machine, condition.at) ?? machine.pulse.back)
        : machine.pulse.back,
  }
  return { ...state, machines: put(state.machines, { ...machine, condition, pulse }) }
}
