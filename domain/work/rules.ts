import { z } from 'zod'
import { row } from '../access/rows.ts'
import { each, orNull, type Rows, type Tries } from '../log/capability.ts'
import { cards, doer, instant, reason, words } from '../log/fields.ts'
import type { Progress, RollBackStep, StepState } from '../log/state.ts'
import { idSchema } from '../plan/schema.ts'
import { words as wordsOf, wordsOrNone } from '../text/schemas.ts'

/** What happens. */
export interface WorkEvents {
  'upgrade.readied': Record<never, never>
  'upgrade.started': Record<never, never>
  'upgrade.suspended': { reason: string; handOver: string; resumeAt: number | null }
  'upgrade.resumed': Record<never, never>
  'upgrade.closed': { followUps: { id: string; text: string }[] }
  'upgrade.cancelled': { reason: string }
  'follow-up.done': { id: string }
  /** `doer`, here and below: who did it, by person id, where the actor entered it for them. */
  'step.started': {
    step: string
    attempt: number
    override?: string
    entered?: true
    doer?: string
    /** It had begun where no word of it came through: its go/no-go was closed by then. */
    deviation?: 'gate'
  }
  'step.finished': {
    step: string
    entered?: true
    doer?: string
    /** By its machine's own report of being up. */
    reported?: true
  }
  'step.failed': { step: string; reason: string; entered?: true }
  'step.unbegun': { step: string; entered?: true }
  'step.skipped': { step: string; reason: string; entered?: true }
  /** The hands reported a step finished, or begun, that had meanwhile come to something else. */
  'step.reported': { step: string; was: StepState; began?: true }
  'step.progressed': { step: string; progress: Progress }
  'step.noted': { step: string; text: string }
  'rollback.started': {
    id: string
    reason: string
    steps: RollBackStep[]
    /** Nothing to undo: they count as undone at once. */
    nothing: string[]
    /** Irreversible: they stay done. */
    left: string[]
  }
  'rollback.finished': { id: string }
}

/** Why it may be refused. */
export interface WorkRefusals {
  'wrong-step-state': { step: string; state: StepState }
  /** A roll-back is over, and the upgrader has not said how it goes on. */
  'awaits-decision': { step: string }
  'waits-for': { step: string; waits: string[] }
  'not-in-roll-back': { step: string }
  'no-step-running': Record<never, never>
  'nothing-to-undo': Record<never, never>
  'still-open': { steps: string[] }
  /** `cuts` the link; `lasts`: can't be taken back. */
  'needs-confirmation': { step: string; cuts: boolean; lasts: boolean }
}

/** What is said. */
export const workShapes = () => ({
  // the upgrade as a whole
  'upgrade.ready': {},
  'upgrade.start': {},
  'upgrade.suspend': {
    reason,
    handOver: wordsOrNone(8000),
    resumeAt: instant.nullable(),
    cards: cards.optional(),
  },
  'upgrade.resume': {},
  'upgrade.close': {
    followUps: z.array(z.strictObject({ id: idSchema, text: wordsOf(500) })).max(100),
    cards: cards.extract(['stand-down']).optional(),
  },
  'upgrade.cancel': { reason, cards: cards.extract(['stand-down']).optional() },
  'follow-up.done': { id: idSchema },
  // steps
  'step.start': {
    step: idSchema,
    override: reason.optional(),
    /** Said before one's eyes: that it can't be taken back, or cuts the link. */
    confirmed: z.literal(true).optional(),
    doer,
  },
  /** What was begun by mistake: it was not. */
  'step.unbegin': { step: idSchema },
  'step.finish': { step: idSchema, doer },
  'step.fail': { step: idSchema, reason },
  'step.skip': { step: idSchema, reason },
  'step.redo': { step: idSchema, reason },
  'step.progress': {
    step: idSchema.optional(),
    progress: z.discriminatedUnion('unit', [
      z.strictObject({ unit: z.literal('percent'), done: z.number().min(0).max(100) }),
      z.strictObject({
        unit: z.literal('bytes'),
        done: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
        total: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).nullable(),
      }),
    ]),
  },
  'step.note': { step: idSchema.optional(), text: words },
  'rollback.start': { reason, downTo: idSchema.nullable(), cards: cards.optional() },
})

export const workRows: Rows<typeof workShapes> = {
  'upgrade.ready': row.planner,
  'upgrade.start': row.upgrader,
  'upgrade.suspend': row.upgrader,
  'upgrade.resume': row.upgrader,
  'upgrade.close': row.upgrader,
  'upgrade.cancel': { owner: 'yes', upgrader: 'yes' },
  'follow-up.done': { owner: 'yes', upgrader: 'yes', sentinel: 'yes' },
  'step.start': row.doer,
  'step.unbegin': row.doer,
  'step.finish': row.doer,
  'step.fail': row.doer,
  'step.skip': row.doer,
  'step.redo': row.doer,
  'step.progress': { ...row.doer, script: 'yes' },
  'step.note': { upgrader: 'yes', sentinel: 'yes', script: 'yes' },
  'rollback.start': row.upgrader,
}

export const workTries: Tries<typeof workShapes> = (of) => ({
  'upgrade.ready': {},
  'upgrade.start': {},
  'upgrade.suspend': {
    reason: of.texts,
    handOver: of.texts,
    resumeAt: orNull(of.instants),
    cards: of.cardsLeft,
  },
  'upgrade.resume': {},
  'upgrade.close': {
    followUps: [[], [{ id: 'fu', text: 'later' }]],
    cards: of.cardsLeft,
  },
  'upgrade.cancel': { reason: of.texts, cards: of.cardsLeft },
  'follow-up.done': { id: ['fu', 'none'] },
  'step.start': [
    { step: of.steps },
    { step: of.steps, confirmed: [true] },
    { step: of.steps, override: of.texts, doer: of.doers },
  ],
  'step.finish': { step: of.steps, doer: of.doers },
  'step.fail': { step: of.steps, reason: of.texts },
  'step.unbegin': { step: of.steps },
  'step.skip': { step: of.steps, reason: of.texts },
  'step.redo': { step: of.steps, reason: of.texts },
  'step.progress': [
    {
      progress: each({ unit: ['percent'], done: [0, 50, 99.5, 101] }),
    },
    {
      step: of.steps,
      progress: each({
        unit: ['bytes'],
        done: [0, 1_000],
        total: orNull([4_000]),
      }),
    },
  ],
  'step.note': [{ text: of.texts }, { step: of.steps, text: of.texts }],
  'rollback.start': { reason: of.texts, downTo: orNull(of.steps), cards: of.cardsLeft },
})
