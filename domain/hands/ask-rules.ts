import { z } from 'zod'
import { row } from '../access/rows.ts'
import { barred } from '../gates/barred.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { instant, reason } from '../log/fields.ts'
import { onSiteFor } from '../people/on-duty.ts'
import { idSchema, requestKindSchema } from '../plan/basics.ts'
import { askSchema } from '../plan/schema.ts'
import { wordsOrNone } from '../text/schemas.ts'
import { alive, isOver } from '../work/status.ts'
import { stepOf } from '../work/steps.ts'
import { type Details, detailsFor } from './details.ts'
import { handsFor } from './hands-for.ts'
import type { RequestKind } from './kinds.ts'
import { anew, change, onRequest, request, unread } from './request.ts'
import { isOpen } from './state.ts'

export interface AskEvents {
  'request.made': {
    id: string
    kind: RequestKind
    machine: string | null
    step: string | null
    /** Whom it is asked of, by person id. Left out: whoever is on duty. */
    to?: string
    text: string
    expect: string
    allowance: number
    expiresAt: number | null
    /** Nobody on site: it waits, and is sent when somebody comes. */
    queued: boolean
    relabels?: string[]
    details?: Details
    otherwise?: string
    readBack?: true
    /** Queued for hands that come then: who is there now leaves too soon. */
    notBefore?: number
    /** Asked although nobody was there for long enough: why. */
    override?: string
  }
  'request.withdrawn': { id: string; reason: string }
  'request.reopened': { id: string; reason: string; queued: boolean }
}

export interface AskRefusals {
  /** `who`: the one it was asked of, by name. */
  'nobody-there': { why: 'nobody' | 'leaves'; leavesAt: number | null; next: number | null; who?: string }
  'too-early': { at: number }
}

export const askShapes = () => ({
  'request.ask': {
    id: idSchema,
    kind: requestKindSchema,
    machine: idSchema.nullable(),
    step: idSchema.nullable(),
    /** Whom it is asked of. Null, or left out: whoever is on duty. */
    to: idSchema.nullable().optional(),
    text: askSchema.shape.text,
    expect: wordsOrNone(1000),
    allowance: askSchema.shape.allowance,
    expiresAt: instant.nullable(),
    details: askSchema.shape.details,
    otherwise: askSchema.shape.otherwise,
    /** Which box is read back before it is touched. */
    readBack: z.boolean().optional(),
    /** Where nobody is there for long enough: wait for them, or ask all the same, for a reason. Left out: refuse. */
    ifNobody: z
      .discriminatedUnion('then', [
        z.strictObject({ then: z.literal('wait') }),
        z.strictObject({ then: z.literal('ask'), reason }),
      ])
      .optional(),
  },
  'request.withdraw': { id: idSchema, reason },
  'request.reopen': { id: idSchema, reason },
})

export const askRows: Rows<typeof askShapes> = {
  'request.ask': row.upgrader,
  'request.withdraw': row.upgrader,
  'request.reopen': { upgrader: 'yes', sentinel: 'yes' },
}

export const askTries: Tries<typeof askShapes> = (of) => ({
  'request.ask': {
    id: of.requests,
    kind: ['dance', 'reset', 'look', 'stand-by', 'take-photo', 'other'],
    machine: orNull(of.machines),
    step: orNull(of.steps),
    to: [undefined, null, 'sentinel', 'upgrader', 'none'],
    text: of.texts,
    expect: of.texts,
    allowance: [1, 10],
    expiresAt: orNull(of.instants),
    readBack: [true, false],
    ifNobody: [undefined, { then: 'wait' }, { then: 'ask', reason: 'Soon.' }],
  },
  'request.withdraw': { id: of.requests, reason: of.texts },
  'request.reopen': { id: of.requests, reason: of.texts },
})

export const askVerbs: Verbs<keyof ReturnType<typeof askShapes>> = {
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

  'request.withdraw': (state, { id, reason }) =>
    onRequest(state, id, (r) => {
      if (r.state === 'withdrawn') return nothingToDo
      if (!isOpen(r)) return no('wrong-request-state', { state: r.state })
      return happens({ type: 'request.withdrawn', body: { id, reason } })
    }),

  'request.reopen': (state, { id, reason }, _actor, { now }) =>
    onRequest(state, id, (r) => {
      if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
      if (isOpen(r)) return nothingToDo
      const gated = barred(state, r)
      if (gated !== null) return gated
      return happens({
        type: 'request.reopened',
        body: { id, reason, queued: onSiteFor(state, r.to, now).length === 0 },
      })
    }),
}

/** Nobody has answered it yet. */
const unanswered = {
  seenAt: null,
  onMyWayAt: null,
  endedAt: null,
  by: null,
  entered: false,
  saw: '',
  rings: 0,
  lateRings: 0,
  lastRingAt: null,
  escalated: false,
  conflict: null,
  unread: false,
}

export const askApplies: Applies<AskEvents> = {
  'request.made'(state, body, event) {
    const { queued, relabels, details, otherwise, readBack, notBefore, override, ...asked } = body
    return request(state, {
      ...asked,
      state: queued ? 'queued' : 'asked',
      askedBy: event.actor,
      madeAt: event.happenedAt,
      askedAt: queued ? null : event.at,
      ...unanswered,
      reason: '',
      opened: 1,
      planVersion: state.planVersion,
      relabels: relabels ?? [],
      details: details ?? {},
      otherwise: otherwise ?? '',
      notBefore: notBefore ?? null,
      override: override ?? '',
      readBack: readBack === true ? unread : null,
    })
  },

  'request.withdrawn'(state, { id, reason }, event) {
    return change(state, id, () => ({ state: 'withdrawn', endedAt: event.happenedAt, reason }))
  },

  'request.reopened'(state, { id, reason, queued }, event) {
    return change(state, id, (r) => ({
      state: queued ? 'queued' : 'asked',
      madeAt: event.happenedAt,
      askedAt: queued ? null : event.at,
      ...unanswered,
      expiresAt: null,
      doer: undefined,
      code: undefined,
      calledAt: undefined,
      reason,
      opened: r.opened + 1,
      notBefore: null,
      readBack: anew(r.readBack),
    }))
  },
}
