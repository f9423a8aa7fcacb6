import { z } from 'zod'
import { lineOrNone } from '../text/schemas.ts'
import { DAY, HOUR } from '../time/civil.ts'
import { clockReading, idSchema, wallTimeSchema } from './basics.ts'

/** The longest that one shift can be (ms): a day, and the hour by which clocks may go back in it. */
export const LONGEST_SHIFT = DAY + HOUR

/** One shift by date, from one wall time to another: a stay on site that was agreed on once. */
export const onceSchema = z
  .strictObject({ from: wallTimeSchema, to: wallTimeSchema })
  .refine((o) => o.from.instant < o.to.instant, { error: 'shift-order' })
  .refine((o) => o.to.instant - o.from.instant <= LONGEST_SHIFT, { error: 'shift-long' })

export const handsWindowSchema = z.strictObject({
  id: idSchema,
  person: idSchema,
  /** ISO weekdays, 1 = Monday, on the site's wall clock. */
  days: z.array(z.number().int().min(1).max(7)).max(7),
  from: clockReading,
  to: clockReading,
  breaks: z
    .array(z.strictObject({ from: clockReading, to: clockReading, label: lineOrNone(60).optional() }))
    .max(10),
  except: z
    .array(
      z.strictObject({
        date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
        from: clockReading.optional(),
        to: clockReading.optional(),
        off: z.boolean().optional(),
      }),
    )
    .max(60),
  /**
   * One shift by date instead of weekly hours: given, it alone counts, and the fields above say nothing. Null, or left
   * out in older logs: the weekly hours hold.
   */
  once: onceSchema.nullable().optional(),
})
