import type { Applies } from '../log/capability.ts'
import type { Condition, Gone, Machine, UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'
import type { BeatEvents } from './rules.ts'

export const beatApplies: Applies<BeatEvents> = {
  'machine.reported'(state, body, event) {
    const { machine, condition, note } = body
    return turn(state, machine, { state: condition, note, by: event.actor, at: event.happenedAt })
  },

  'machine.came-up'(state, body, event) {
    const { machine, boot, note } = body
    const next = turn(state, machine, { state: 'up', note, by: event.actor, at: event.happenedAt })
    const m = next.machines[machine]
    if (m === undefined || boot === null) return next
    return { ...next, machines: put(next.machines, { ...m, pulse: { ...m.pulse, boot } }) }
  },

  'machine.lost'(state, body, event) {
    const { machine, since } = body
    return turn(state, machine, { state: 'dark', note: '', by: event.actor, at: since })
  },
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
