import { awaited, type Gate, standingNoGo } from '../gates/gate.ts'
import type { GateAbout, GoNoGo, UpgradeState } from '../log/state.ts'
import { isSeated } from '../people/seats.ts'
import { type Job, move, ofTheKeyboard, rollingBack, toBed } from './job.ts'
import type { About, Move, Need } from './move.ts'
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
          undo: 'held',
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
  return awaited(q, state).filter((id) => isSeated(state.people[id]))
}

/**
 * What opens a gate that is closed before a step: asking, unless somebody can still sign, or a No-go has to be decided on first. Empty:
 * that is somebody else's to do.
 */
export function opening(state: UpgradeState, step: string, gate: Gate, now: number): Move[] {
  // Decided by going to bed, it is asked anew once the work goes on.
  if (gate.why === 'no-go' && gate.question?.decided === undefined) return []
  const waits =
    gate.why === 'asked' && gate.question !== null && signing(state, gate.question, now).length > 0
  return waits ? [] : [askGo({ kind: 'step', id: step }, gate.about)]
}

/** A No-go stops the work until the keyboard has decided: back, to bed, or asked anew. */
export function noGoJobs(state: UpgradeState, now: number, { keyboard }: Crew): Job[] {
  const q = standingNoGo(state)
  if (q === null) return []
  const about = { kind: 'question', id: q.id } as const
  const moves = [askGo(about, q.about ?? null), ...rollingBack(state, now), toBed(state, now)]
  return [ofTheKeyboard(`no-go:${q.id}`, about, q.askedAt, keyboard, moves)]
}

/** Asking for a Go, for the sake of `of`; `about` null: about all. */
export function askGo(of: About, about: GateAbout | null): Move {
  const needs: Need[] = [
    { field: 'id', of: 'id' },
    { field: 'go', of: 'go' },
  ]
  return move('ask-go', of, { type: 'go.ask', ...(about === null ? {} : { about }), figures: {} }, { needs })
}
