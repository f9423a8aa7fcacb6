import type { Applies } from '../log/capability.ts'
import type { GateAbout, GoNoGo, NoGoEnd, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import { isLastWord, sameAbout, withAnswer } from './gate.ts'
import type { GateEvents } from './rules.ts'

export const gateApplies: Applies<GateEvents> = {
  'go.asked'(state, body, event) {
    // Of two about the same the later counts; a question by role is about nothing in particular.
    const seq = body.people === undefined ? {} : { seq: event.seq }
    const asked = { ...body, ...seq, askedAt: event.happenedAt, answers: {}, result: 'open' as const }
    return question(noGoDecided(state, 'asked-again', body.about), asked)
  },

  'go.answered'(state, body, event) {
    const { id, role, person, answer, note } = body
    const asked = state.goNoGo[id]
    if (asked === undefined) return state
    return question(
      state,
      withAnswer(asked, person ?? role, { answer, note, by: event.actor, at: event.happenedAt }),
    )
  },

  'go.replaced'(state, body, event) {
    const { id, person, by, reason } = body
    const asked = state.goNoGo[id]
    if (asked?.people === undefined) return state
    const people = asked.people.flatMap((p) => (p !== person ? [p] : by === null ? [] : [by]))
    const replaced = [
      ...(asked.replaced ?? []),
      { person, by, reason, at: event.happenedAt, who: event.actor },
    ]
    const all = people.every((p) => asked.answers[p]?.answer === 'go')
    return question(state, { ...asked, people, replaced, result: all ? 'go' : asked.result })
  },

  'go.expired'(state, body) {
    const asked = state.goNoGo[body.id]
    return asked === undefined ? state : question(state, { ...asked, result: 'expired' })
  },
}

/**
 * The state once something was decided on the No-gos that stand: all of them, or with `about` those about it. From
 * then on they no longer stop the work before everybody's eyes; a gate they closed stays closed until the next Go.
 */
export function noGoDecided(state: UpgradeState, how: NoGoEnd, about?: GateAbout): UpgradeState {
  const stands = (q: GoNoGo) =>
    q.result === 'no-go' &&
    q.decided === undefined &&
    (how === 'skipped' ? q.about !== undefined && sameAbout(q.about, about) : sameAbout(q.about, about))
  if (!Object.values(state.goNoGo).some(stands)) return state
  const decided = (q: GoNoGo) => (stands(q) ? { ...q, decided: how } : q)
  return {
    ...state,
    goNoGo: Object.fromEntries(Object.entries(state.goNoGo).map(([id, q]) => [id, decided(q)])),
  }
}

/** The state once the work has ended, or turns back: what was still being asked about it is asked no more. */
export function questionsOver(state: UpgradeState, how: 'rolled-back' | 'over'): UpgradeState {
  const next = noGoDecided(state, how)
  const moot = (q: GoNoGo) => q.result === 'open' && (how === 'over' || q.about !== undefined)
  if (!Object.values(next.goNoGo).some(moot)) return next
  const ended = (q: GoNoGo) => (moot(q) ? { ...q, result: 'expired' as const } : q)
  return {
    ...next,
    goNoGo: Object.fromEntries(Object.entries(next.goNoGo).map(([id, q]) => [id, ended(q)])),
  }
}

/** The last word on a step or phase is kept however old it is: forgotten, it would be a gate that stands open. */
function question(state: UpgradeState, value: GoNoGo): UpgradeState {
  const all = put(state.goNoGo, value)
  const list = Object.values(all)
  return {
    ...state,
    goNoGo: prune(all, (g) => (g.result === 'open' || isLastWord(g, list) ? null : g.askedAt)),
  }
}
