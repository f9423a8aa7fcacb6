import { mayWarn } from '../warnings/due.ts'
import { happens, nothingToDo, type Verbs } from './decision.ts'

/** What the clock warns both sides of, once for each moment. */
export const warningVerbs: Verbs<'warning.give'> = {
  'warning.give': (state, { kind, about }, _actor, { now }) =>
    mayWarn(state, kind, about, now)
      ? happens({ type: 'warning.given', body: { kind, about } })
      : nothingToDo,
}
