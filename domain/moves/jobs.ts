import { isOpen } from '../hands/state.ts'
import { lastLook } from '../log/last-look.ts'
import type { UpgradeState } from '../log/state.ts'
import { cardJobs } from './card-jobs.ts'
import { closing, type Job, move, ofTheKeyboard, toBed, whole } from './job.ts'
import type { Move } from './move.ts'
import { waitsForDecision } from './next-step.ts'
import { noGoJobs, questionJobs } from './question-jobs.ts'
import { breakJobs, overdueJobs, requestJobs } from './request-jobs.ts'
import { atTheKeyboard, type Crew, handsAsked } from './seats.ts'
import { stepJobs } from './step-jobs.ts'

/**
 * All that is to be done now, the most pressing first: an order of a card, whether who was to be back is, a box that was
 * picked wrong, what is asked of the hands, what has failed, what runs, what must be signed, what comes next. From this one
 * list every screen says whose move it is, so that no two can disagree.
 */
export function jobsNow(state: UpgradeState, now: number): readonly Job[] {
  return look(state, now, '', () => jobsOf(state, now))
}

const look = lastLook<readonly Job[]>()

function jobsOf(state: UpgradeState, now: number): readonly Job[] {
  const crew = { keyboard: atTheKeyboard(state, now), hands: handsAsked(state, null, now) }
  switch (state.status) {
    case 'draft':
    case 'ready':
      return [
        ...overdueJobs(state),
        ...requestJobs(state, now, crew),
        ...breakJobs(state, now),
        ofUpgrade(state, now, crew),
      ]
    case 'suspended':
      return [
        ...cardJobs(state, now, crew),
        ...overdueJobs(state),
        ...requestJobs(state, now, crew),
        ...questionJobs(state, now),
        ...breakJobs(state, now),
        ofUpgrade(state, now, crew),
      ]
    case 'running':
    case 'rolling-back': {
      const steps = stepJobs(state, now, crew)
      const jobs = [
        ...cardJobs(state, now, crew),
        ...overdueJobs(state),
        ...requestJobs(state, now, crew),
        ...noGoJobs(state, now, crew),
        ...steps.failed,
        ...steps.running,
        ...questionJobs(state, now),
        ...breakJobs(state, now),
        ...(waitsForDecision(state) ? [afterRollBack(state, now, crew)] : steps.next),
      ]
      const open = Object.values(state.requests).some(isOpen)
      const begins = steps.next.length > 0 || waitsForDecision(state)
      const over = !begins && steps.failed.length + steps.running.length === 0
      if (!over || open || state.status !== 'running') return jobs
      return [...jobs, ofUpgrade(state, now, crew)]
    }
    case 'closed':
    case 'cancelled':
      return []
  }
}

/** What is to be done with the upgrade as a whole. */
function ofUpgrade(state: UpgradeState, now: number, { keyboard }: Crew): Job {
  const since = state.suspension?.at ?? null
  const job = ofTheKeyboard(`upgrade:${state.status}`, whole(state), since, keyboard, ways(state, now))
  return state.status === 'suspended' ? { ...job, next: state.suspension?.resumeAt ?? null } : job
}

function ways(state: UpgradeState, now: number): Move[] {
  const about = whole(state)
  const begin = move('begin', about, { type: 'upgrade.start' })
  switch (state.status) {
    case 'draft':
      return [move('ready', about, { type: 'upgrade.ready' }), begin]
    case 'ready':
      return [begin]
    case 'suspended': {
      const since = state.suspension?.at ?? null
      return [
        move('resume', about, { type: 'upgrade.resume' }, { undo: 'held', since }),
        ...closing(state, now),
      ]
    }
    default:
      return [...closing(state, now), toBed(state, now)]
  }
}

/** A roll-back is over: nobody is asked to begin anything before the keyboard has said how it goes on. */
function afterRollBack(state: UpgradeState, now: number, { keyboard }: Crew): Job {
  const since = state.rollBack?.endedAt ?? null
  const goOn = move('go-on', whole(state), { type: 'upgrade.resume' }, { since })
  const moves = [goOn, toBed(state, now), ...closing(state, now)]
  return ofTheKeyboard('upgrade:after-roll-back', whole(state), since, keyboard, moves)
}
