import { happens, no, type Verbs } from '../log/decision.ts'
import { cleanLine } from '../text/clean.ts'
import { looksOf, symptomStep } from './now.ts'

/**
 * What was seen is told, whenever it was seen: nothing is refused but what nobody looks at here. An answer that is none
 * of the usual ones is kept as said, for a display may well show what nobody thought of.
 */
export const signVerbs: Verbs<'sign.report'> = {
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
