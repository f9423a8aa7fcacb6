import { awaited, type Gate, standingNoGo } from '../gates/gate.ts'
import { hasToUndo } from '../log/decide-work.ts'
import type { GateAbout, GoNoGo, UpgradeState } from '../log/state.ts'
import { cardsNeeded, type Job, move, reasonNeeded, suspendNeeds } from './job.ts'
import type { Move } from './move.ts'
import { openQuestions } from './scope.ts'
import type { Crew } from './seats.ts'

/** The questions that wait for signatures, each with those who have not signed. */
export function questionJobs(state: UpgradeState, now: number): Job[] {
  return openQuestions(state)
    .filter((q) => q.expiresAt > now)
    .map((q) => {
      const about = { kind: 'question', id: q.id } as const
      const asked = signing(state, q, now)
      const role = state.people[asked[0] ?? '']?.role
      const go = move(
        'go',
        about,
        { type: 'go.answer', id: q.id },
        {
          needs: [
            { field: 'answer', of: 'choice', from: ['go', 'no-go'] },
            { field: 'note', of: 'words', must: true, max: 500 },
          ],
          since: q.askedAt,
          until: q.expiresAt,
        },
      )
      return {
        key: `question:${q.id}`,
        about,
        since: q.askedAt,
        asked,
        next: null,
        role: role === undefined || role === 'observer' ? null : role,
        moves: [go],
        others: {},
      }
    })
}

/** Who can still sign: those awaited who have a seat, until the question expires. */
export function signing(state: UpgradeState, q: GoNoGo, now: number): string[] {
  if (q.expiresAt <= now) return []
  return awaited(q, state).filter((id) => state.people[id]?.account != null && !state.people[id].revoked)
}

/**
 * What opens a gate that is closed: asking, unless somebody can still sign, or a No-go has to be decided on first. Empty:
 * that is somebody else's to do.
 */
export function opening(state: UpgradeState, gate: Gate, now: number): Move[] {
  if (gate.why === 'no-go') return []
  const waits =
    gate.why === 'asked' && gate.question !== null && signing(state, gate.question, now).length > 0
  return waits ? [] : [askGo(state, gate.about)]
}

/** A No-go stops the work until the keyboard has decided: back, to bed, or asked anew. */
export function noGoJobs(state: UpgradeState, now: number, { keyboard }: Crew): Job[] {
  const q = standingNoGo(state)
  if (q === null) return []
  const all = { kind: 'upgrade', id: state.id } as const
  const about = { kind: 'question', id: q.id } as const
  const backNeeds = [reasonNeeded, ...cardsNeeded(state, now)]
  const back = move('roll-back', all, { type: 'rollback.start', downTo: null }, { needs: backNeeds })
  const bed = move('suspend', all, { type: 'upgrade.suspend' }, { needs: suspendNeeds(state, now) })
  const again = askGo(state, q.about ?? null)
  const canUndo = state.status === 'running' && hasToUndo(state)
  const moves = [{ ...again, about, key: `question:${q.id}:ask-go` }, ...(canUndo ? [back] : []), bed]
  const since = q.askedAt
  return [
    {
      key: `no-go:${q.id}`,
      about,
      since,
      asked: keyboard,
      next: null,
      role: 'upgrader',
      moves,
      others: { upgrader: moves },
    },
  ]
}

/** Asking for the Go that a step or phase waits for; `about` null: about all. */
function askGo(state: UpgradeState, about: GateAbout | null): Move {
  const of =
    about === null
      ? ({ kind: 'upgrade', id: state.id } as const)
      : about.kind === 'step'
        ? { kind: 'step' as const, id: about.id }
        : ({ kind: 'upgrade', id: state.id } as const)
  return move(
    'ask-go',
    of,
    { type: 'go.ask', ...(about === null ? {} : { about }), figures: {} },
    {
      needs: [
        { field: 'id', of: 'id' },
        { field: 'go', of: 'go' },
      ],
      since: null,
      until: null,
    },
  )
}
