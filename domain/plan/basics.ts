import { z } from 'zod'
import { requestKinds } from '../hands/kinds.ts'

// Apart from the plan's own schema, so that its parts can be described in files of their own.

/**
 * Ids are made by clients and written in plan files: short, printable, safe in a URL. They are keys of plain objects
 * in the state, so what every object answers to by itself ("constructor", "toString") is no id.
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)
  .refine((id) => !(id in Object.prototype), { error: 'reserved-id' })

export const zoneName = z.string().min(1).max(64)

/** `HH:mm` on a clock of 24 hours. */
export const clockReading = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A wall time as stored: local date-time, zone, the instant it was resolved to, and the tz data that said so. */
export const wallTimeSchema = z.strictObject({
  local: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
  zone: zoneName,
  instant: z.number().int().min(0).max(8.64e15),
  tz: z.string().max(16),
})

export const requestKindSchema = z.enum(requestKinds)
