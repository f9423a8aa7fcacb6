import { openCards, phaseOf } from '../cards/cards.ts'
import type { Card, UpgradeState } from '../log/state.ts'
import { isTheirs } from '../people/seats.ts'
import { type Job, move, reasonNeeded, sawNeeded } from './job.ts'
import type { Move, Need } from './move.ts'
import { type Crew, seated } from './seats.ts'

/** The cards that have fallen due, which ask both sides, and those that somebody is carrying out. */
export function cardJobs(state: UpgradeState, now: number, crew: Crew): Job[] {
  return openCards(state, now)
    .filter((c) => phaseOf(c, now) !== 'standing')
    .map((card) => {
      const doing = phaseOf(card, now) === 'doing'
      const moves = movesOfCard(state, card, now)
      const by = doing ? seated(state, 'sentinel').find((p) => isTheirs(p, card.by)) : undefined
      // An order that has fallen due waits for nobody to come back: with nobody on site, each of the hands is asked.
      const there =
        crew.hands.people.length > 0 ? crew.hands.people : seated(state, 'sentinel').map((p) => p.id)
      const hands = by === undefined ? there : [by.id]
      // While the line lives nobody acts on the clock's word alone: who can say that all is well is asked as well.
      const asked = doing && hands.length > 0 ? hands : [...hands, ...crew.keyboard]
      return {
        key: `card:${card.id}`,
        about: { kind: 'card', id: card.id },
        since: card.endedAt ?? card.dueAt,
        asked,
        next: null,
        role: 'sentinel',
        moves: moves.hands,
        movesAtTheKeyboard: moves.keyboard,
        others: { upgrader: moves.keyboard, sentinel: moves.hands },
      }
    })
}

function movesOfCard(state: UpgradeState, card: Card, now: number): { hands: Move[]; keyboard: Move[] } {
  const about = { kind: 'card', id: card.id } as const
  const since = card.endedAt ?? card.dueAt
  const fine = move('card-fine', about, { type: 'card.confirm', id: card.id }, { undo: 'held', since })
  const act = move('card-act', about, { type: 'card.fire', id: card.id }, { since })
  const done = move('card-done', about, { type: 'card.done', id: card.id }, { needs: [sawNeeded], since })
  const off = move('card-off', about, { type: 'card.disarm', id: card.id }, { needs: [reasonNeeded], since })
  const later = move(
    'card-extend',
    about,
    { type: 'card.extend', id: card.id },
    { needs: [{ field: 'dueAt', of: 'instant', after: now, orNone: false }], since },
  )
  if (phaseOf(card, now) === 'doing') return { hands: [done, fine], keyboard: [off, done] }
  // It can't stand again beside another on its box.
  const taken = Object.values(state.cards).some(
    (c) => c.id !== card.id && c.state === 'armed' && c.machine === card.machine,
  )
  return { hands: [fine, act], keyboard: [...(taken ? [] : [later]), fine, off, done] }
}

/** What may be done about a card that stands and has not fallen due. */
export function movesOfStanding(card: Card, now: number): { hands: Move[]; keyboard: Move[] } {
  const about = { kind: 'card', id: card.id } as const
  const needs: Need[] = [{ field: 'dueAt', of: 'instant', after: now, orNone: false }]
  const fine = move('card-fine', about, { type: 'card.confirm', id: card.id }, { undo: 'held' })
  const act = move('card-act', about, { type: 'card.fire', id: card.id })
  const off = move('card-off', about, { type: 'card.disarm', id: card.id }, { needs: [reasonNeeded] })
  const later = move('card-extend', about, { type: 'card.extend', id: card.id }, { needs })
  return { hands: [fine, act], keyboard: [later, off, fine] }
}

/** What may be said of a card that has fallen due though it is not asked: how it was, by whoever knows. */
export function unasked(card: Card): Move[] {
  const about = { kind: 'card', id: card.id } as const
  const since = card.endedAt ?? card.dueAt
  return [
    move('card-fine', about, { type: 'card.confirm', id: card.id }, { undo: 'held', since }),
    move('card-done', about, { type: 'card.done', id: card.id }, { needs: [sawNeeded], since }),
  ]
}
