import { type Actor, type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { Card, UpgradeState } from '../log/state.ts'
import { alive, isOver } from '../work/status.ts'
import { stepOf } from '../work/steps.ts'

/**
 * The dead-man card: what stands if nobody can talk. One at a time on a box, as with a pending commit (Junos "commit
 * confirmed"); here a person carries it out, so the moment it falls due is when they are at the box. Fallen due, it asks
 * both sides: until somebody reports it as carried out it can still be confirmed or taken back.
 */
export const cardVerbs: Verbs<
  'card.arm' | 'card.extend' | 'card.confirm' | 'card.fire' | 'card.hold' | 'card.disarm' | 'card.done'
> = {
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
