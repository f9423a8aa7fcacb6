import { z } from 'zod'
import { row } from '../access/rows.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import { instant, reason, words } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { prune, put } from '../log/tables.ts'
import type { Timers } from '../log/timers.ts'
import { idSchema } from '../plan/basics.ts'
import { wordsOrNone } from '../text/schemas.ts'
import { alive, isOver } from '../work/status.ts'
import { stepOf } from '../work/steps.ts'
import type { Card } from './state.ts'

export interface CardEvents {
  'card.armed': {
    id: string
    unless: string
    then: string
    machine: string | null
    dueAt: number
    /** Minutes it takes to get there. */
    walk?: number
    /** The step it was armed for. */
    step?: string
  }
  'card.held': { id: string; device: string; dueAt: number; awake: boolean }
  'card.disarmed': { id: string; reason: string }
  /** `conflict`: as for a card that fired, where nobody had said before that they carry it out. */
  'card.done': { id: string; saw: string; entered?: true; conflict?: 'confirmed' | 'disarmed' }
  'card.extended': { id: string; dueAt: number }
  'card.confirmed': { id: string }
  /**
   * By the clock: it has fallen due. By somebody: they carry it out. `conflict`: it had been confirmed or disarmed by then,
   * which did not reach whoever carried it out.
   */
  'card.fired': { id: string; conflict?: 'confirmed' | 'disarmed' }
}

export interface CardRefusals {
  'card-armed': { id: string }
  'card-over': { state: 'confirmed' | 'fired' | 'disarmed' }
  'no-card': { step: string }
}

export const cardShapes = () => ({
  'card.arm': {
    id: idSchema,
    unless: words,
    then: words,
    machine: idSchema.nullable(),
    /** When it is to be done, at the box. */
    dueAt: instant,
    /** Minutes it takes to get there. */
    walk: z.number().int().min(0).max(240).optional(),
    /** The step it is armed for; left out: for whatever happens to its box. */
    step: idSchema.optional(),
  },
  /** A phone has it: until when, and whether its screen stays on by itself. */
  'card.hold': { id: idSchema, dueAt: instant, awake: z.boolean() },
  'card.disarm': { id: idSchema, reason },
  'card.done': { id: idSchema, saw: wordsOrNone(2000).default('') },
  'card.extend': { id: idSchema, dueAt: instant },
  'card.confirm': { id: idSchema },
  'card.fire': { id: idSchema },
})

export const cardRows: Rows<typeof cardShapes> = {
  'card.arm': row.upgrader,
  'card.extend': row.upgrader,
  'card.confirm': { upgrader: 'yes', sentinel: 'yes' },
  'card.disarm': row.upgrader,
  'card.hold': { sentinel: 'yes' },
  'card.done': row.answer,
  'card.fire': { sentinel: 'yes', clock: 'yes' },
}

export const cardTries: Tries<typeof cardShapes> = (of) => ({
  'card.arm': {
    id: of.ids,
    unless: of.texts,
    then: of.texts,
    machine: orNull(of.machines),
    dueAt: of.instants,
    step: [undefined, 'e', 'none'],
  },
  'card.hold': { id: of.ids, dueAt: of.instants, awake: [true, false] },
  'card.disarm': { id: of.ids, reason: of.texts },
  'card.done': { id: of.ids, saw: of.texts },
  'card.extend': { id: of.ids, dueAt: of.instants },
  'card.confirm': { id: of.ids },
  'card.fire': { id: of.ids },
})

/**
 * The dead-man card: what stands if nobody can talk. One at a time on a box, as with a pending commit (Junos "commit
 * confirmed"); here a person carries it out, so the moment it falls due is when they are at the box. Fallen due, it asks
 * both sides: until somebody reports it as carried out it can still be confirmed or taken back.
 */
