import { z } from 'zod'
import { idSchema } from '../plan/schema.ts'
import { parseClock } from '../time/civil.ts'

// Apart from the reckoning, so that pages which only reckon need no parser.

const clock = z.string().refine((text) => parseClock(text) !== null, { error: 'clock' })

/** Who wakes and goes to sleep at the same minute has told nothing. */
export const ownHoursSchema = z
  .strictObject({ wake: clock, sleep: clock, shared: z.boolean() })
  .refine((h) => h.wake !== h.sleep, { error: 'same-hours' })

/** What `GET /api/upgrades/:id/hours` answers. */
export const knownHoursSchema = z.object({
  hours: z.array(ownHoursSchema.safeExtend({ person: idSchema, own: z.boolean() })),
})
