import { z } from 'zod'
import { row } from '../access/rows.ts'
import { orNull, type Rows, range, type Tries } from '../log/capability.ts'
import { doer, instant, minutes, reason } from '../log/fields.ts'
import type { RequestState } from '../log/state.ts'
import type { RequestKind } from '../plan/plan.ts'
import { askSchema, idSchema, requestKindSchema } from '../plan/schema.ts'
import { line, wordsOrNone } from '../text/schemas.ts'
import type { Details } from './details.ts'
import { type CannotCode, cannotCodes } from './presets.ts'

/** What happens. */
export interface HandsEvents {
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
  /** Which box the hands stand before, in their own words: `machine` null, none of those shown. */
  'request.read-back': { id: string; machine: string | null; right: boolean; entered?: true; doer?: string }
  /** The upgrader lets the hands try again after a wrong box. */
  'request.cleared': { id: string; reason: string }
  'request.sent': { id: string }
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
  'request.withdrawn': { id: string; reason: string }
  'request.reopened': { id: string; reason: string; queued: boolean }
  'request.taken': { id: string }
  'request.rung': { id: string; n: number; late?: true }
  'request.escalated': { id: string }
  'request.expired': { id: string }
  /** A telephone call made for the upgrade, by whoever says so. */
  'call.logged': {
    request: string | null
    person: string | null
    minutes: number
    cost: { amount: number; currency: string } | null
    note: string
  }
  'machine.swapped': { a: string; b: string }
  'machine.relabelled': { machine: string; sticker: string }
}

/** Why it may be refused. */
export interface HandsRefusals {
  /** `kind`: of the request, since what must not be done now is said by its name. */
  'too-late': { was: RequestState; at: number; kind?: RequestKind }
  /** `who`: the one it was asked of, by name. */
  'nobody-there': { why: 'nobody' | 'leaves'; leavesAt: number | null; next: number | null; who?: string }
  'wrong-box': { sticker: string }
  'wrong-request-state': { state: RequestState }
  'too-early': { at: number }
}

/** What is said. */
export const handsShapes = () => ({
  // hands
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
  'request.read-back': {
    id: idSchema,
    /** The box that was picked; null: none of those shown. */
    machine: idSchema.nullable(),
    doer,
  },
  'request.clear': { id: idSchema, reason },
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
  'request.withdraw': { id: idSchema, reason },
  'request.reopen': { id: idSchema, reason },
  'request.take': { id: idSchema },
  'request.send': { id: idSchema },
  'request.ring': { id: idSchema, n: z.number().int().min(1), late: z.boolean().optional() },
  'request.escalate': { id: idSchema },
  'request.expire': { id: idSchema },
  'call.log': {
    request: idSchema.nullable(),
    person: idSchema.nullable(),
    minutes,
    cost: z
      .strictObject({ amount: z.number().min(0).max(1e6), currency: z.string().regex(/^[A-Z]{3}$/) })
      .nullable(),
    note: wordsOrNone(500),
  },
  'machine.swap': { a: idSchema, b: idSchema, request: idSchema },
  'machine.relabel': { machine: idSchema, sticker: line(200) },
})

export const handsRows: Rows<typeof handsShapes> = {
  'request.ask': row.upgrader,
  'request.read-back': row.answer,
  'request.clear': row.upgrader,
  'request.seen': row.answer,
  'request.on-my-way': row.answer,
  'request.done': row.answer,
  'request.cannot': row.answer,
  'request.withdraw': row.upgrader,
  'request.reopen': { upgrader: 'yes', sentinel: 'yes' },
  'request.take': { owner: 'yes', sentinel: 'yes' },
  'request.send': row.clock,
  'request.ring': row.clock,
  'request.escalate': row.clock,
  'request.expire': row.clock,
  'call.log': { upgrader: 'yes', sentinel: 'yes' },
  'machine.swap': row.upgrader,
  'machine.relabel': { upgrader: 'entered', sentinel: 'yes' },
}

export const handsTries: Tries<typeof handsShapes> = (of) => ({
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
    ifNobody: [undefined, { then: 'wait' as const }, { then: 'ask' as const, reason: 'Soon.' }],
  },
  'request.read-back': { id: of.requests, machine: orNull(of.machines) },
  'request.clear': { id: of.requests, reason: of.texts },
  'call.log': {
    request: orNull(of.requests),
    person: orNull(['sentinel', 'none']),
    minutes: [0, 1, 90],
    cost: [null, { amount: 200, currency: 'USD' }],
    note: of.texts,
  },
  'request.seen': { id: of.requests, doer: of.doers },
  'request.on-my-way': { id: of.requests, doer: of.doers },
  'request.done': { id: of.requests, saw: of.texts, doer: of.doers },
  'request.cannot': {
    id: of.requests,
    reason: ['', 'x'],
    code: [undefined, 'unheard-of', 'not-sure-call-me', 'no-reaction'],
    doer: of.doers,
  },
  'request.withdraw': { id: of.requests, reason: of.texts },
  'request.reopen': { id: of.requests, reason: of.texts },
  'request.take': { id: of.requests },
  'request.send': { id: of.requests },
  'request.ring': {
    id: of.requests,
    n: range(0, 22),
    late: [true, false],
  },
  'request.escalate': { id: of.requests },
  'request.expire': { id: of.requests },
  'machine.swap': { a: of.machines, b: of.machines, request: of.requests },
  'machine.relabel': { machine: of.machines, sticker: of.texts },
})
