import { alive, isOver } from './decide-plan.ts'
import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from './decision.ts'
import type { Card, UpgradeState } from './state.ts'

/**
 * The dead-man card: what stands if nobody can talk. One at a time on a box, as with a pending commit (Junos "commit
 * confirmed"); here a person carries it out, so the moment it falls due is when they are at the box.
 */
export const cardVerbs: Verbs<
  'card.arm' | 'card.extend' | 'card.confirm' | 'card.fire' | 'card.hold' | 'card.disarm' | 'card.done'
> = {
  'card.arm'(state, { id, unless, then, machine, dueAt, walk }, _actor, { now }) {
    if (isOver(state)) return no('wrong-status', { status: state.status, needs: alive })
    if (state.cards[id] !== undefined) return no('already-there', { kind: 'card', id })
    if (machine !== null && state.machines[machine] === undefined)
      return no('no-such', { kind: 'machine', id: machine })
    const armed = Object.values(state.cards).find((c) => c.state === 'armed' && c.machine === machine)
    if (armed !== undefined) return no('card-armed', { id: armed.id })
    if (dueAt <= now) return no('time-passed', { at: dueAt, now })
    const body = { id, unless, then, machine, dueAt, ...(walk === undefined || walk === 0 ? {} : { walk }) }
    return happens({ type: 'card.armed', body })
  },

  'card.extend': (state, { id, dueAt }, _actor, { now }) =>
    onCard(state, id, (card) => {
      if (card.state !== 'armed') return no('card-over', { state: card.state })
      if (dueAt <= now) return no('time-passed', { at: dueAt, now })
      return dueAt === card.dueAt ? nothingToDo : happens({ type: 'card.extended', body: { id, dueAt } })
    }),

  'card.confirm': (state, { id }, _actor, { now, happenedAt }) =>
    onCard(state, id, (card) => {
      if (card.state === 'confirmed') return nothingToDo
      if (card.state === 'disarmed') return no('card-over', { state: card.state })
      // Seen before the card fell due, told after: it was the line that was late, and what was seen still holds.
      const seenInTime = card.by === 'clock' && (happenedAt ?? now) < (card.endedAt ?? 0)
      if (card.state === 'fired' && !seenInTime) return no('card-over', { state: card.state })
      return happens({ type: 'card.confirmed', body: { id } })
    }),

  'card.disarm': (state, { id, reason }) =>
    onCard(state, id, (card) => {
      if (card.state === 'disarmed') return nothingToDo
      if (card.state !== 'armed') return no('card-over', { state: card.state })
      return happens({ type: 'card.disarmed', body: { id, reason } })
    }),

  'card.fire': (state, { id }, actor, { now }) =>
    onCard(state, id, (card) => {
      if (card.state === 'fired') return nothingToDo
      const clock = actor.who.kind === 'clock'
      // Whoever stood there without a line acted on what their phone held: it is told, and both see that it clashed.
      if (card.state !== 'armed')
        return clock ? nothingToDo : happens({ type: 'card.fired', body: { id, conflict: card.state } })
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
            body: { id, saw, ...(actor.leave === 'entered' ? { entered: true as const } : {}) },
          }),
    ),
}

function deviceOf({ who }: Actor): string {
  return who.kind === 'clock' ? '' : who.device
}

function onCard(state: UpgradeState, id: string, verb: (card: Card) => Decision): Decision {
  const card = state.cards[id]
  return card === undefined ? no('no-such', { kind: 'card', id }) : verb(card)
}
