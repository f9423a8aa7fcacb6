import { nextLeaving } from '../availability/breaks.ts'
import { said } from '../availability/on-site.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { Person, UpgradeState } from '../log/state.ts'
import { sentinelNamed } from '../people/on-duty.ts'
import { MINUTE } from '../time/civil.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'
import { alive, isOver } from '../work/status.ts'
import { batonNow, batonOf } from './baton.ts'
import { handsOnSite } from './on-site.ts'

/** How long after they meant to be back people are rung, and how long after that whoever stands in for them (ms). */
export const OVERDUE_AFTER = 5 * MINUTE
export const BACKUP_AFTER = 10 * MINUTE
/** Overdue for longer than this, ringing is no use: the work stood still meanwhile, or the server did. */
export const OVERDUE_FORGOTTEN = 120 * MINUTE
/** Who stays after hours and names no end stays this long (ms). */
export const STAY_ON = 60 * MINUTE

const whereVerbs: Verbs<
  | 'presence.arrive'
  | 'presence.leave'
  | 'presence.away'
  | 'presence.back'
  | 'presence.return'
  | 'presence.go'
  | 'presence.overdue'
  | 'break.ask'
  | 'break.answer'
> = {
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

  // Who said that they leave at the break is gone when it comes, whether or not they think of the phone then.
  'presence.go': (state, { person, at }, _actor, { now }) =>
    state.breaks[person]?.at === at && at <= now && goesByWord(state, person, now)
      ? happens(gone(state, person))
      : nothingToDo,

  'presence.overdue'(state, { person, n }, _actor, { now }) {
    const at = overdueDue(state, person)
    if (at === null || at.n !== n || at.at > now) return nothingToDo
    const backup = n === 2 ? (handsOnSite(state, now).find((id) => id !== person) ?? null) : null
    return happens({ type: 'presence.overdue', body: { person, n, backup } })
  },

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
}

const batonVerbs: Verbs<'baton.give' | 'baton.take'> = {
  'baton.give': (state, { to }, actor, moment) => pass(state, actor, to, moment.now),
  'baton.take': (state, _c, actor, moment) => pass(state, actor, batonOf(actor.person?.role), moment.now),
}

export const presenceVerbs = { ...whereVerbs, ...batonVerbs }

function pass(state: UpgradeState, actor: Actor, to: 'keyboard' | 'hands', at: number): Decision {
  return seated(actor, ({ id }) => {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    const now = batonNow(state, at)
    // Who is off duty does not hold it, and need not say again that they took it.
    const said = now.why === 'said' && state.baton?.by === id
    // The next upgrader takes it from the one before: another person, though it is the same side.
    if (now.to === to && (now.by === id || said || batonOf(actor.person?.role) !== to)) return nothingToDo
    return happens({ type: 'baton.passed', body: { to, by: id } })
  })
}

/** Whether the clock asks this person of their breaks: a sentinel with a phone, while the work goes on. */
export function mayBeAsked(state: UpgradeState, person: string): boolean {
  const p = state.people[person]
  return atWork(state) && p?.role === 'sentinel' && !p.revoked && p.account !== null
}

/** Whether somebody who said that they leave still has to be put down as gone. */
export function goesByWord(state: UpgradeState, person: string, now: number): boolean {
  const asked = state.breaks[person]
  if (asked?.answer !== 'leaving' || (asked.until !== null && asked.until <= now)) return false
  const state_ = state.presence[person]?.state
  return state_ !== 'away' && state_ !== 'left'
}

/** When the clock next says that somebody is overdue, and for which time; null: they are not, or all has been said. */
export function overdueDue(state: UpgradeState, person: string): { at: number; n: number } | null {
  const there = state.presence[person]
  if (there?.state !== 'unknown' || there.due === undefined || !mayBeAsked(state, person)) return null
  const n = (there.overdue ?? 0) + 1
  if (n > 2 || there.due + OVERDUE_FORGOTTEN <= state.at) return null
  return { at: there.due + OVERDUE_AFTER + (n - 1) * BACKUP_AFTER, n }
}

function atWork(state: UpgradeState): boolean {
  return state.status === 'running' || state.status === 'rolling-back'
}

function gone(state: UpgradeState, person: string): NewEvent {
  const asked = state.breaks[person]
  if (asked === undefined || asked.until === null) return { type: 'presence.left', body: { person } }
  return { type: 'presence.away', body: { person, until: asked.until, reason: asked.label } }
}

function seated(actor: Actor, verb: (p: Person) => Decision): Decision {
  return actor.person === null ? no('not-a-member', {}) : verb(actor.person)
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
