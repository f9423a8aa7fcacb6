import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, type Rows, range, type Tries } from '../log/capability.ts'
import { happens, nothingToDo, type Verbs } from '../log/decision.ts'
import type { HandsRequest, UpgradeState } from '../log/state.ts'
import type { Timer, Timers } from '../log/timers.ts'
import { onSiteFor, sentinelNamed } from '../people/on-duty.ts'
import { idSchema } from '../plan/schema.ts'
import { nextOnSite } from '../presence/next-on-site.ts'
import { lateFrom } from './late.ts'
import { change, onRequest } from './request.ts'
import { isOpen } from './state.ts'

/** How long between rings, in ms: talk(1) rings again every 30 seconds. */
export const RING_EVERY = 30_000
/** After this many rings nobody can say it was not heard; it goes on the record as escalated and rings no more. */
export const RINGS_AT_MOST = 20

/** Taken up, and late: how long between rings, in ms. Whoever has their hands full is not rung like a stranger. */
const LATE_EVERY = 2 * 60_000
const LATE_RINGS_AT_MOST = 5

export interface DueEvents {
  'request.sent': { id: string }
  'request.rung': { id: string; n: number; late?: true }
  'request.escalated': { id: string }
  'request.expired': { id: string }
}

export const dueShapes = () => ({
  'request.send': { id: idSchema },
  'request.ring': { id: idSchema, n: z.number().int().min(1), late: z.boolean().optional() },
  'request.escalate': { id: idSchema },
  'request.expire': { id: idSchema },
})

export const dueRows: Rows<typeof dueShapes> = {
  'request.send': row.clock,
  'request.ring': row.clock,
  'request.escalate': row.clock,
  'request.expire': row.clock,
}

export const dueTries: Tries<typeof dueShapes> = (of) => ({
  'request.send': { id: of.requests },
  'request.ring': {
    id: of.requests,
    n: range(0, 22),
    late: [true, false],
  },
  'request.escalate': { id: of.requests },
  'request.expire': { id: of.requests },
})

export const dueVerbs: Verbs<keyof ReturnType<typeof dueShapes>> = {
  'request.send': (state, { id }, _actor, { now }) =>
    onRequest(state, id, (r) =>
      r.state === 'queued' && (r.notBefore ?? 0) <= now && onSiteFor(state, r.to, now).length > 0
        ? happens({ type: 'request.sent', body: { id } })
        : nothingToDo,
    ),

  'request.ring': (state, { id, n, late }, _actor, { now }) =>
    onRequest(state, id, (r) => {
      const due =
        late === true ? lateRingDue(r) : r.state === 'asked' && r.rings < RINGS_AT_MOST ? ringDue(r) : null
      const next = (late === true ? r.lateRings : r.rings) + 1
      if (due === null || due > now || n !== next) return nothingToDo
      return happens({ type: 'request.rung', body: { id, n, ...(late === true ? { late } : {}) } })
    }),

  'request.escalate': (state, { id }, _actor, { now }) =>
    onRequest(state, id, (r) =>
      r.state === 'asked' && !r.escalated && r.rings >= RINGS_AT_MOST && ringDue(r) <= now
        ? happens({ type: 'request.escalated', body: { id } })
        : nothingToDo,
    ),

  'request.expire': (state, { id }, _actor, { now }) =>
    onRequest(state, id, (r) =>
      isOpen(r) && r.expiresAt !== null && r.expiresAt <= now
        ? happens({ type: 'request.expired', body: { id } })
        : nothingToDo,
    ),
}

export const dueApplies: Applies<DueEvents> = {
  'request.sent'(state, body, event) {
    return change(state, body.id, () => ({ state: 'asked', askedAt: event.at, notBefore: null }))
  },

  'request.rung'(state, { id, n, late }, event) {
    const rung = late === true ? { lateRings: n } : { rings: n }
    return change(state, id, () => ({ ...rung, lastRingAt: event.at }))
  },

  'request.escalated'(state, body) {
    return change(state, body.id, () => ({ escalated: true }))
  },

  'request.expired'(state, body, event) {
    return change(state, body.id, () => ({ state: 'expired', endedAt: event.happenedAt }))
  },
}

/**
 * The opening count is in the ids, so that a request opened again rings anew; with the time it was asked, too: an id may come
 * again once the first request has left the state.
 */
export const dueTimers: Timers = (state, now) => {
  const due: Timer[] = []
  /** Found once for all that wait for the same. */
  const comes = new Map<string, number | null>()
  for (const r of Object.values(state.requests)) {
    if (!isOpen(r)) continue
    const key = `${r.id}:${r.opened}:${r.madeAt}`
    if (r.expiresAt !== null)
      due.push({ at: r.expiresAt, id: `expire:${key}`, command: { type: 'request.expire', id: r.id } })
    if (r.state === 'queued') {
      // Hands that are there now, and leave too soon, are not what it waits for.
      const from = Math.max(now, r.notBefore ?? now)
      const wanted = `${from} ${r.to ?? ''}`
      if (!comes.has(wanted)) comes.set(wanted, handsCome(state, r.to, from, now))
      const sent = comes.get(wanted) ?? null
      if (sent !== null)
        due.push({ at: sent, id: `send:${key}`, command: { type: 'request.send', id: r.id } })
    }
    if (r.state === 'asked' && r.rings < RINGS_AT_MOST) {
      const n = r.rings + 1
      due.push({ at: ringDue(r), id: `ring:${key}:${n}`, command: { type: 'request.ring', id: r.id, n } })
    }
    const late = lateRingDue(r)
    if (late !== null) {
      const n = r.lateRings + 1
      // Said again, it may be late again.
      const id = `late:${key}:${r.onMyWayAt ?? r.seenAt}:${n}`
      due.push({ at: late, id, command: { type: 'request.ring', id: r.id, n, late: true } })
    }
    if (r.state === 'asked' && r.rings >= RINGS_AT_MOST && !r.escalated)
      due.push({ at: ringDue(r), id: `escalate:${key}`, command: { type: 'request.escalate', id: r.id } })
  }
  return due
}

/**
 * When somebody is on site, `from` at the earliest, as `handsOnSite` will see it, if nobody says anything more; null when
 * nobody will be. Who said that she left is not expected by her window: a request sent to an empty room would be due for
 * ever.
 */
function handsCome(state: UpgradeState, to: string | undefined, from: number, now: number): number | null {
  if (onSiteFor(state, to, from).length > 0) return from
  const person = sentinelNamed(state, to)
  return nextOnSite(state, now, person === null ? { from } : { from, person })
}

/** When the next ring of an unanswered request is due. */
function ringDue(r: HandsRequest): number {
  return (r.lastRingAt ?? r.askedAt ?? r.madeAt) + RING_EVERY
}

/** When the next ring of a late request is due; null when none is. */
function lateRingDue(r: HandsRequest): number | null {
  const from = lateFrom(r)
  return from === null || r.lateRings >= LATE_RINGS_AT_MOST ? null : from + r.lateRings * LATE_EVERY
}
