import { happens, nothingToDo, type Verbs } from '../log/decision.ts'
import { mayWarn } from './due.ts'

/** What the clock warns both sides of, once for each moment, and takes back when the moment has moved. */
export const warningVerbs: Verbs<'warning.give' | 'warning.lift'> = {
  'warning.lift'(state, { kind, about }, _actor, { now }) {
    const was = state.warned[kind]
    if (was === undefined || was.about !== about || was.lifted === true || about <= now) return nothingToDo
    return happens({ type: 'warning.lifted', body: { kind, about } })
  },

  'warning.give': (state, { kind, about }, _actor, { now }) =>
    mayWarn(state, kind, about, now)
      ? happens({ type: 'warning.given', body: { kind, about } })
      : nothingToDo,
}
