import { z } from 'zod'
import { LONGEST_SHIFT } from '../../domain/plan/hands-schema.ts'
import { handsWindowSchema, idSchema } from '../../domain/plan/schema.ts'
import { most, reading, wall } from './fields.ts'
import { patterns, readBreak, readException, readHours, writeWall } from './notation.ts'

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** One shift by date: its order and its length are said with what was written. */
const once = z
  .strictObject({ from: wall, to: wall })
  .superRefine(({ from, to }, ctx) => {
    const params = { from: writeWall(from), to: writeWall(to) }
    const wrong = (message: string) => ctx.addIssue({ code: 'custom', message, params })
    if (from.instant >= to.instant) wrong('shift-order')
    else if (to.instant - from.instant > LONGEST_SHIFT) wrong('shift-long')
  })
  .nullable()
  .default(null)
  .describe('One shift by date, instead of weekly hours: then no days, hours, breaks and except.')

const weekly = {
  days: z.array(z.enum(weekdays)).max(7).optional(),
  hours: z
    .string()
    .regex(patterns.hours, { error: 'bad-hours' })
    .transform(readHours)
    .optional()
    .describe('09:00-18:00, site time.'),
  breaks: z
    .array(z.string().regex(patterns.break, { error: 'bad-break' }).transform(reading(readBreak)))
    .max(most(handsWindowSchema.shape.breaks))
    .optional()
    .describe('12:00-13:00 lunch'),
  except: z
    .array(z.string().regex(patterns.except, { error: 'bad-exception' }).transform(reading(readException)))
    .max(most(handsWindowSchema.shape.except))
    .optional()
    .describe('1998-09-13 off, or 1998-09-13 10:00-12:00'),
}

const entry = z.strictObject({
  id: idSchema,
  person: idSchema.describe('Id of the person who is on site then.'),
  once,
  ...weekly,
})
// Whatever else is wrong in an entry, that it is neither weekly nor once, or both, is said with it.
const always = { when: () => true }
/** When hands are on site: weekly, or once. */
export let hands = entry
for (const key of ['days', 'hours'] as const)
  hands = hands.refine((h) => h.once != null || h[key] !== undefined, { ...always, path: [key] })
for (const key of Object.keys(weekly) as (keyof typeof weekly)[])
  hands = hands.refine((h) => h.once == null || h[key] == null, {
    ...always,
    error: 'once-and-weekly',
    path: [key],
    params: { key },
  })
