import { barred } from '../gates/barred.ts'
import { isOpen } from '../hands/state.ts'
import type { HandsRequest, UpgradeState } from '../log/state.ts'
import { move, reasonNeeded, sawNeeded } from './job.ts'
import type { Move } from './move.ts'

/** How a request may be answered though nothing asks for that answer: told at once, or against its order. */
export function otherAnswers(state: UpgradeState): Move[] {
  return Object.values(state.requests).flatMap((r) => ofRequest(r))
}

function ofRequest(r: HandsRequest): Move[] {
  const about = { kind: 'request', id: r.id } as const
  const did = move('done-all-the-same', about, { type: 'request.done', id: r.id }, { needs: [sawNeeded] })
  // Called off after it was taken up: that it was done all the same can always be said.
  if (!isOpen(r)) return (r.state === 'withdrawn' || r.state === 'expired') && r.seenAt !== null ? [did] : []
  const cannot = move(
    'cannot',
    about,
    { type: 'request.cannot', id: r.id },
    { needs: [reasonNeeded], until: r.expiresAt, undo: 'held' },
  )
  if (r.readBack?.state === 'stopped') return [did, cannot]
  if (r.state === 'on-my-way') return r.readBack?.state === 'open' ? [did] : []
  // Who tells it when they are at it already has not said before that they read it.
  return [move('on-my-way', about, { type: 'request.on-my-way', id: r.id }, { until: r.expiresAt })]
}

/** Asking once more for what has ended, whatever came of it. */
export function reopening(state: UpgradeState): Move[] {
  if (state.status === 'closed' || state.status === 'cancelled') return []
  return Object.values(state.requests)
    .filter((r) => !isOpen(r) && barred(state, r) === null)
    .map((r) =>
      move(
        'ask-again',
        { kind: 'request', id: r.id },
        { type: 'request.reopen', id: r.id },
        { needs: [reasonNeeded] },
      ),
    )
}
