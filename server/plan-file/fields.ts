import { z } from 'zod'
import { longest, patterns, type Read, readMinutes, readWall, readZone } from './notation.ts'

/** Reads a text by one of the notations. Its faults carry a code of `PlanFileErrorParams` as their message. */
export const reading =
  <I, T>(read: (given: I) => Read<T>) =>
  (given: I, ctx: z.RefinementCtx<I>): T => {
    const result = read(given)
    if (result.ok) return result.value
    ctx.addIssue({ code: 'custom', message: result.fault.code, params: result.fault.params })
    return z.NEVER
  }

/** The most entries that a list of the plan may have. */
export const most = (list: z.ZodArray) => list._zod.bag['maximum'] as number

export const minutes = z
  .union(
    [
      z.string().regex(patterns.minutes, { error: 'bad-minutes' }),
      // Bounds for editors only: `readMinutes` has the better words.
      z.number().meta({ multipleOf: 1, minimum: 0, maximum: longest }),
    ],
    { error: 'bad-minutes' },
  )
  .transform(reading(readMinutes))
  .describe('Minutes: best/likely/worst, such as 20/30/60, or one number if it always takes the same time.')
export const zone = z
  .string()
  .min(1)
  .max(64)
  .transform(reading(readZone))
  .describe('An IANA zone, such as Asia/Taipei.')
export const wall = z
  .string()
  .max(200)
  .meta({ pattern: patterns.wall.source })
  .transform(reading(readWall))
  .describe(
    'Date, time and zone: 1998-09-11 20:00 America/New_York. Add (earlier) or (later) where clocks go back over it.',
  )
