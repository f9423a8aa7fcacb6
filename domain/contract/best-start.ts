import { z } from 'zod'
import { idSchema } from '../plan/schema.ts'

const instant = z.number().int()
const minutes = z.number().min(0)
const figuresSchema = z.object({
  chance: z.number().min(0).max(1),
  finish: z.object({ p50: z.number(), p80: z.number(), p95: z.number() }),
  nightHome: minutes,
  nightSite: minutes,
  low: minutes,
  over: minutes,
  usable: minutes,
  business: minutes,
})
const partsSchema = z.object({
  failing: minutes,
  nightHome: minutes,
  nightSite: minutes,
  low: minutes,
  over: minutes,
  business: minutes,
  mornings: minutes,
  asks: minutes,
  waiting: minutes,
})

/** One way to begin, with what it costs. */
export const candidateSchema = z.object({
  start: instant,
  split: z.object({ step: idSchema, at: instant }).nullable(),
  asks: z.array(z.object({ start: instant, end: instant, why: z.enum(['break', 'earlier']) })),
  figures: figuresSchema,
  cost: z.number(),
  parts: partsSchema,
})

/** What `GET /api/upgrades/:id/best-start` answers. */
export const bestStartSchema = z.object({
  /** The line of the log it follows from. */
  seq: z.number().int().min(0),
  from: instant,
  days: z.number().int(),
  /** Whether the upgrader's wake time was known: else `over` is 0. */
  awakeKnown: z.boolean(),
  best: z.array(candidateSchema),
  planned: candidateSchema.nullable(),
  map: z.object({ from: instant, chances: z.array(z.number()), costs: z.array(z.number()) }),
})
export type BestStartAnswer = z.infer<typeof bestStartSchema>

/** With `?start=`: that one alone. */
export const oneStartSchema = z.object({ seq: z.number().int().min(0), one: candidateSchema })
