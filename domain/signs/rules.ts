import { z } from 'zod'
import { row } from '../access/rows.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { happens, no, type Verbs } from '../log/decision.ts'
import { idSchema } from '../plan/schema.ts'
import { cleanLine } from '../text/clean.ts'
import { line } from '../text/schemas.ts'
import { looksOf, signKey, symptomStep } from './now.ts'

export interface SignEvents {
  /** What was seen, in the plan's words for it; `answer` may be one that the plan does not know. */
  'sign.seen': {
    on: 'machine' | 'step'
    id: string
    sign: string
    name: string
    answer: string
    entered?: true
  }
}

export const signShapes = () => ({
  'sign.report': {
    on: z.enum(['machine', 'step']),
    id: idSchema,
    sign: idSchema,
    answer: line(60),
  },
})

export const signRows: Rows<typeof signShapes> = {
  'sign.report': row.answer,
}

export const signTries: Tries<typeof signShapes> = (of) => ({
  'sign.report': [
    {
      on: ['machine'],
      id: of.machines,
      sign: ['lcd', 'fan'],
      answer: ['ON-LINE', 'off-line', 'blinking', ''],
    },
    { on: ['step'], id: of.steps, sign: ['lcd'], answer: of.texts },
  ],
})

/**
 * What was seen is told, whenever it was seen: nothing is refused but what nobody looks at here. An answer that is none
 * of the usual ones is kept as said, for a display may well show what nobody thought of.
 */
export const signVerbs: Verbs<keyof ReturnType<typeof signShapes>> = {
  'sign.report'(state, { on, id, sign, answer }, actor) {
    if (on === 'machine' ? state.machines[id] === undefined : symptomStep(state, id) === undefined)
      return no('no-such', { kind: on, id })
    const look = looksOf(state, on, id)?.find((l) => l.id === sign)
    if (look === undefined) return no('no-such', { kind: 'sign', id: sign })
    // What an older plan has in an answer that nobody sees is no longer in what is sent.
    const known = look.answers.find((a) => cleanLine(a) === answer)
    return happens({
      type: 'sign.seen',
      body: {
        on,
        id,
        sign,
        name: look.name,
        answer: known ?? answer,
        ...(actor.leave === 'entered' ? { entered: true as const } : {}),
      },
    })
  },
}

export const signApplies: Applies<SignEvents> = {
  // Told at last: the newest look stands, however late it was told.
  'sign.seen'(state, { on, id, sign, answer, entered }, event) {
    const key = signKey(on, id, sign)
    const former = state.seen?.[key]
    if (former !== undefined && former.at > event.happenedAt) return state
    const look = { answer, at: event.happenedAt, by: event.actor, entered: entered === true }
    return { ...state, seen: { ...state.seen, [key]: look } }
  },
}
