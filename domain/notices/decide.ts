import { happens, no, type Verbs } from '../log/decision.ts'

/** What the clock did to reach somebody. It has happened, so it is kept even when the request is over by now. */
export const noticeVerbs: Verbs<'notice.report'> = {
  'notice.report'(state, { about, person, channel, n, why, status }) {
    const table = { request: state.requests, card: state.cards, person: state.people }[about.kind]
    const there = table[about.id]
    if (there === undefined) return no('no-such', { kind: about.kind, id: about.id })
    if (person !== null && state.people[person] === undefined)
      return no('no-such', { kind: 'person', id: person })
    return happens({ type: 'notice.tried', body: { about, person, channel, n, why, status } })
  },
}
