import { z } from 'zod'

/** What can be asked of who is on site. */
export const requestKindSchema = z.enum([
  'stand-by',
  'reset',
  'power-cycle',
  'power-off',
  'power-on',
  'move-cable',
  'swap-part',
  'press-key',
  'read-screen',
  'look',
  'take-photo',
  'other',
])
export type RequestKind = z.infer<typeof requestKindSchema>
