import { expect, test } from 'vitest'
import type { LoggedEvent } from '../../domain/log/envelope.ts'
import { wallTimeAt } from '../../domain/time/wall-time.ts'
import { createNight, hundredSteps, owner } from '../../tests/factories.ts'
import { runWeekend, taipeiPlan } from '../../tests/weekend/run.ts'
import type { StoredEvent } from '../store/types.ts'
import { createCalendarBooks } from './books.ts'

/** A log that gives what it is told to hold, and counts what is read of it. */
function logOf(events: readonly LoggedEvent[]) {
  const log = {
    events,
    read: 0,
    async eventsAfter(_upgrade: string, seq: number, limit: number) {
      const found = log.events.filter((e) => e.seq > seq).slice(0, limit)
      log.read += found.length
      return found as StoredEvent[]
    },
  }
  return log
}

const { events, state } = runWeekend(taipeiPlan())

test('folded at one go, piece by piece, or by two at once, a book is the same', async () => {
  const whole = await createCalendarBooks(logOf(events)).of('taipei')
  expect(whole?.state).toEqual(state)
  const log = logOf([])
  const books = createCalendarBooks(log)
  expect(await books.of('taipei')).toBeNull()
  for (let n = 0; n < events.length; n += 37) {
    log.events = events.slice(0, n)
    await Promise.all([books.of('taipei'), books.of('taipei')])
  }
  log.events = events
  const pieces = await Promise.all([books.of('taipei'), books.of('taipei')])
  expect(pieces[0]?.book.lines).toEqual(whole?.book.lines)
  expect(pieces[1]?.book.lines).toEqual(whole?.book.lines)
  expect(log.read).toBe(events.length)
})

test('a log that goes on another way than what was read of it is read anew', async () => {
  const log = logOf(events.slice(0, 100))
  const books = createCalendarBooks(log)
  await books.of('taipei')
  const plan = taipeiPlan()
  const other = runWeekend({ ...plan, head: { ...plan.head, title: 'Another' } })
  log.events = other.events
  const again = await books.of('taipei')
  expect(again?.state).toEqual(other.state)
  expect(again?.book.lines['upgrade']?.entry.title).toBe('Another')
})

test('while a long log is folded, others get their turn', async () => {
  const plan = hundredSteps()
  const night = createNight('long', Date.UTC(1998, 8, 11))
  const start = { said: '', at: { ...wallTimeAt(Date.UTC(1998, 8, 12), 'America/New_York') } }
  night.must(owner, { type: 'plan.import', plan: { ...plan, head: { ...plan.head, start } } })
  for (const s of Object.values(night.state.steps)) {
    const edit = { type: 'plan.set', kind: 'step', id: s.id, field: 'title', saw: s.title } as const
    night.must(owner, { ...edit, value: `${s.title}!` })
  }
  let turns = 0
  let folding = true
  const take = () => {
    turns++
    if (folding) setImmediate(take)
  }
  setImmediate(take)
  const open = await createCalendarBooks(logOf(night.events)).of('long')
  folding = false
  expect(open?.state.seq).toBe(night.events.length)
  expect(turns).toBeGreaterThan(1)
})
