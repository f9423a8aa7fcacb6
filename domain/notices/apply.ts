import type { OpenEvent } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { put } from '../log/tables.ts'
import { withTry } from './notices.ts'

/** How people were told; null for any other event. What is listed no more stays forgotten. */
export function applyNotices(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.type !== 'notice.tried' || event.body === null) return null
  const { about, ...tried } = event.body
  const request = about.kind === 'request' ? state.requests[about.id] : undefined
  const card = about.kind === 'card' ? state.cards[about.id] : undefined
  const t = { ...tried, at: event.at }
  if (request !== undefined)
    return { ...state, requests: put(state.requests, { ...request, tried: withTry(request.tried, t) }) }
  if (card !== undefined)
    return { ...state, cards: put(state.cards, { ...card, tried: withTry(card.tried, t) }) }
  return state
}
