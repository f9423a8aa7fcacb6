import type { OpenEvent } from '../log/events.ts'
import type { GateAbout, GoNoGo, NoGoEnd, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import { isLastWord, sameAbout, withAnswer } from './gate.ts'

/** Events of go/no-go; null for any other. */
export function applyGates(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.body === null) return null
  const when = event.happenedAt
  switch (event.type) {
    case 'go.asked': {
      // Of two about the same the later counts; a question by role is about nothing in particular.
      const seq = event.body.people === undefined ? {} : { seq: event.seq }
      const asked = { ...event.body, ...seq, askedAt: when, answers: {}, result: 'open' as const }
      return question(noGoDecided(state, 'asked-again', event.body.about), asked)
    }
    case 'go.answered': {
      const { id, role, person, answer, note } = event.body
      const asked = state.goNoGo[id]
      if (asked === undefined) return state
      return question(state, withAnswer(asked, person ?? role, { answer, note, by: event.actor, at: when }))
    }
    case 'go.replaced': {
      const { id, person, by, reason } = event.body
      const asked = state.goNoGo[id]
      if (asked?.people === undefined) return state
      const people = asked.people.flatMap((p) => (p !== person ? [p] : by === null ? [] : [by]))
      const replaced = [...(asked.replaced ?? []), { person, by, reason, at: when, who: event.actor }]
      const all = people.every((p) => asked.answers[p]?.answer === 'go')
      return question(state, { ...asked, people, replaced, result: all ? 'go' : asked.result })
    }
    case 'go.expired': {
      const asked = state.goNoGo[event.body.id]
      return asked === undefined ? state : question(state, { ...asked, result: 'expired' })
    }
    default:
      return null
  }
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
