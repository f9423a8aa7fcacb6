import { z } from 'zod'
import { row } from '../access/rows.ts'
import { said } from '../availability/on-site.ts'
import { type AwayCode, awayCodes } from '../hands/presets.ts'
import type { Applies, Lifts, Rows, Tries, Version } from '../log/capability.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { Json, NewEvent } from '../log/events.ts'
import { instant } from '../log/fields.ts'
import type { Presence, UpgradeState } from '../log/state.ts'
import type { Timer, Timers } from '../log/timers.ts'
import { sentinelNamed } from '../people/on-duty.ts'
import { idSchema } from '../plan/schema.ts'
import { lineOrNone } from '../text/schemas.ts'
import { MINUTE } from '../time/civil.ts'
import { ask, forget, mayBeAsked } from './break-rules.ts'
import { handsOnSite } from './on-site.ts'
import { seated } from './seated.ts'

/** How long after they meant to be back people are rung, and how long after that whoever stands in for them (ms). */
const OVERDUE_AFTER = 5 * MINUTE
const BACKUP_AFTER = 10 * MINUTE
/** Overdue for longer than this, ringing is no use: the work stood still meanwhile, or the server did. */
const OVERDUE_FORGOTTEN = 120 * MINUTE

export interface WhereEvents {
  'presence.arrived': { person: string }
  'presence.left': { person: string }
  'presence.away': Version<2, { person: string; until: number; reason: string; code?: AwayCode }>
  'presence.returned': { person: string }
  /** The time away has passed and nobody came: 1 rings the person, 2 the backup; null: there is nobody to stand in. */
  'presence.overdue': { person: string; n: number; backup: string | null }
}

export const whereShapes = () => ({
  'presence.arrive': {},
  'presence.back': {},
  'presence.leave': {},
  'presence.away': {
    until: instant,
    code: z.enum(awayCodes).optional(),
    reason: lineOrNone(200).default(''),
  },
  'presence.return': { person: idSchema },
  'presence.overdue': { person: idSchema, n: z.number().int().min(1).max(2) },
})

export const whereRows: Rows<typeof whereShapes> = {
  'presence.arrive': row.own,
  'presence.back': row.own,
  'presence.leave': row.own,
  'presence.away': row.own,
  'presence.return': row.clock,
  'presence.overdue': row.clock,
}

export const whereLifts: Lifts<WhereEvents> = {
  // Before, nobody was asked why.
  'presence.away': [(body) => ({ ...(body as Record<string, Json>), reason: '' })],
}

export const whereTries: Tries<typeof whereShapes> = (of) => ({
  'presence.arrive': {},
  'presence.back': {},
  'presence.leave': {},
  'presence.away': {
    until: of.instants,
    reason: ['', 'lunch'],
    code: [undefined, 'meal'],
  },
  'presence.return': { person: of.people },
  'presence.overdue': { person: of.people, n: [1, 2] },
})

export const whereVerbs: Verbs<keyof ReturnType<typeof whereShapes>> = {
  'presence.arrive': (state, _c, actor, { now, happenedAt }) => arrive(state, actor, happenedAt ?? now),
  'presence.back': (state, _c, actor, { now, happenedAt }) => arrive(state, actor, happenedAt ?? now),

  'presence.leave': (state, _c, actor) =>
    seated(actor, ({ id }) =>
      state.presence[id]?.state === 'left'
        ? nothingToDo
        : happens({ type: 'presence.left', body: { person: id } }),
    ),

  'presence.away': (state, { until, reason, code }, actor, { now }) =>
    seated(actor, ({ id }) => {
      if (until <= now) return no('time-passed', { at: until, now })
      const there = state.presence[id]
      if (
        there?.state === 'away' &&
        there.until === until &&
        (there.reason ?? '') === reason &&
        there.code === code
      )
        return nothingToDo
      return happens({
        type: 'presence.away',
        body: { person: id, until, reason, ...(code === undefined ? {} : { code }) },
      })
    }),

  'presence.return'(state, { person }, _actor, { now }) {
    const there = state.presence[person]
    if (there?.state !== 'away' || there.until === null || there.until > now) return nothingToDo
    return happens({ type: 'presence.returned', body: { person } })
  },

  'presence.overdue'(state, { person, n }, _actor, { now }) {
    const at = overdueDue(state, person)
    if (at === null || at.n !== n || at.at > now) return nothingToDo
    const backup = n === 2 ? (handsOnSite(state, now).find((id) => id !== person) ?? null) : null
    return happens({ type: 'presence.overdue', body: { person, n, backup } })
  },
}

