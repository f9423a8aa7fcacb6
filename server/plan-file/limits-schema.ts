import { z } from 'zod'
import { DEFAULT_LIMITS } from '../../domain/plan/limits.ts'
import { limitsSchema } from '../../domain/plan/schema.ts'
import { patterns, readHours } from './notation.ts'

/** The longest and the shortest that a limit of the body can be, in hours. */
export const limitHours = {
  min: (limitsSchema.shape.rest.minValue as number) / 60,
  max: (limitsSchema.shape.rest.maxValue as number) / 60,
}
const hours = (minutes: number) =>
  z
    .number()
    .min(limitHours.min)
    .max(limitHours.max)
    .default(minutes / 60)
    .transform((h) => Math.round(h * 60))
const clocks = z.string().regex(patterns.hours, { error: 'bad-hours' }).transform(readHours)

export const limits = z
  .strictObject({
    'awake-amber': hours(DEFAULT_LIMITS.awakeAmber).describe('Hours awake from which to take care.'),
    'awake-red': hours(DEFAULT_LIMITS.awakeRed).describe('Hours awake after which to stop.'),
    low: clocks
      .prefault(`${DEFAULT_LIMITS.low.from}-${DEFAULT_LIMITS.low.to}`)
      .describe('02:00-06:00, home time: when the body is at its lowest.'),
    rest: hours(DEFAULT_LIMITS.rest).describe('Hours of rest between two days of work.'),
    sleep: hours(DEFAULT_LIMITS.sleep).describe('Hours of sleep within that rest.'),
  })
  .transform(({ 'awake-amber': awakeAmber, 'awake-red': awakeRed, ...rest }) => ({
    awakeAmber,
    awakeRed,
    ...rest,
  }))
  .superRefine(({ awakeAmber, awakeRed, rest, sleep }, ctx) => {
    const wrong = (key: string, value: number, most: number) =>
      ctx.addIssue({
        code: 'custom',
        message: 'limits-order',
        params: { key, value: value / 60, max: most / 60 },
      })
    if (awakeAmber > awakeRed) wrong('awake-amber', awakeAmber, awakeRed)
    if (sleep > rest) wrong('sleep', sleep, rest)
  })
