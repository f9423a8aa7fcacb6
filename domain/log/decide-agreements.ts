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

/** What the clock warns both sides of, once for each moment. */
export const warningVerbs: Verbs<'warning.give'> = {
  'warning.give': (state, { kind, about }, _actor, { now }) =>
    mayWarn(state, kind, about, now)
      ? happens({ type: 'warning.given', body: { kind, about } })
      : nothingToDo,
}

/** The dead-man card: what stands if we can't talk. One at a time, as with a pending commit. */
export const cardVerbs: Verbs<'card.arm' | 'card.extend' | 'card.confirm' | 'card.fire'> = {
  'card.arm'(state, { id, unless, then, machine, dueAt }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.cards[id] !== undefined) return no('already-there', { kind: 'card', id })
    if (machine !== null && state.machines[machine] === undefined)
      return no('no-such', { kind: 'machine', id: machine })
    const armed = Object.values(state.cards).find((c) => c.state === 'armed')
    if (armed !== undefined) return no('card-armed', { id: armed.id })
    if (dueAt <= now) return no('time-passed', { at: dueAt, now })
    return happens({ type: 'card.armed', body: { id, unless, then, machine, dueAt } })
  },

  'card.extend'(state, { id, dueAt }, _actor, { now }) {
    const card = state.cards[id]
    if (card === undefined) return no('no-such', { kind: 'card', id })
    if (card.state !== 'armed') return no('card-over', { state: card.state })
    if (dueAt <= now) return no('time-passed', { at: dueAt, now })
    return dueAt === card.dueAt ? nothingToDo : happens({ type: 'card.extended', body: { id, dueAt } })
  },

  'card.confirm'(state, { id }, _actor, { now, happenedAt }) {
    const card = state.cards[id]
    if (card === undefined) return no('no-such', { kind: 'card', id })
    if (card.state === 'confirmed') return nothingToDo
    // Seen before the card fell due, told after: it was the line that was late, and what was seen still holds.
    const seenInTime = card.by === 'clock' && (happenedAt ?? now) < (card.endedAt ?? 0)
    if (card.state === 'fired' && !seenInTime) return no('card-over', { state: card.state })
    return happens({ type: 'card.confirmed', body: { id } })
  },

  'card.fire'(state, { id }, actor, { now }) {
    const card = state.cards[id]
    if (card === undefined) return no('no-such', { kind: 'card', id })
    if (card.state === 'fired') return nothingToDo
    if (card.state === 'confirmed') return no('card-over', { state: card.state })
    // The clock waits for the minute; the sentinel may act before it when her eyes tell her to.
    if (actor.who.kind === 'clock' && card.dueAt > now) return nothingToDo
    return happens({ type: 'card.fired', body: { id } })
  },
}
