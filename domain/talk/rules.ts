import { z } from 'zod'
import { type Applies, each, type Rows, type Tries } from '../log/capability.ts'
import { happens, no, type Verbs } from '../log/decision.ts'
import { words } from '../log/fields.ts'
import { idSchema } from '../plan/schema.ts'
import { stepOf } from '../work/steps.ts'

export interface TalkEvents {
  'talk.said': { text: string; about?: { kind: 'step' | 'request' | 'card'; id: string } }
}

export const talkShapes = () => ({
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

export const talkVerbs: Verbs<keyof ReturnType<typeof talkShapes>> = {
  'talk.say'(state, { text, about }) {
    if (about === null) return happens({ type: 'talk.said', body: { text } })
    const table = { request: state.requests, card: state.cards }
    const known =
      about.kind === 'step' ? stepOf(state, about.id) !== null : table[about.kind][about.id] !== undefined
    if (!known) return no('no-such', { kind: about.kind, id: about.id })
    return happens({ type: 'talk.said', body: { text, about } })
  },
}

export const talkApplies: Applies<TalkEvents> = {
  'talk.said': (state) => state,
}
