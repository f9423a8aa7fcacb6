import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Rows, single, type Tries } from '../log/capability.ts'
import type { Json } from '../log/events.ts'
import { json, ownClock, thing } from '../log/fields.ts'
import type { Plan, PlanHead, ThingKind } from './plan.ts'
import { headSchema, idSchema, planSchema } from './schema.ts'

/** What happens. */
export interface PlanEvents {
  'plan.imported': { plan: Plan }
  'plan.head-set': { field: keyof PlanHead; from: Json; to: Json }
  'plan.set': { kind: ThingKind; id: string; field: string; from: Json; to: Json }
  'plan.added': { kind: ThingKind; value: { id: string } & Record<string, Json> }
  'plan.removed': { kind: ThingKind; id: string; was: Record<string, Json> }
}

/** Why it may be refused. */
export interface PlanRefusals {
  'has-run': { step: string }
  'in-use': { kind: string; id: string; by: string }
  'plan-fault': { fault: 'doubled' | 'missing' | 'circle'; id: string; in: string }
}

/** What is said. */
export const planShapes = () => ({
  // the plan, one field of one thing at a time; `saw` is the value the editor had before its eyes
  'plan.import': {
    plan: planSchema,
    /** For an upgrade that isn't there yet: a clock of its own from its first event on (demo, rehearsal). */
    clock: ownClock.optional(),
  },
  'plan.set-head': { field: headSchema.keyof(), value: json, saw: json },
  'plan.set': { kind: thing, id: idSchema, field: z.string().min(1).max(40), value: json, saw: json },
  'plan.add': { kind: thing, value: z.record(z.string(), json) },
  'plan.remove': { kind: thing, id: idSchema },
})

export const planRows: Rows<typeof planShapes> = {
  'plan.import': row.planner,
  'plan.set-head': row.planner,
  'plan.set': row.planner,
  'plan.add': row.planner,
  'plan.remove': row.planner,
}

export const planTries: Tries<typeof planShapes> = (of) => ({
  'plan.import': of.plans.map(single),
  'plan.set-head': of.heads.map(single),
  'plan.set': of.edits.map(single),
  'plan.add': of.things.map(single),
  'plan.remove': {
    kind: ['person', 'machine', 'phase', 'hands', 'step'],
    id: ['new', 'f', 'b', 'elephant', 'weekend', 'boss', 'none'],
  },
})
