import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, each, orNull, type Rows, range, type Tries } from '../log/capability.ts'
import { happens, no, type Verbs } from '../log/decision.ts'
import { put } from '../log/tables.ts'
import { idSchema } from '../plan/schema.ts'
import { type ChannelKind, channelKinds, type NoticeFault, noticeFaults, withTry } from './notices.ts'

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
    about: [...each({ kind: ['request', 'card'], id: of.ids }), ...each({ kind: ['person'], id: of.people })],
    person: orNull(of.people),
    channel: [null, 'push', 'mail', 'tel'],
    n: range(1, 5),
    why: [null, 'gone', 'timeout', 'nobody'],
    status: [null, 404, 550],
  },
})

/** What the clock did to reach somebody. It has happened, so it is kept even when the request is over by now. */
export const noticeVerbs: Verbs<keyof ReturnType<typeof noticeShapes>> = {
  'notice.report'(state, { about, person, channel, n, why, status }) {
    const table = { request: state.requests, card: state.cards, person: state.people }[about.kind]
    const there = table[about.id]
    if (there === undefined) return no('no-such', { kind: about.kind, id: about.id })
    if (person !== null && state.people[person] === undefined)
      return no('no-such', { kind: 'person', id: person })
    return happens({ type: 'notice.tried', body: { about, person, channel, n, why, status } })
  },
}

export const noticeApplies: Applies<NoticeEvents> = {
  'notice.tried'(state, { about, ...tried }, event) {
    const request = about.kind === 'request' ? state.requests[about.id] : undefined
    const card = about.kind === 'card' ? state.cards[about.id] : undefined
    const t = { ...tried, at: event.at }
    if (request !== undefined)
      return { ...state, requests: put(state.requests, { ...request, tried: withTry(request.tried, t) }) }
    if (card !== undefined)
      return { ...state, cards: put(state.cards, { ...card, tried: withTry(card.tried, t) }) }
    // What is listed no more stays forgotten.
    return state
  },
}
