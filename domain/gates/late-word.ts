import type { Moment } from '../log/decision.ts'
import type { UpgradeState } from '../log/state.ts'
import type { Gate } from './gate.ts'

/** What a live line takes at most from the tap to the server, real ms. Longer, it waited in a phone without a line. */
const ON_THE_WAY = 5_000

/**
 * Whether something was said where no word came through, so that it tells what has happened and asks no leave: a phone
 * without a line showed its step as begun, and whoever tapped went to work. `happenedAt` is the server's own reckoning,
 * never before that device was last heard, so nobody talks their way through a gate by a wrong clock.
 */
export function saidWithoutLine({ clock }: UpgradeState, { now, happenedAt = now }: Moment): boolean {
  const pace = clock.kind === 'own' ? clock.rate : 1
  return now - happenedAt > ON_THE_WAY * pace
}

/** Whether a beginning was said before its gate was closed by a question: nobody could know of it then. */
export function saidBeforeGate({ question }: Gate, { now, happenedAt = now }: Moment): boolean {
  return question !== null && happenedAt < question.askedAt
}
