import { z } from 'zod'
import { each, type Rows, type Tries } from '../log/capability.ts'
import { words } from '../log/fields.ts'
import { idSchema } from '../plan/schema.ts'

/** What happens. */
export interface TalkEvents {
  'talk.said': { text: string; about?: { kind: 'step' | 'request' | 'card'; id: string } }
}

/** What is said. */
export const talkShapes = () => ({
  // talk
  'talk.say': {
    text: words,
    about: z
      .strictObject({ kind: z.enum(['step', 'request', 'card']), id: idSchema })
      .nullable()
      .default(null),
  },
})

export const talkRows: Rows<typeof talkShapes> = {
  'talk.say': { owner: 'yes', upgrader: 'yes', sentinel: 'yes', observer: 'if-allowed' },
}

export const talkTries: Tries<typeof talkShapes> = (of) => ({
  'talk.say': [
    { text: of.texts },
    {
      text: of.texts,
      about: each({
        kind: ['step', 'request', 'card'],
        id: ['a', 'r1', 'x1'],
      }),
    },
  ],
})
