import { row } from '../access/rows.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { doer, reason } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { idSchema } from '../plan/schema.ts'
import { begun, byDoer } from './doing.ts'
import { anew, change, onRequest, tooLate } from './request.ts'
import { isOpen } from './state.ts'

export interface BoxEvents {
  /** Which box the hands stand before, in their own words: `machine` null, none of those shown. */
  'request.read-back': { id: string; machine: string | null; right: boolean; entered?: true; doer?: string }
  /** The upgrader lets the hands try again after a wrong box. */
  'request.cleared': { id: string; reason: string }
}

export interface BoxRefusals {
  'wrong-box': { sticker: string }
}

export const boxShapes = () => ({
  'request.read-back': {
    id: idSchema,
    /** The box that was picked; null: none of those shown. */
    machine: idSchema.nullable(),
    doer,
  },
  'request.clear': { id: idSchema, reason },
})

export const boxRows: Rows<typeof boxShapes> = {
  'request.read-back': row.answer,
  'request.clear': row.upgrader,
}

export const boxTries: Tries<typeof boxShapes> = (of) => ({
  'request.read-back': { id: of.requests, machine: orNull(of.machines) },
  'request.clear': { id: of.requests, reason: of.texts },
})

export const boxVerbs: Verbs<keyof ReturnType<typeof boxShapes>> = {
  'request.read-back': (state, { id, machine, doer }, actor, moment) =>
    onRequest(state, id, (r) => {
      if (!isOpen(r)) return tooLate(r)
      if (r.readBack === null || r.readBack.state === 'right') return nothingToDo
      if (r.readBack.state === 'stopped') return no('wrong-box', { sticker: stickerOf(state, r.machine) })
      if (machine !== null && state.machines[machine] === undefined)
        return no('no-such', { kind: 'machine', id: machine })
      const right = machine === r.machine
      return byDoer(state, r, doer, actor, moment, (entered) =>
        happens(
          { type: 'request.read-back', body: { id, machine, right, ...entered } },
          ...(right && r.state === 'on-my-way' ? begun(state, r, entered, actor, moment) : []),
        ),
      )
    }),

  'request.clear': (state, { id, reason }) =>
    onRequest(state, id, (r) =>
      r.readBack?.state === 'stopped'
        ? happens({ type: 'request.cleared', body: { id, reason } })
        : nothingToDo,
    ),
}

export const boxApplies: Applies<BoxEvents> = {
  'request.read-back'(state, { id, machine, right }, event) {
    return change(state, id, (r) => ({
      readBack: {
        state: right ? 'right' : 'stopped',
        picked: machine,
        by: event.actor,
        at: event.happenedAt,
        wrong: (r.readBack?.wrong ?? 0) + (right ? 0 : 1),
      },
    }))
  },

  'request.cleared'(state, body) {
    return change(state, body.id, (r) => ({ readBack: anew(r.readBack) }))
  },
}

function stickerOf(state: UpgradeState, machine: string | null): string {
  return machine === null ? '' : (state.machines[machine]?.sticker ?? machine)
}
