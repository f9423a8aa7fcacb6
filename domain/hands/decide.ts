import { pressed } from '../beats/gone.ts'
import { barred } from '../gates/decide.ts'
import {
  type Actor,
  type Decision,
  happens,
  type Moment,
  no,
  nothingToDo,
  type Verbs,
} from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import type { HandsRequest, Machine, UpgradeState } from '../log/state.ts'
import { doerFor, doerOf, onSiteFor, sentinelNamed } from '../people/on-duty.ts'
import { handsOnSite } from '../presence/on-site.ts'
import { beginVerbs } from '../work/begin-rules.ts'
import { endVerbs } from '../work/end-rules.ts'
import type { Entered } from '../work/on-step.ts'
import { alive, isOver } from '../work/status.ts'
import { rollBackEnd, stepOf } from '../work/steps.ts'
import { inClothes, isOpen } from './apply.ts'
import { detailsFor } from './details.ts'
import { handsFor } from './hands-for.ts'
import { isLate, lateFrom } from './late.ts'
import { stepOfRequest } from './one-job.ts'

/** How long between rings, in ms: talk(1) rings again every 30 seconds. */
export const RING_EVERY = 30_000
/** After this many rings nobody can say it was not heard; it goes on the record as escalated and rings no more. */
export const RINGS_AT_MOST = 20

/** Taken up, and late: how long between rings, in ms. Whoever has their hands full is not rung like a stranger. */
export const LATE_EVERY = 2 * 60_000
export const LATE_RINGS_AT_MOST = 5

const requestVerbs: Verbs<
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
  | 'request.read-back'
  | 'request.clear'
  | 'call.log'
