import type { OpenEvent } from '../log/events.ts'
import type { UpgradeState } from '../log/state.ts'
import { signKey } from './now.ts'

/** What was seen, told at last: the newest look stands, however late it was told; null for any other event. */
export function applySigns(state: UpgradeState, event: OpenEvent): UpgradeState | null {
  if (event.type !== 'sign.seen' || event.body === null) return null
  const { on, id, sign, answer, entered } = event.body
  const key = signKey(on, id, sign)
  const former = state.seen?.[key]
  if (former !== undefined && former.at > event.happenedAt) return state
  const look = { answer, at: event.happenedAt, by: event.actor, entered: entered === true }
  return { ...state, seen: { ...state.seen, [key]: look } }
}
