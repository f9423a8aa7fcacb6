import { z } from 'zod'
import { row } from '../access/rows.ts'
import { pressed } from '../beats/gone.ts'
import type { Applies, Rows, Tries } from '../log/capability.ts'
import { type Actor, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { EventMeta } from '../log/events.ts'
import { doer } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { doerOf } from '../people/on-duty.ts'
import { idSchema } from '../plan/basics.ts'
import { wordsOrNone } from '../text/schemas.ts'
import { begun, byDoer, doneWith, enteredBy } from './doing.ts'
import type { RequestKind } from './kinds.ts'
import { isLate } from './late.ts'
import { relabelled } from './machine-rules.ts'
import { type CannotCode, cannotCodes } from './presets.ts'
import { anew, change, onRequest, tooLate } from './request.ts'
import type { HandsRequest, RequestState } from './state.ts'
import { isOpen } from './state.ts'

export interface AnswerEvents {
  'request.seen': { id: string; entered?: true; doer?: string }
  'request.on-my-way': { id: string; entered?: true; doer?: string }
  'request.done': {
    id: string
    saw: string
    entered?: true
    doer?: string
    /** It had ended otherwise, or so long ago that it is not listed any more. */
    conflict?: 'withdrawn' | 'expired' | 'cannot' | 'gone'
    /** Done before the box was read back. */
    unread?: true
  }
  /** `code`: from the list; `reason`: in their own words, '' when there are none. */
  'request.refused': {
    id: string
    reason: string
    code?: CannotCode
    entered?: true
    doer?: string
    conflict?: 'withdrawn' | 'expired'
  }
  'request.taken': { id: string }
}

export interface AnswerRefusals {
  /** `kind`: of the request, since what must not be done now is said by its name. */
  'too-late': { was: RequestState; at: number; kind?: RequestKind }
  'wrong-request-state': { state: RequestState }
}

export const answerShapes = () => ({
  'request.seen': { id: idSchema, doer },
  'request.on-my-way': { id: idSchema, doer },
  'request.done': { id: idSchema, saw: wordsOrNone(2000).default(''), doer },
  'request.cannot': {
    id: idSchema,
    /** From the list, or in their own words, or both: one of them is needed. */
    code: z.enum(cannotCodes).optional(),
    reason: wordsOrNone(2000).trim().default(''),
    doer,
  },
  'request.take': { id: idSchema },
})

export const answerRows: Rows<typeof answerShapes> = {
  'request.seen': row.answer,
  'request.on-my-way': row.answer,
  'request.done': row.answer,
  'request.cannot': row.answer,
  'request.take': { owner: 'yes', sentinel: 'yes' },
}

export const answerTries: Tries<typeof answerShapes> = (of) => ({
  'request.seen': { id: of.requests, doer: of.doers },
  'request.on-my-way': { id: of.requests, doer: of.doers },
  'request.done': { id: of.requests, saw: of.texts, doer: of.doers },
  'request.cannot': {
    id: of.requests,
    reason: ['', 'x'],
    code: [undefined, 'unheard-of', 'not-sure-call-me', 'no-reaction'],
    doer: of.doers,
  },
  'request.take': { id: of.requests },
})

export const answerVerbs: Verbs<keyof ReturnType<typeof answerShapes>> = {
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

  'request.take': (state, { id }, actor) =>
    onRequest(state, id, (r) => {
      if (!isOpen(r)) return tooLate(r)
      return r.by === actor.account ? nothingToDo : happens({ type: 'request.taken', body: { id } })
    }),
}

export const answerApplies: Applies<AnswerEvents> = {
  'request.seen'(state, body, event) {
    return change(state, body.id, () => ({
      state: 'seen',
      seenAt: event.happenedAt,
      ...byWhom(body, event),
      lateRings: 0,
    }))
  },

  'request.on-my-way'(state, body, event) {
    return change(state, body.id, (r) => ({
      state: 'on-my-way',
      seenAt: r.seenAt ?? event.happenedAt,
      onMyWayAt: event.happenedAt,
      ...byWhom(body, event),
      lateRings: 0,
    }))
  },

  'request.done'(state, body, event) {
    const { id, saw, conflict, unread } = body
    // Not among the requests any more: the log has it.
    if (conflict === 'gone') return state
    return change(state, id, () => ({
      unread: unread === true,
      state: 'done',
      endedAt: event.happenedAt,
      ...byWhom(body, event),
      saw,
      conflict: conflict === undefined ? null : { was: conflict, at: event.at },
    }))
  },

  'request.refused'(state, body, event) {
    const { id, reason, code, conflict } = body
    return change(state, id, () => ({
      state: 'cannot',
      code,
      calledAt: undefined,
      endedAt: event.happenedAt,
      ...byWhom(body, event),
      reason,
      conflict: conflict === undefined ? null : { was: conflict, at: event.at },
    }))
  },

  'request.taken'(state, { id }, event) {
    // Whoever takes it over begins as one who has seen it: where the other was is no help to them.
    return change(state, id, (r) => ({
      by: event.actor,
      state: 'seen',
      askedAt: r.askedAt ?? event.at,
      seenAt: event.happenedAt,
      onMyWayAt: null,
      lateRings: 0,
      entered: false,
      doer: undefined,
      readBack: r.readBack?.state === 'right' ? anew(r.readBack) : r.readBack,
    }))
  },
}

/** Who says so, and for whom where it is entered. */
function byWhom({ entered, doer }: AnswerEvents['request.seen'], { actor }: EventMeta) {
  return { by: actor, entered: entered === true, doer }
}

/** Whether another sentinel has it in hand: two do not go for one thing. Whoever means to takes it over. */
function hasAnother(state: UpgradeState, r: HandsRequest, actor: Actor): boolean {
  if (actor.person?.role !== 'sentinel' || (r.state !== 'seen' && r.state !== 'on-my-way')) return false
  const doer = doerOf(state, r)
  return doer !== null && doer !== actor.person.id && state.people[doer]?.revoked === false
}
