import { z } from 'zod'
import { idSchema } from '../plan/schema.ts'
import { words as wordsOf } from '../text/schemas.ts'
import { LAST_MOMENT } from '../warnings/kinds.ts'
import type { Json } from './events.ts'

// Fields that commands of several capabilities take.

export const reason = wordsOf(2000)
export const words = wordsOf(4000)
/** Who did it, by person id, where the upgrader enters it for one of several. Left out: whose job it is. */
export const doer = idSchema.optional()
/** To the end of year 9999: a clock that runs on from there stays within what engines call a date. */
export const instant = z.number().int().min(0).max(LAST_MOMENT)
export const minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24)
/** What becomes of the cards that still stand: taken back with it, or left standing. Left out: refuse while one stands. */
export const cards = z.enum(['stand-down', 'keep'])
/** A clock of the upgrade's own. */
export const ownClock = z.strictObject({ at: instant, rate: z.number().min(0).max(3600) })
/** A machine's own name for one of its boots, as Linux gives it in /proc/sys/kernel/random/boot_id. */
export const bootSchema = z.string().regex(/^[A-Za-z0-9_.:-]{1,64}$/)
/** How often a machine may say that it is alive, in seconds: below, the line carries little else. */
export const everySchema = z.number().int().min(10).max(3600)
/** What a picture shows. */
export const photoAboutSchema = z.strictObject({ kind: z.enum(['request', 'step', 'machine']), id: idSchema })
/** A kind of things in the plan. */
export const thing = z.enum(['person', 'machine', 'phase', 'step', 'hands'])
/** A value of the plan. None is nested deeper; a parser without a bound would die of a deep one, not refuse it. */
export const json = z.custom<Json>((value) => isPlain(value, 8), { error: 'not-plain' })

function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth === 0) return false
  return Object.values(value).every((v) => isPlain(v, depth - 1))
}
