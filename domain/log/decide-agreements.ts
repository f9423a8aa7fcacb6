import type { Doer } from '../plan/plan.ts'
import { mayWarn } from '../warnings/due.ts'
import { alive, isOver } from './decide-plan.ts'
import { happens, no, nothingToDo, type Verbs } from './decision.ts'

/** Questions that must be signed. */
export const goVerbs: Verbs<'go.ask' | 'go.answer' | 'go.expire'> = {
  'go.ask'(state, { id, question, signers, minutes, figures }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.goNoGo[id] !== undefined) return no('already-there', { kind: 'question', id })
    const both = [...new Set(signers)]
    return happens({
      type: 'go.asked',
      body: { id, question, signers: both, figures, expiresAt: now + minutes * 60_000 },
    })
  },

  'go.answer'(state, { id, answer, note }, actor, { now }) {
    const asked = state.goNoGo[id]
    if (asked === undefined) return no('no-such', { kind: 'question', id })
    const role = actor.person?.role
    if (role === undefined || role === 'observer' || !asked.signers.includes(role))
      return no('not-a-signer', {})
    if (asked.answers[role as Doer]?.answer === answer) return nothingToDo
    if (asked.result !== 'open') return no('question-over', { result: asked.result })
    if (asked.expiresAt <= now) return no('question-over', { result: 'expired' })
    return happens({ type: 'go.answered', body: { id, role, answer, note } })
  },

  'go.expire'(state, { id }, _actor, { now }) {
    const asked = state.goNoGo[id]
    if (asked === undefined || asked.result !== 'open' || asked.expiresAt > now) return nothingToDo
    return happens({ type: 'go.expired', body: { id } })
  },
}

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
