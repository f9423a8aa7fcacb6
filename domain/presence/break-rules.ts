import { z } from 'zod'
import { row } from '../access/rows.ts'
import { nextLeaving } from '../availability/breaks.ts'
import { said } from '../availability/on-site.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import { instant } from '../log/fields.ts'
import type { Break, BreakAnswer, UpgradeState } from '../log/state.ts'
import type { Timer, Timers } from '../log/timers.ts'
import { idSchema } from '../plan/schema.ts'
import { MINUTE } from '../time/civil.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'
import { seated } from './seated.ts'

/** Who stays after hours and names no end stays this long (ms). */
const STAY_ON = 60 * MINUTE

export interface BreakEvents {
  /** `until` null: it is the end of their hours. */
  'break.asked': { person: string; at: number; until: number | null; label: string }
  /** `until`: staying to this moment, or leaving only then; left out where the question says it all. */
  'break.answered': { person: string; at: number; answer: BreakAnswer; until?: number }
}

export const breakShapes = () => ({
  'break.ask': { person: idSchema, at: instant },
  'break.answer': {
    at: instant,
    answer: z.enum(['leaving', 'staying', 'later']),
    until: instant.nullable().default(null),
  },
  'presence.go': { person: idSchema, at: instant },
})

export const breakRows: Rows<typeof breakShapes> = {
  'break.ask': row.clock,
  'break.answer': { sentinel: 'own' },
  'presence.go': row.clock,
}

export const breakTries: Tries<typeof breakShapes> = (of) => ({
  'break.ask': { person: of.people, at: of.leaving },
  'break.answer': {
    at: of.leaving,
    answer: ['leaving', 'staying', 'later'],
    until: orNull(of.instants),
  },
  'presence.go': { person: of.people, at: of.leaving },
})

export const breakVerbs: Verbs<keyof ReturnType<typeof breakShapes>> = {
  'break.ask'(state, { person, at }, _actor, { now }) {
    const next = mayBeAsked(state, person) ? nextLeaving(state, person, now) : null
    if (next === null || next.at !== at || next.due > now) return nothingToDo
    return happens({ type: 'break.asked', body: { person, at, ...next.rest() } })
  },

  'break.answer': (state, { at, answer, until }, actor, { now }) =>
    seated(actor, ({ id }) => {
      const asked = state.breaks[id]
      if (asked === undefined || (asked.at !== at && asked.from !== at)) return no('time-passed', { at, now })
      if (asked.until !== null && asked.until <= now) return no('time-passed', { at: asked.until, now })
      // Tapped twice: what was answered has moved the moment already.
      if (asked.answer === answer && (asked.at !== at || answer === 'leaving')) return nothingToDo
      // Through it all: there is nothing left to put off, but one may still go.
      const stayed = asked.at === asked.until
      if (answer === 'leaving') {
        const to = asked.at === at && !stayed ? at : Math.max(asked.from, now)
        const answered: NewEvent = {
          type: 'break.answered',
          body: { person: id, at: asked.at, answer, ...(to === asked.at ? {} : { until: to }) },
        }
        const leaves = to <= now && said(state, id, now)?.state !== 'away'
        return leaves ? happens(answered, gone(state, id)) : happens(answered)
      }
      if (asked.at !== at || stayed) return no('time-passed', { at, now })
      if (answer === 'staying' && asked.until !== null)
        return happens({ type: 'break.answered', body: { person: id, at, answer } })
      const to = until ?? Math.min(LAST_MOMENT, Math.max(at, now) + STAY_ON)
      if (to <= at || to <= now) return no('time-passed', { at: to, now })
      return happens({ type: 'break.answered', body: { person: id, at, answer, until: to } })
    }),

  // Who said that they leave at the break is gone when it comes, whether or not they think of the phone then.
  'presence.go': (state, { person, at }, _actor, { now }) =>
    state.breaks[person]?.at === at && at <= now && goesByWord(state, person, now)
      ? happens(gone(state, person))
      : nothingToDo,
}

export const breakApplies: Applies<BreakEvents> = {
  'break.asked'(state, { person, at, until, label }, event) {
    const was = state.breaks[person]
    return ask(state, person, {
      from: was?.at === at ? was.from : at,
      at,
      until,
      label,
      answer: null,
      askedAt: event.at,
      answeredAt: null,
    })
  },

  'break.answered'(state, { person, at, answer, until }, event) {
    const asked = state.breaks[person]
    if (asked === undefined || asked.at !== at) return state
    const to = until ?? (answer === 'staying' ? (asked.until ?? at) : at)
    // Lunch that begins later ends later: it is as long as it was.
    const back = answer === 'later' && asked.until !== null ? asked.until + (to - at) : asked.until
    return ask(state, person, { ...asked, at: to, until: back, answer, answeredAt: event.happenedAt })
  },
}

/** People are asked before a break, and gone when it comes where they said that they leave. */
export const breakTimers: Timers = (state, now) =>
  Object.keys(state.people).flatMap((person) => {
    const owed: Timer[] = []
    const asked = state.breaks[person]
    if (asked !== undefined && goesByWord(state, person, now))
      owed.push({
        at: asked.at,
        id: `go:${person}:${asked.at}:${asked.answeredAt}`,
        command: { type: 'presence.go', person, at: asked.at },
      })
    const next = mayBeAsked(state, person) ? nextLeaving(state, person, now) : null
    if (next !== null)
      owed.push({
        at: next.due,
        // Put off to the same moment twice, or forgotten by leaving and coming back: another question.
        id: `ask-break:${person}:${next.at}:${asked?.answeredAt ?? 0}:${state.presence[person]?.since ?? 0}`,
        command: { type: 'break.ask', person, at: next.at },
      })
    return owed
  })

/** Whether the clock asks this person of their breaks: a sentinel with a phone, while the work goes on. */
export function mayBeAsked(state: UpgradeState, person: string): boolean {
  const p = state.people[person]
  const atWork = state.status === 'running' || state.status === 'rolling-back'
  return atWork && p?.role === 'sentinel' && !p.revoked && p.account !== null
}

/** Whether somebody who said that they leave still has to be put down as gone. */
function goesByWord(state: UpgradeState, person: string, now: number): boolean {
  const asked = state.breaks[person]
  if (asked?.answer !== 'leaving' || (asked.until !== null && asked.until <= now)) return false
  const state_ = state.presence[person]?.state
  return state_ !== 'away' && state_ !== 'left'
}

function gone(state: UpgradeState, person: string): NewEvent {
  const asked = state.breaks[person]
  if (asked === undefined || asked.until === null) return { type: 'presence.left', body: { person } }
  return { type: 'presence.away', body: { person, until: asked.until, reason: asked.label } }
}

/** The state with what somebody was asked of their next break. */
export function ask(state: UpgradeState, person: string, value: Break): UpgradeState {
  return { ...state, breaks: { ...state.breaks, [person]: value } }
}

/** The state without it. */
export function forget(state: UpgradeState, person: string): UpgradeState {
  const { [person]: gone, ...breaks } = state.breaks
  return gone === undefined ? state : { ...state, breaks }
}
