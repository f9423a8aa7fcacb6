import { onSiteNow } from '../availability/windows.ts'
import { inClothes, isOpen } from './apply-hands.ts'
import { alive, isOver } from './decide-plan.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from './decision.ts'
import type { NewEvent } from './events.ts'
import type { HandsRequest, Machine, Person, UpgradeState } from './state.ts'
import { stepOf } from './steps.ts'

/** How long between rings, in ms: talk(1) rings again every 30 seconds. */
export const RING_EVERY = 30_000
/** After this many rings nobody can say it was not heard; it goes on the record as escalated and rings no more. */
export const RINGS_AT_MOST = 20

/** Ids of the sentinels who are on site at `t`: by what they said, else by their hands windows. */
export function handsOnSite(state: UpgradeState, t: number): string[] {
  const sentinel = (p: Person | undefined) => p !== undefined && p.role === 'sentinel' && !p.revoked
  return onSiteNow(Object.values(state.hands), state.presence, state.head.site.zone, t).filter((id) =>
    sentinel(state.people[id]),
  )
}

export const requestVerbs: Verbs<
  | 'request.ask'
  | 'request.seen'
  | 'request.on-my-way'
  | 'request.done'
  | 'request.cannot'
  | 'request.withdraw'
  | 'request.reopen'
  | 'request.take'
  | 'request.send'
  | 'request.ring'
  | 'request.escalate'
  | 'request.expire'
  | 'talk.say'
> = {
  'request.ask'(state, c, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.requests[c.id] !== undefined) return no('already-there', { kind: 'request', id: c.id })
    if (c.machine !== null && state.machines[c.machine] === undefined)
      return no('no-such', { kind: 'machine', id: c.machine })
    if (c.step !== null && stepOf(state, c.step) === null) return no('no-such', { kind: 'step', id: c.step })
    if (c.expiresAt !== null && c.expiresAt <= now) return no('time-passed', { at: c.expiresAt, now })
    const { type: _, ...asked } = c
    return happens({ type: 'request.made', body: { ...asked, queued: handsOnSite(state, now).length === 0 } })
  },

  // Seen and on-my-way ask leave to act: late, they are refused, so that nobody acts on what no longer holds.
  'request.seen': (state, { id }, actor) =>
    onRequest(state, id, (r) => {
      if (r.state === 'seen' || r.state === 'on-my-way') return nothingToDo
      if (!isOpen(r)) return tooLate(r)
      return happens({ type: 'request.seen', body: { id, ...entered(actor) } })
    }),

  'request.on-my-way': (state, { id }, actor) =>
    onRequest(state, id, (r) => {
      if (r.state === 'on-my-way') return nothingToDo
      if (!isOpen(r)) return tooLate(r)
      return happens({ type: 'request.on-my-way', body: { id, ...entered(actor) } })
    }),

  // A report of what was done is never refused for being late: it is kept, and the conflict is shown to both.
  'request.done': (state, { id, saw }, actor) =>
    onRequest(state, id, (r) => {
      if (r.state === 'done') return nothingToDo
      const conflict =
        r.state === 'withdrawn' || r.state === 'expired' || r.state === 'cannot' ? { conflict: r.state } : {}
      return happens(
        { type: 'request.done', body: { id, saw, ...entered(actor), ...conflict } },
        ...relabelled(state, r),
      )
    }),

  'request.cannot': (state, { id, reason }, actor) =>
    onRequest(state, id, (r) => {
      if (r.state === 'cannot') return nothingToDo
      if (r.state === 'done') return no('wrong-request-state', { state: r.state })
      const conflict = r.state === 'withdrawn' || r.state === 'expired' ? { conflict: r.state } : {}
      return happens({ type: 'request.refused', body: { id, reason, ...entered(actor), ...conflict } })
    }),

  'request.withdraw': (state, { id, reason }) =>
    onRequest(state, id, (r) => {
      if (r.state === 'withdrawn') return nothingToDo
      if (!isOpen(r)) return no('wrong-request-state', { state: r.state })
      return happens({ type: 'request.withdrawn', body: { id, reason } })
    }),

  'request.reopen'(state, { id, reason }, _actor, { now }) {
    return onRequest(state, id, (r) => {
      if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
      if (isOpen(r)) return nothingToDo
      return happens({
        type: 'request.reopened',
        body: { id, reason, queued: handsOnSite(state, now).length === 0 },
      })
    })
  },

  'request.take': (state, { id }, actor) =>
    onRequest(state, id, (r) => {
      if (!isOpen(r)) return tooLate(r)
      return r.by === actor.account ? nothingToDo : happens({ type: 'request.taken', body: { id } })
    }),

  'request.send': (state, { id }, _actor, { now }) =>
    onRequest(state, id, (r) =>
      r.state === 'queued' && handsOnSite(state, now).length > 0
        ? happens({ type: 'request.sent', body: { id } })
        : nothingToDo,
    ),

  'request.ring': (state, { id, n }, _actor, { now }) =>
    onRequest(state, id, (r) =>
      r.state === 'asked' && n === r.rings + 1 && n <= RINGS_AT_MOST && ringDue(r) <= now
        ? happens({ type: 'request.rung', body: { id, n } })
        : nothingToDo,
    ),

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

  'talk.say'(state, { text, about }) {
    if (about === null) return happens({ type: 'talk.said', body: { text } })
    const table = { request: state.requests, card: state.cards }
    const known =
      about.kind === 'step' ? stepOf(state, about.id) !== null : table[about.kind][about.id] !== undefined
    if (!known) return no('no-such', { kind: about.kind, id: about.id })
    return happens({ type: 'talk.said', body: { text, about } })
  },
}

