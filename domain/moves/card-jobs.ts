import type { UpgradeState } from '../log/state.ts'
import { type Job, move, sawNeeded } from './job.ts'
import type { Crew } from './seats.ts'

/** How long an order that nobody reported as carried out goes before everything else, ms. */
const STANDS = 60 * 60_000

/** The cards that have fallen due, and whose order nobody has reported as carried out. */
export function cardJobs(state: UpgradeState, now: number, { hands }: Crew): Job[] {
  return Object.values(state.cards)
    .filter((c) => c.doneAt === null && isOwed(c, now))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
    .map((card) => {
      const about = { kind: 'card', id: card.id } as const
      const since = card.endedAt ?? card.dueAt
      const done = move('card-done', about, { type: 'card.done', id: card.id }, { needs: [sawNeeded], since })
      const fine = move('card-fine', about, { type: 'card.confirm', id: card.id }, { undo: 'held', since })
      const act = move('card-act', about, { type: 'card.fire', id: card.id }, { since })
      return {
        key: `card:${card.id}`,
        about,
        since,
        asked: hands.people,
        next: hands.next,
        role: 'sentinel',
        moves: card.state === 'armed' ? [act, fine] : [done],
        others: { upgrader: card.state === 'armed' ? [fine] : [done] },
      }
    })
}

/** When the work is over: the cards that still stand, to be called off. */
export function standing(state: UpgradeState, now: number, { keyboard }: Crew): Job[] {
  return Object.values(state.cards)
    .filter((c) => c.state === 'armed' && !isOwed(c, now))
    .map((card) => {
      const about = { kind: 'card', id: card.id } as const
      const fine = move('card-fine', about, { type: 'card.confirm', id: card.id }, { undo: 'held' })
      const moves = [fine]
      const others = { upgrader: moves, sentinel: moves }
      return {
        key: `card:${card.id}`,
        about,
        since: null,
        asked: keyboard,
        next: null,
        role: 'upgrader',
        moves,
        others,
      }
    })
}

function isOwed(card: UpgradeState['cards'][string], now: number): boolean {
  if (card.state === 'armed') return card.dueAt <= now
  return card.state === 'fired' && card.endedAt !== null && now - card.endedAt < STANDS
}
