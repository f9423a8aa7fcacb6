import { row } from '../access/rows.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { Machine, UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'
import { idSchema } from '../plan/basics.ts'
import { handsOnSite } from '../presence/on-site.ts'
import { line } from '../text/schemas.ts'
import { alive, isOver } from '../work/status.ts'
import type { HandsRequest } from './state.ts'
import { isOpen } from './state.ts'

export interface MachineEvents {
  'machine.swapped': { a: string; b: string }
  'machine.relabelled': { machine: string; sticker: string }
}

export const machineShapes = () => ({
  'machine.swap': { a: idSchema, b: idSchema, request: idSchema },
  'machine.relabel': { machine: idSchema, sticker: line(200) },
})

export const machineRows: Rows<typeof machineShapes> = {
  'machine.swap': row.upgrader,
  'machine.relabel': { upgrader: 'entered', sentinel: 'yes' },
}

export const machineTries: Tries<typeof machineShapes> = (of) => ({
  'machine.swap': { a: of.machines, b: of.machines, request: of.requests },
  'machine.relabel': { machine: of.machines, sticker: of.texts },
})

export const machineVerbs: Verbs<keyof ReturnType<typeof machineShapes>> = {
  'machine.swap'(state, { a, b, request }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    const [one, two] = [state.machines[a], state.machines[b]]
    if (one === undefined) return no('no-such', { kind: 'machine', id: a })
    if (two === undefined || a === b) return no('no-such', { kind: 'machine', id: b })
    if (state.requests[request] !== undefined) return no('already-there', { kind: 'request', id: request })
    const swapped: NewEvent = { type: 'machine.swapped', body: { a, b } }
    const open = Object.values(state.requests).filter(
      (r) => isOpen(r) && r.relabels.some((m) => m === a || m === b),
    )
    const moot: NewEvent[] = open.map((r) => ({ type: 'request.withdrawn', body: { id: r.id, reason: '' } }))
    // The new request takes over what the moot ones left to do; swapped back before anybody touched the stickers, they
    // are right again and nothing is left.
    const after: Record<string, Machine> = {
      ...state.machines,
      [a]: inClothes(one, two),
      [b]: inClothes(two, one),
    }
    const relabels = [...new Set([a, b, ...open.flatMap((r) => r.relabels)])].filter(
      (id) => after[id]?.formerName != null,
    )
    if (relabels.length === 0) return happens(swapped, ...moot)
    const queued = handsOnSite(state, now).length === 0
    const text = relabels.map((id) => `${after[id]?.sticker} → ${after[id]?.name}`).join('; ')
    return happens(swapped, ...moot, {
      type: 'request.made',
      body: {
        id: request,
        kind: 'other',
        machine: null,
        step: null,
        text,
        expect: '',
        allowance: 15,
        expiresAt: null,
        queued,
        relabels,
      },
    })
  },

  'machine.relabel'(state, { machine, sticker }) {
    const m = state.machines[machine]
    if (m === undefined) return no('no-such', { kind: 'machine', id: machine })
    if (m.sticker === sticker && m.formerName === null) return nothingToDo
    return happens({ type: 'machine.relabelled', body: { machine, sticker } })
  },
}

export const machineApplies: Applies<MachineEvents> = {
  'machine.swapped'(state, body) {
    const a = state.machines[body.a]
    const b = state.machines[body.b]
    if (a === undefined || b === undefined) return state
    return { ...state, machines: { ...state.machines, [a.id]: inClothes(a, b), [b.id]: inClothes(b, a) } }
  },

  'machine.relabelled'(state, body) {
    const machine = state.machines[body.machine]
    if (machine === undefined) return state
    return {
      ...state,
      machines: put(state.machines, { ...machine, sticker: body.sticker, formerName: null }),
    }
  },
}

/** A machine once it wears another's name and addresses. */
function inClothes(body: Machine, other: Machine): Machine {
  return {
    ...body,
    name: other.name,
    addresses: other.addresses,
    // Swapped back before anybody re-labelled: sticker and name agree again.
    formerName: body.formerName === other.name ? null : (body.formerName ?? body.name),
    nameVersion: body.nameVersion + 1,
  }
}

/** The new sticker keeps the old one's manner: capitals stay capitals. */
export function relabelled(state: UpgradeState, r: HandsRequest): NewEvent[] {
  return r.relabels.flatMap((id) => {
    const m = state.machines[id]
    if (m === undefined || m.formerName === null) return []
    const sticker = m.sticker === m.sticker.toUpperCase() ? m.name.toUpperCase() : m.name
    return [{ type: 'machine.relabelled', body: { machine: id, sticker } }]
  })
}
