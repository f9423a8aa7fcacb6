import { z } from 'zod'
import { row } from '../access/rows.ts'
import { each, orNull, type Rows, range, type Tries } from '../log/capability.ts'
import { idSchema } from '../plan/schema.ts'
import { type ChannelKind, channelKinds, type NoticeFault, noticeFaults } from './notices.ts'

/** What happens. */
export interface NoticeEvents {
  /** One try to reach somebody; `person` null: nobody is left to be told. `why` null: it was handed over. */
  'notice.tried': {
    about: { kind: 'request' | 'card' | 'person'; id: string }
    person: string | null
    channel: ChannelKind | null
    n: number
    why: NoticeFault | null
    status: number | null
  }
}

/** What is said. */
export const noticeShapes = () => ({
  'notice.report': {
    /** `person`: their break, or that they are overdue. */
    about: z.strictObject({ kind: z.enum(['request', 'card', 'person']), id: idSchema }),
    person: idSchema.nullable(),
    channel: z.enum(channelKinds).nullable(),
    n: z.number().int().min(1).max(10_000),
    why: z.enum(noticeFaults).nullable(),
    status: z.number().int().min(100).max(999).nullable(),
  },
})

export const noticeRows: Rows<typeof noticeShapes> = {
  'notice.report': row.clock,
}

export const noticeTries: Tries<typeof noticeShapes> = (of) => ({
  'notice.report': {
    about: [
      ...each({ kind: ['request' as const, 'card' as const], id: of.ids }),
      ...each({ kind: ['person' as const], id: of.people }),
    ],
    person: orNull(of.people),
    channel: [null, 'push', 'mail', 'tel'],
    n: range(1, 5),
    why: [null, 'gone', 'timeout', 'nobody'],
    status: [null, 404, 550],
  },
})
