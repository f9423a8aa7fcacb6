import { z } from 'zod'
import { idSchema } from '../plan/schema.ts'
import { wordsOrNone } from '../text/schemas.ts'

/** Inbound frames, as the edge parses them. The command inside is parsed by `commandSchema` when it is decided. */
const ms = z.number().min(0).max(8.64e15)
const point = z.strictObject({ seq: z.number().int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) })

export const commandIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,40}$/)
export const helloSchema = z.strictObject({
  protocol: z.number().int(),
  upgrade: idSchema,
  after: point.nullable(),
  planner: z.boolean().optional(),
  shell: z.string().max(100).optional(),
})
export const commandFrameSchema = z.strictObject({
  upgrade: idSchema,
  id: commandIdSchema,
  saidAt: ms,
  sentAt: ms,
  command: z.unknown(),
})
export const typingSchema = z.strictObject({ upgrade: idSchema, text: wordsOrNone(500) })
export const readSchema = z.strictObject({ upgrade: idSchema, seq: z.number().int().min(0) })
export const timeSchema = z.strictObject({ sent: ms, rtt: z.number().min(0).max(600_000).optional() })
/** The body of POST /api/upgrades/:id/commands. */
export const commandPostSchema = z.strictObject({
  id: commandIdSchema,
  /** Who said it, where a browser kept it: it is not done in the name of whoever has signed in there since. */
  account: z.string().max(100).optional(),
  saidAt: ms.optional(),
  sentAt: ms.optional(),
  command: z.unknown(),
})
