import { z } from 'zod'
import { row } from '../access/rows.ts'
import { orNull, type Rows, type Tries } from '../log/capability.ts'
import { minutes, reason, words } from '../log/fields.ts'
import type { GateAbout } from '../log/state.ts'
import type { Doer, Role } from '../plan/plan.ts'
import { doerSchema, idSchema } from '../plan/schema.ts'
import { lineOrNone, wordsOrNone } from '../text/schemas.ts'
import type { GateWhy } from './gate.ts'

/** What happens. */
export interface GateEvents {
  'go.asked': {
    id: string
    question: string
    /** By role; with `people`, the roles of those. */
    signers: Doer[]
    /** Who must say Go, by person id. Left out: whoever has a role of `signers` signs for it. */
    people?: string[]
    about?: GateAbout
    expiresAt: number
    figures: Record<string, string | number>
  }
  /** `person`: as whom, where people were named. */
  'go.answered': { id: string; role: Role; answer: 'go' | 'no-go'; note: string; person?: string }
  /** `anew`: it was asked anew before its time was up. */
  'go.expired': { id: string; anew?: true }
  /** Who leads lets another sign, or (`by` null) goes on without. */
  'go.replaced': { id: string; person: string; by: string | null; reason: string }
}

/** Why it may be refused. */
export interface GateRefusals {
  'question-over': { result: 'go' | 'no-go' | 'expired' }
  'not-a-signer': Record<never, never>
  /** By names. `question` empty: it stands in the plan, or a No-go stops everything. */
  'gate-closed': { step: string; question: string; why: GateWhy; waits: string[] }
  'has-answered': { person: string }
  'last-signer': Record<never, never>
  'not-the-lead': { lead: string }
}

/** What is said. */
export const gateShapes = () => ({
  // go / no-go
  'go.ask': {
    id: idSchema,
    question: words,
    /** By role, as pages before named people: whoever has it signs for it. */
    signers: z.array(doerSchema).max(2).default([]),
    /** By person id: all of them must say Go. */
    people: z.array(idSchema).min(1).max(50).optional(),
    /** What is not begun before the Go. */
    about: z.strictObject({ kind: z.enum(['step', 'phase']), id: idSchema }).optional(),
    minutes,
    figures: z.record(lineOrNone(60), z.union([lineOrNone(200), z.number()])),
  },
  'go.answer': { id: idSchema, answer: z.enum(['go', 'no-go']), note: wordsOrNone(500) },
  'go.expire': { id: idSchema },
  /** Another signs in place of one who was named; `by` null: it goes on without. */
  'go.replace': { id: idSchema, person: idSchema, by: idSchema.nullable(), reason },
})

export const gateRows: Rows<typeof gateShapes> = {
  'go.ask': row.upgrader,
  // Only who is named may: the question itself says so.
  'go.answer': { upgrader: 'yes', sentinel: 'yes', observer: 'own' },
  'go.expire': row.clock,
  'go.replace': row.upgrader,
}

export const gateTries: Tries<typeof gateShapes> = (of) => ({
  'go.ask': [
    {
      id: of.questions,
      question: of.texts,
      people: [['upgrader'], ['sentinel'], ['boss', 'upgrader'], ['upgrader', 'sentinel'], ['none']],
      about: [
        { kind: 'step', id: 'e' },
        { kind: 'step', id: 'a' },
        { kind: 'step', id: 'rb1-1' },
        { kind: 'phase', id: 'switch' },
        undefined,
      ],
      minutes: [1, 10],
      figures: [{}],
    },
    {
      id: of.ids,
      question: of.texts,
      signers: [[], ['upgrader'], ['sentinel'], ['sentinel', 'sentinel'], ['upgrader', 'sentinel']],
      minutes: [0, 1440, 10, 1],
      figures: [{}, { P80: '16:34', awake: 17 }],
    },
  ],
  'go.answer': {
    id: [...of.ids, ...of.questions],
    answer: ['go', 'go', 'no-go'],
    note: of.texts,
  },
  'go.expire': { id: [...of.ids, ...of.questions] },
  'go.replace': { id: of.questions, person: of.people, by: orNull(of.people), reason: of.texts },
})