export const cardVerbs: Verbs<keyof ReturnType<typeof cardShapes>> = {
  'card.arm'(state, { id, unless, then, machine, dueAt, walk, step }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.cards[id] !== undefined) return no('already-there', { kind: 'card', id })
    if (machine !== null && state.machines[machine] === undefined)
      return no('no-such', { kind: 'machine', id: machine })
    if (step !== undefined && stepOf(state, step) === null) return no('no-such', { kind: 'step', id: step })
    const armed = armedOn(state, machine)
    if (armed !== undefined) return no('card-armed', { id: armed.id })
    if (dueAt <= now) return no('time-passed', { at: dueAt, now })
    const more = { ...(walk ? { walk } : {}), ...(step === undefined ? {} : { step }) }
    return happens({ type: 'card.armed', body: { id, unless, then, machine, dueAt, ...more } })
  },

  'card.extend': (state, { id, dueAt }, _actor, { now }) =>
    onCard(state, id, (card) => {
      const fell = isDue(card)
      if (card.state !== 'armed' && !fell) return over(card)
      if (dueAt <= now) return no('time-passed', { at: dueAt, now })
      if (card.state === 'armed' && dueAt === card.dueAt) return nothingToDo
      // It stands again, for a clock that runs, and beside no other on its box.
      if (fell && isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
      const armed = fell ? armedOn(state, card.machine) : undefined
      if (armed !== undefined) return no('card-armed', { id: armed.id })
      return happens({ type: 'card.extended', body: { id, dueAt } })
    }),

  'card.confirm': (state, { id }) =>
    onCard(state, id, (card) => {
      if (card.state === 'confirmed') return nothingToDo
      // Fallen due, or on the way to the box: whoever sees it now still says so in time.
      if (card.state === 'disarmed' || isDone(card)) return over(card)
      return happens({ type: 'card.confirmed', body: { id } })
    }),

  'card.disarm': (state, { id, reason }) =>
    onCard(state, id, (card) => {
      if (card.state === 'disarmed') return nothingToDo
      if (card.state === 'confirmed' || isDone(card)) return over(card)
      return happens({ type: 'card.disarmed', body: { id, reason } })
    }),

  'card.fire': (state, { id }, actor, { now }) =>
    onCard(state, id, (card) => {
      const clock = actor.who.kind === 'clock'
      if (card.state === 'fired') {
        // Done already, or somebody is at it: there is nothing to begin. Fallen due, it is begun by a person.
        const begins = !clock && isDue(card)
        return begins ? happens({ type: 'card.fired', body: { id } }) : nothingToDo
      }
      // Whoever stood there without a line acted on what their phone held: it is told, and both see that it clashed.
      if (card.state !== 'armed')
        return clock || card.doneAt !== null
          ? nothingToDo
          : happens({ type: 'card.fired', body: { id, conflict: card.state } })
      // The clock waits for the minute; the sentinel may act before it when her eyes tell her to.
      if (clock && card.dueAt > now) return nothingToDo
      return happens({ type: 'card.fired', body: { id } })
    }),

  'card.hold': (state, { id, dueAt, awake }, actor) =>
    onCard(state, id, (card) => {
      if (card.state !== 'armed') return nothingToDo
      const device = deviceOf(actor)
      const held = card.held[device]
      if (held?.dueAt === dueAt && held.awake === awake) return nothingToDo
      return happens({ type: 'card.held', body: { id, device, dueAt, awake } })
    }),

  'card.done': (state, { id, saw }, actor) =>
    onCard(state, id, (card) =>
      card.doneAt !== null
        ? nothingToDo
        : happens({
            type: 'card.done',
            body: {
              id,
              saw,
              ...(actor.leave === 'entered' ? { entered: true as const } : {}),
              ...(card.state === 'confirmed' || card.state === 'disarmed' ? { conflict: card.state } : {}),
            },
          }),
    ),
}

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

  'card.extended'(state, { id, dueAt }, event) {
    // Given more time once it had fallen due, it stands again.
    return card(state, id, (c) =>
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

  'card.disarmed'(state, { id, reason }, event) {
    return card(state, id, (c) => ({
      ...stopped(c),
      state: 'disarmed',
      by: event.actor,
      endedAt: event.happenedAt,
      reason,
    }))
  },

  'card.fired'(state, { id, conflict }, event) {
    return card(state, id, () => ({
      state: 'fired',
      by: event.actor,
      endedAt: event.happenedAt,
      conflict: conflict === undefined ? null : { was: conflict, at: event.at },
    }))
  },

  'card.held'(state, { id, device, dueAt, awake }, event) {
    return card(state, id, (c) => ({
      held: { ...c.held, [device]: { by: event.actor, at: event.at, dueAt, awake } },
    }))
  },

  'card.done'(state, { id, saw, entered, conflict }, event) {
    return card(state, id, (c) => ({
      // Reported straight away, it falls due no more.
      ...(c.state === 'armed' ? { state: 'fired', by: event.actor, endedAt: event.happenedAt } : {}),
      doneAt: event.happenedAt,
      saw,
      done: { by: event.actor, entered: entered === true },
      ...(conflict === undefined ? {} : { conflict: { was: conflict, at: event.at } }),
    }))
  },
}

/** The due time is in the id: extended, it is another. */
export const cardTimers: Timers = (state) =>
  Object.values(state.cards)
    .filter((c) => c.state === 'armed')
    .map(({ id, dueAt }) => ({ at: dueAt, id: `card:${id}:${dueAt}`, command: { type: 'card.fire', id } }))

const isDone = (card: Card) => card.doneAt !== null
const over = ({ state }: Card): Decision => (state === 'armed' ? nothingToDo : no('card-over', { state }))

/** Fallen due, and nobody has said yet what comes of it. */
function isDue(card: Card): boolean {
  return card.state === 'fired' && card.by === 'clock' && !isDone(card)
}

function armedOn(state: UpgradeState, machine: string | null): Card | undefined {
  return Object.values(state.cards).find((c) => c.state === 'armed' && c.machine === machine)
}

function deviceOf({ who }: Actor): string {
  return who.kind === 'clock' ? '' : who.device
}

function onCard(state: UpgradeState, id: string, verb: (card: Card) => Decision): Decision {
  const card = state.cards[id]
  return card === undefined ? no('no-such', { kind: 'card', id }) : verb(card)
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
