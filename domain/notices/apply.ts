import type { Applies } from '../log/capability.ts'
import { put } from '../log/tables.ts'
import { withTry } from './notices.ts'
import type { NoticeEvents } from './rules.ts'
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