> = {
  'request.ask'(state, c, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.requests[c.id] !== undefined) return no('already-there', { kind: 'request', id: c.id })
    if (c.machine !== null && state.machines[c.machine] === undefined)
      return no('no-such', { kind: 'machine', id: c.machine })
    if (c.step !== null && stepOf(state, c.step) === null) return no('no-such', { kind: 'step', id: c.step })
    if (c.expiresAt !== null && c.expiresAt <= now) return no('time-passed', { at: c.expiresAt, now })
    const gated = barred(state, c)
    if (gated !== null) return gated
    const person = c.to == null ? null : state.people[c.to]
    if (person === undefined || (person !== null && (person.role !== 'sentinel' || person.revoked)))
      return no('no-such', { kind: 'person', id: c.to ?? '' })
    const { type: _, to: __, details, otherwise = '', readBack, ifNobody, ...asked } = c
    const lookedAt = Object.fromEntries(detailsFor(c.kind, details))
    const body = {
      ...asked,
      ...(person === null ? {} : { to: person.id }),
      ...(Object.keys(lookedAt).length === 0 ? {} : { details: lookedAt }),
      ...(otherwise === '' ? {} : { otherwise }),
      ...(readBack === true && c.machine !== null ? { readBack } : {}),
    }
    const hands = handsFor(state, now, c.allowance, person?.id)
    if (hands.there) return happens({ type: 'request.made', body: { ...body, queued: false } })
    // Never into the void unawares: whoever asks is told, and says what shall become of it.
    if (ifNobody === undefined)
      return no('nobody-there', {
        why: hands.why,
        leavesAt: hands.leavesAt,
        next: hands.next,
        ...(person === null ? {} : { who: person.name }),
      })
    if (ifNobody.then === 'ask')
      return happens({ type: 'request.made', body: { ...body, queued: false, override: ifNobody.reason } })
    const later = hands.why === 'leaves' && hands.next !== null ? { notBefore: hands.next } : {}
    return happens({ type: 'request.made', body: { ...body, queued: true, ...later } })
  },

  'request.read-back': (state, { id, machine, doer }, actor, moment) =>
    onRequest(state, id, (r) => {
      if (!isOpen(r)) return tooLate(r)
      if (r.readBack === null || r.readBack.state === 'right') return nothingToDo
      if (r.readBack.state === 'stopped') return no('wrong-box', { sticker: stickerOf(state, r.machine) })
      if (machine !== null && state.machines[machine] === undefined)
        return no('no-such', { kind: 'machine', id: machine })
      const right = machine === r.machine
      return byDoer(state, r, doer, actor, moment, (entered) =>
        happens(
          { type: 'request.read-back', body: { id, machine, right, ...entered } },
          ...(right && r.state === 'on-my-way' ? begun(state, r, entered, actor, moment) : []),
        ),
      )
    }),

  'request.clear': (state, { id, reason }) =>
    onRequest(state, id, (r) =>
      r.readBack?.state === 'stopped'
        ? happens({ type: 'request.cleared', body: { id, reason } })
        : nothingToDo,
    ),

  'call.log'(state, { request, person, minutes, cost, note }) {
    if (request !== null && state.requests[request] === undefined)
      return no('no-such', { kind: 'request', id: request })
    if (person !== null && state.people[person] === undefined)
      return no('no-such', { kind: 'person', id: person })
    return happens({ type: 'call.logged', body: { request, person, minutes, cost, note } })
  },

  // Seen and on-my-way ask leave to act: late, they are refused, so that nobody acts on what no longer holds.
  'request.seen': (state, { id, doer }, actor, moment) =>
    onRequest(state, id, (r) => {
      if (r.state === 'seen' || r.state === 'on-my-way') return nothingToDo
      if (!isOpen(r)) return tooLate(r)
      return byDoer(state, r, doer, actor, moment, (entered) =>
        happens({ type: 'request.seen', body: { id, ...entered } }),
      )
    }),

  // Said again once it is late, it says: still at it. The time that it may take begins anew.
  'request.on-my-way': (state, { id, doer }, actor, moment) =>
    onRequest(state, id, (r) => {
      if (r.state === 'on-my-way' && !isLate(r, moment.now)) return nothingToDo
      if (hasAnother(state, r, actor)) return nothingToDo
      if (!isOpen(r)) return tooLate(r)
      // Before the box is read back, nothing is begun.
      const goes = r.readBack === null || r.readBack.state === 'right'
      return byDoer(state, r, doer, actor, moment, (entered) =>
        happens(
          { type: 'request.on-my-way', body: { id, ...entered } },
          ...(goes ? begun(state, r, entered, actor, moment) : []),
        ),
      )
    }),

  // A report of what was done is never refused for being late: it is kept, and the conflict is shown to both.
  'request.done'(state, { id, saw, doer }, actor, moment) {
    const r = state.requests[id]
    // Ended so long ago that forty others have ended since: what was done was done all the same.
    if (r === undefined)
      return happens({ type: 'request.done', body: { id, saw, ...enteredBy(actor), conflict: 'gone' } })
    if (r.state === 'done') return nothingToDo
    const conflict =
      r.state === 'withdrawn' || r.state === 'expired' || r.state === 'cannot' ? { conflict: r.state } : {}
    const unread = r.readBack !== null && r.readBack.state !== 'right' ? { unread: true as const } : {}
    return byDoer(state, r, doer, actor, moment, (entered) =>
      happens(
        { type: 'request.done', body: { id, saw, ...entered, ...conflict, ...unread } },
        ...relabelled(state, r),
        ...pressed(state, r, moment),
        ...doneWith(state, r, entered, actor, moment),
      ),
    )
  },

  'request.cannot': (state, { id, code, reason, doer }, actor, moment) =>
    onRequest(state, id, (r) => {
      if (code === undefined && reason === '')
        return no('bad-input', { issues: [{ path: 'reason', problem: 'too_small' }] })
      if (r.state === 'cannot') return nothingToDo
      if (r.state === 'done') return no('wrong-request-state', { state: r.state })
      const conflict = r.state === 'withdrawn' || r.state === 'expired' ? { conflict: r.state } : {}
      return byDoer(state, r, doer, actor, moment, (entered) =>
        happens({
          type: 'request.refused',
          body: { id, reason, ...(code === undefined ? {} : { code }), ...entered, ...conflict },
        }),
      )
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
      const gated = barred(state, r)
      if (gated !== null) return gated
      return happens({
        type: 'request.reopened',
        body: { id, reason, queued: onSiteFor(state, r.to, now).length === 0 },
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

/** When the next ring of an unanswered request is due. */
export function ringDue(r: HandsRequest): number {
  return (r.lastRingAt ?? r.askedAt ?? r.madeAt) + RING_EVERY
}

/** When the next ring of a late request is due; null when none is. */
export function lateRingDue(r: HandsRequest): number | null {
  const from = lateFrom(r)
  return from === null || r.lateRings >= LATE_RINGS_AT_MOST ? null : from + r.lateRings * LATE_EVERY
}

const machineVerbs: Verbs<'machine.swap' | 'machine.relabel'> = {
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

export const handsVerbs = { ...requestVerbs, ...machineVerbs }

function onRequest(state: UpgradeState, id: string, verb: (r: HandsRequest) => Decision): Decision {
  const r = state.requests[id]
  return r === undefined ? no('no-such', { kind: 'request', id }) : verb(r)
}

/** Whether another sentinel has it in hand: two do not go for one thing. Whoever means to takes it over. */
function hasAnother(state: UpgradeState, r: HandsRequest, actor: Actor): boolean {
  if (actor.person?.role !== 'sentinel' || (r.state !== 'seen' && r.state !== 'on-my-way')) return false
  const doer = doerOf(state, r)
  return doer !== null && doer !== actor.person.id && state.people[doer]?.revoked === false
}

function tooLate(r: HandsRequest): Decision {
  return no('too-late', { was: r.state, at: r.endedAt ?? r.madeAt, kind: r.kind })
}

function stickerOf(state: UpgradeState, machine: string | null): string {
  return machine === null ? '' : (state.machines[machine]?.sticker ?? machine)
}

/** Says it with who did it, where the upgrader enters it: who is said, or else whose job it is where that is but one. */
function byDoer(
  state: UpgradeState,
  r: HandsRequest,
  said: string | undefined,
  actor: Actor,
  { now }: Moment,
  verb: (entered: Entered) => Decision,
): Decision {
  const entered = enteredBy(actor)
  if (entered.entered !== true) return verb({})
  if (said !== undefined && sentinelNamed(state, said) === null)
    return no('no-such', { kind: 'person', id: said })
  const doer = said ?? doerFor(state, r, now)
  return verb(doer === null ? entered : { ...entered, doer })
}

/** The step that a request is begins with it, where it may; where it may not, what was said of the request stands. */
function begun(state: UpgradeState, r: HandsRequest, entered: Entered, actor: Actor, at: Moment): NewEvent[] {
  const step = stepOfRequest(state, r)
  if (step === null) return []
  const { doer } = entered
  const started = beginVerbs['step.start'](
    state,
    { type: 'step.start', step: step.id, doer },
    asDoer(actor),
    at,
  )
  return started.ok ? started.events : []
}

/** And it ends with it, begun or not: but not by what was done after it was called off, or before the wrong box. */
function doneWith(
  state: UpgradeState,
  r: HandsRequest,
  entered: Entered,
  actor: Actor,
  at: Moment,
): NewEvent[] {
  const step = stepOfRequest(state, r)
  const late = r.state === 'withdrawn' || r.state === 'expired' || r.readBack?.state === 'stopped'
  if (step === null || late) return []
  if (state.runs[step.id]?.state !== 'running') {
    const started = begun(state, r, entered, actor, at)
    if (started.length === 0) return []
    const finished: NewEvent = { type: 'step.finished', body: { step: step.id, ...entered } }
    return [...started, finished, ...rollBackEnd(state, step.id)]
  }
  const { doer } = entered
  const ended = endVerbs['step.finish'](
    state,
    { type: 'step.finish', step: step.id, doer },
    asDoer(actor),
    at,
  )
  // The request is answered by what was said of it.
  return ended.ok ? ended.events.filter((e) => e.type !== 'request.done') : []
}

/** The same person, with the leave that they have for steps. */
function asDoer(actor: Actor): Actor {
  return { ...actor, leave: actor.person?.role === 'sentinel' ? 'own' : 'yes' }
}

function enteredBy(actor: Actor): { entered?: true } {
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
