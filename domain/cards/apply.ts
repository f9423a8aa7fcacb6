import type { Applies } from '../log/capability.ts'
import type { Card, UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import type { CardEvents } from './rules.ts'
export const cardApplies: Applies<CardEvents> = {
  'card.armed'(state, body, event) {
    const { walk = 0, ...armed } = body
    return putCard(state, {
      ...armed,
      walk,
      armedAt: event.happenedAt,
      state: 'armed',
      by: event.actor,
      endedAt: null,
      held: {},
      conflict: null,
      doneAt: null,
      saw: '',
      reason: '',
    })
  },

  'card.extended'(state, body, event) {
    const { dueAt } = body
    // Given more time once it had fallen due, it stands again.
    return card(state, body.id, (c) =>
      c.state === 'fired' ? { dueAt, state: 'armed', by: event.actor, endedAt: null } : { dueAt },
    )
  },

  'card.confirmed'(state, body, event) {
    return card(state, body.id, (c) => ({
      ...stopped(c),
      state: 'confirmed',
      by: event.actor,
      endedAt: event.happenedAt,
    }))
  },

  'card.disarmed'(state, body, event) {
    const { reason } = body
    return card(state, body.id, (c) => ({
      ...stopped(c),
      state: 'disarmed',
      by: event.actor,
      endedAt: event.happenedAt,
      reason,
    }))
  },

  'card.fired'(state, body, event) {
    const { conflict } = body
    return card(state, body.id, () => ({
      state: 'fired',
      by: event.actor,
      endedAt: event.happenedAt,
      conflict: conflict === undefined ? null : { was: conflict, at: event.at },
    }))
  },

  'card.held'(state, body, event) {
    const { device, dueAt, awake } = body
    return card(state, body.id, (c) => ({
      held: { ...c.held, [device]: { by: event.actor, at: event.at, dueAt, awake } },
    }))
  },

  'card.done'(state, body, event) {
    const { saw, entered, conflict } = body
    return card(state, body.id, (c) => ({
      // Reported straight away, it falls due no more.
      ...(c.state === 'armed' ? { state: 'fired', by: event.actor, endedAt: event.happenedAt } : {}),
      doneAt: event.happenedAt,
      saw,
      done: { by: event.actor, entered: entered === true },
      ...(conflict === undefined ? {} : { conflict: { was: conflict, at: event.at } }),
    }))
  },
}

function card(state: UpgradeState, id: string, to: (c: Card) => Partial<Card>): UpgradeState {
  const there = state.cards[id]
  return there === undefined ? state : putCard(state, { ...there, ...to(there) })
}

/** Whoever had begun to carry it out is still on the way to the box. */
function stopped(c: Card): Pick<Card, 'stopped'> {
  return c.state === 'fired' && c.by !== 'clock' ? { stopped: c.by } : {}
}

function putCard(state: UpgradeState, value: Card): UpgradeState {
  return { ...state, cards: prune(put(state.cards, value), (c) => (c.state === 'armed' ? null : c.endedAt)) }
}
