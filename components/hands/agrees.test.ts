import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { movesOf } from '../../domain/moves/moves.ts'
import { anyCrewNight, play } from '../../tests/any-crew.ts'
import { choose, type Task, tasksNow } from './what-now.ts'

vi.setConfig({ testTimeout: 5 * 60_000 })

/** What is only to be known: there is nothing to press for it, or it is not the reader's. */
function isTold(task: Task): boolean {
  return (
    ['stopped', 'no-go', 'conflict', 'gate', 'for-other'].includes(task.kind) ||
    (task.kind === 'card' && !task.mine) ||
    (task.kind === 'request' && task.request.readBack?.state === 'stopped')
  )
}

/** What a card is about, as a move says it. */
function aboutOf(task: Task): string {
  switch (task.kind) {
    case 'card':
      return `card:${task.card.id}`
    case 'request':
      return `request:${task.request.id}`
    case 'question':
      return `question:${task.question.id}`
    case 'step':
      return `step:${task.step.id}`
    case 'break':
    case 'overdue':
      return 'person'
    default:
      return task.kind
  }
}

// Law 6 of `domain/moves`, for the phone: its card is what the desk says the hands are asked.
test('in every state the phone asks first what its reader’s first move is about, and nothing where they have none', () => {
  const seen = { asked: 0, idle: 0 }
  fc.assert(
    fc.property(anyCrewNight, (night) => {
      play(night, ({ state, now }) => {
        for (const { id, role } of Object.values(state.people)) {
          if (role !== 'sentinel') continue
          const { first } = movesOf(state, id, now)
          const tasks = tasksNow(state, now, id)
          const [asked] = tasks.filter((t) => !isTold(t))
          seen[first === null ? 'idle' : 'asked']++
          if (first === null) expect(asked).toBeUndefined()
          else if (first.about.kind === 'person') expect(asked && aboutOf(asked)).toBe('person')
          else expect(asked && aboutOf(asked)).toBe(`${first.about.kind}:${first.about.id}`)
          expect(new Set(tasks.map((t) => t.key)).size).toBe(tasks.length)
          // What is not asked of them is never the card that opens.
          expect(choose(tasks, null)[0]?.kind).not.toBe('for-other')
        }
      })
    }),
    { numRuns: Number(process.env['LAWS_RUNS'] ?? 15), seed: 19980912, endOnFailure: true },
  )
  expect(seen.asked).toBeGreaterThan(100)
  expect(seen.idle).toBeGreaterThan(100)
})