/** When the next ring of an unanswered request is due. */
export function ringDue(r: HandsRequest): number {
  return (r.lastRingAt ?? r.askedAt ?? r.madeAt) + RING_EVERY
}

export const presenceVerbs: Verbs<
  'presence.arrive' | 'presence.leave' | 'presence.away' | 'presence.back' | 'presence.return'
> = {
  'presence.arrive': (state, _c, actor) => arrive(state, actor),
  'presence.back': (state, _c, actor) => arrive(state, actor),

  'presence.leave': (state, _c, actor) =>
    seated(actor, ({ id }) =>
      state.presence[id]?.state === 'left'
        ? nothingToDo
        : happens({ type: 'presence.left', body: { person: id } }),
    ),

  'presence.away': (state, { until }, actor, { now }) =>
    seated(actor, ({ id }) => {
      if (until <= now) return no('time-passed', { at: until, now })
      const there = state.presence[id]
      if (there?.state === 'away' && there.until === until) return nothingToDo
      return happens({ type: 'presence.away', body: { person: id, until } })
    }),

  'presence.return'(state, { person }, _actor, { now }) {
    const there = state.presence[person]
    if (there?.state !== 'away' || there.until === null || there.until > now) return nothingToDo
    return happens({ type: 'presence.returned', body: { person } })
  },
}

export const machineVerbs: Verbs<'machine.report' | 'machine.swap' | 'machine.relabel'> = {
  'machine.report'(state, { machine, condition, note }) {
    const m = state.machines[machine]
    if (m === undefined) return no('no-such', { kind: 'machine', id: machine })
    return happens({ type: 'machine.reported', body: { machine, condition, note } })
  },

  'machine.swap'(state, { a, b, request }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    const [one, two] = [state.machines[a], state.machines[b]]
    if (one === undefined) return no('no-such', { kind: 'machine', id: a })
    if (two === undefined || a === b) return no('no-such', { kind: 'machine', id: b })
    if (state.requests[request] !== undefined) return no('already-there', { kind: 'request', id: request })
    const swapped: NewEvent = { type: 'machine.swapped', body: { a, b } }
    const open = Object.values(state.requests).filter(
      (r) => isOpen(r) && r.relabels.some((m) => m === a || m === b),
    )
    const moot: NewEvent[] = open.map((r) => ({ type: 'request.withdrawn', body: { id: r.id, reason: '' } }))
    // The new request takes over what the moot ones left to do; swapped back before anybody touched the stickers, they
    // are right again and nothing is left.
    const after: Record<string, Machine> = {
      ...state.machines,
      [a]: inClothes(one, two),
      [b]: inClothes(two, one),
    }
    const relabels = [...new Set([a, b, ...open.flatMap((r) => r.relabels)])].filter(
      (id) => after[id]?.formerName != null,
    )
    if (relabels.length === 0) return happens(swapped, ...moot)
    const queued = handsOnSite(state, now).length === 0
    const text = relabels.map((id) => `${after[id]?.sticker} → ${after[id]?.name}`).join('; ')
    return happens(swapped, ...moot, {
      type: 'request.made',
      body: {
        id: request,
        kind: 'other',
        machine: null,
        step: null,
        text,
        expect: '',
        allowance: 15,
        expiresAt: null,
        queued,
        relabels,
      },
    })
  },

  'machine.relabel'(state, { machine, sticker }) {
    const m = state.machines[machine]
    if (m === undefined) return no('no-such', { kind: 'machine', id: machine })
    if (m.sticker === sticker && m.formerName === null) return nothingToDo
    return happens({ type: 'machine.relabelled', body: { machine, sticker } })
  },
}

function onRequest(state: UpgradeState, id: string, verb: (r: HandsRequest) => Decision): Decision {
  const r = state.requests[id]
  return r === undefined ? no('no-such', { kind: 'request', id }) : verb(r)
}

function tooLate(r: HandsRequest): Decision {
  return no('too-late', { was: r.state, at: r.endedAt ?? r.madeAt })
}

function entered(actor: Actor): { entered?: true } {
  return actor.leave === 'entered' || actor.person?.role === 'upgrader' ? { entered: true } : {}
}

/** The new sticker keeps the old one's manner: capitals stay capitals. */
function relabelled(state: UpgradeState, r: HandsRequest): NewEvent[] {
  return r.relabels.flatMap((id) => {
    const m = state.machines[id]
    if (m === undefined || m.formerName === null) return []
    const sticker = m.sticker === m.sticker.toUpperCase() ? m.name.toUpperCase() : m.name
    return [{ type: 'machine.relabelled', body: { machine: id, sticker } }]
  })
}

function seated(actor: Actor, verb: (p: Person) => Decision): Decision {
  return actor.person === null ? no('not-a-member', {}) : verb(actor.person)
}

/** Whoever comes finds what waited for them: queued requests are sent in the same breath. */
function arrive(state: UpgradeState, actor: Actor): Decision {
  return seated(actor, (p) => {
    if (state.presence[p.id]?.state === 'on-site') return nothingToDo
    const waiting =
      p.role !== 'sentinel' ? [] : Object.values(state.requests).filter((r) => r.state === 'queued')
    return happens(
      { type: 'presence.arrived', body: { person: p.id } },
      ...waiting.map((r): NewEvent => ({ type: 'request.sent', body: { id: r.id } })),
    )
  })
}
