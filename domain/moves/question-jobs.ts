import type { UpgradeState } from '../log/state.ts'
import { type Job, move } from './job.ts'
import { openQuestions } from './scope.ts'
import { seated } from './seats.ts'

/** The questions that wait for signatures, each with those who have not signed. */
export function questionJobs(state: UpgradeState, now: number): Job[] {
  return openQuestions(state)
    .filter((q) => q.expiresAt > now)
    .map((q) => {
      const about = { kind: 'question', id: q.id } as const
      const roles = q.signers.filter((r) => q.answers[r] === undefined)
      const moves = [
        move(
          'go',
          about,
          { type: 'go.answer', id: q.id },
          {
            needs: [
              { field: 'answer', of: 'choice', from: ['go', 'no-go'] },
              { field: 'note', of: 'words', must: false, max: 500 },
            ],
            undo: 'held',
            since: q.askedAt,
            until: q.expiresAt,
          },
        ),
      ]
      return {
        key: `question:${q.id}`,
        about,
        since: q.askedAt,
        asked: roles.flatMap((r) => seated(state, r).map((p) => p.id)),
        next: null,
        role: roles[0] ?? null,
        moves,
        others: {},
      }
    })
}
