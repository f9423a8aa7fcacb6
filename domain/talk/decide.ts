import { happens, no, type Verbs } from '../log/decision.ts'
import { stepOf } from '../work/steps.ts'

export const talkVerbs: Verbs<'talk.say'> = {
  'talk.say'(state, { text, about }) {
    if (about === null) return happens({ type: 'talk.said', body: { text } })
    const table = { request: state.requests, card: state.cards }
    const known =
      about.kind === 'step' ? stepOf(state, about.id) !== null : table[about.kind][about.id] !== undefined
    if (!known) return no('no-such', { kind: about.kind, id: about.id })
    return happens({ type: 'talk.said', body: { text, about } })
  },
}
