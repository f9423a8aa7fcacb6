import { z } from 'zod'
import { row } from '../access/rows.ts'
import type { Rows, Tries } from '../log/capability.ts'
import { idSchema } from '../plan/schema.ts'
import { line } from '../text/schemas.ts'

/** What happens. */
export interface SignEvents {
  /** What was seen, in the plan's words for it; `answer` may be one that the plan does not know. */
  'sign.seen': {
    on: 'machine' | 'step'
    id: string
    sign: string
    name: string
    answer: string
    entered?: true
  }
}

/** What is said. */
export const signShapes = () => ({
  'sign.report': {
    on: z.enum(['machine', 'step']),
    id: idSchema,
    sign: idSchema,
    answer: line(60),
  },
})

export const signRows: Rows<typeof signShapes> = {
  'sign.report': row.answer,
}

export const signTries: Tries<typeof signShapes> = (of) => ({
  'sign.report': [
    {
      on: ['machine'],
      id: of.machines,
      sign: ['lcd', 'fan'],
      answer: ['ON-LINE', 'off-line', 'blinking', ''],
    },
    { on: ['step'], id: of.steps, sign: ['lcd'], answer: of.texts },
  ],
})