export const whereApplies: Applies<WhereEvents> = {
  'presence.arrived'(state, { person }, event) {
    const asked = state.breaks[person]
    // Back before the break is over: what was said of it has run its course.
    const next = asked !== undefined && asked.at <= event.happenedAt ? forget(state, person) : state
    return present(next, person, { state: 'on-site', until: null, since: event.happenedAt })
  },

  'presence.left'(state, { person }, event) {
    return present(forget(state, person), person, { state: 'left', until: null, since: event.happenedAt })
  },

  'presence.away'(state, { person, until, reason, code }, event) {
    const asked = state.breaks[person]
    const next =
      asked !== undefined && asked.answer !== null && until > asked.at
        ? // What is said in leaving holds, of the way back too.
          ask(state, person, { ...asked, answer: 'leaving', until })
        : state
    return present(next, person, {
      state: 'away',
      until,
      since: event.happenedAt,
      ...(reason === '' ? {} : { reason }),
      ...(code === undefined ? {} : { code }),
    })
  },

  'presence.returned'(state, body, event) {
    const was = state.presence[body.person]
    return present(state, body.person, {
      state: 'unknown',
      until: null,
      since: event.happenedAt,
      ...(was?.until == null ? {} : { due: was.until }),
      ...(was?.reason === undefined ? {} : { reason: was.reason }),
      ...(was?.code === undefined ? {} : { code: was.code }),
    })
  },

  'presence.overdue'(state, body) {
    const there = state.presence[body.person]
    if (there === undefined) return state
    return present(state, body.person, { ...there, overdue: body.n })
  },
}

/** People are expected back, and are rung when they are overdue. */
export const whereTimers: Timers = (state) =>
  Object.entries(state.presence).flatMap(([person, { state: where, until, since }]): Timer[] => {
    if (where === 'away' && until !== null)
      return [{ at: until, id: `return:${person}:${until}`, command: { type: 'presence.return', person } }]
    const overdue = overdueDue(state, person)
    if (overdue === null) return []
    const { at, n } = overdue
    return [{ at, id: `overdue:${person}:${since}:${n}`, command: { type: 'presence.overdue', person, n } }]
  })

/** When the clock next says that somebody is overdue, and for which time; null: they are not, or all has been said. */
function overdueDue(state: UpgradeState, person: string): { at: number; n: number } | null {
  const there = state.presence[person]
  if (there?.state !== 'unknown' || there.due === undefined || !mayBeAsked(state, person)) return null
  const n = (there.overdue ?? 0) + 1
  if (n > 2 || there.due + OVERDUE_FORGOTTEN <= state.at) return null
  return { at: there.due + OVERDUE_AFTER + (n - 1) * BACKUP_AFTER, n }
}

/** Whoever comes finds what waited for them: queued requests are sent in the same breath. */
function arrive(state: UpgradeState, actor: Actor, when: number): Decision {
  return seated(actor, (p) => {
    if (said(state, p.id, when)?.state === 'on-site') return nothingToDo
    const waiting =
      p.role !== 'sentinel'
        ? []
        : Object.values(state.requests).filter(
            (r) => r.state === 'queued' && (sentinelNamed(state, r.to) ?? p.id) === p.id,
          )
    return happens(
      { type: 'presence.arrived', body: { person: p.id } },
      ...waiting.map((r): NewEvent => ({ type: 'request.sent', body: { id: r.id } })),
    )
  })
}

function present(state: UpgradeState, person: string, value: Presence): UpgradeState {
  return { ...state, presence: { ...state.presence, [person]: value } }
}
