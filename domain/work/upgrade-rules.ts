import { z } from 'zod'
import { row } from '../access/rows.ts'
import { openCards } from '../cards/cards.ts'
import { noGoDecided, questionsOver } from '../gates/over.ts'
import { isOpen } from '../hands/state.ts'
import { type Applies, orNull, type Rows, type Tries } from '../log/capability.ts'
import { type Decision, happens, no, nothingToDo, type Verbs } from '../log/decision.ts'
import type { NewEvent } from '../log/events.ts'
import { cards, instant, reason } from '../log/fields.ts'
import type { UpgradeState } from '../log/state.ts'
import { waitsForDecision } from '../moves/next-step.ts'
import { idSchema } from '../plan/basics.ts'
import { words, wordsOrNone } from '../text/schemas.ts'
import { alive, isOver, wrongStatus } from './status.ts'
import { stepOf } from './steps.ts'

/** So many things are left for later at the most. */
const MOST_FOLLOW_UPS = 100

export interface UpgradeEvents {
  'upgrade.readied': Record<never, never>
  'upgrade.started': Record<never, never>
  'upgrade.suspended': { reason: string; handOver: string; resumeAt: number | null }
  'upgrade.resumed': Record<never, never>
  'upgrade.closed': { followUps: { id: string; text: string }[] }
  'upgrade.cancelled': { reason: string }
  /** Thought of once it was closed. */
  'follow-up.added': { id: string; text: string }
  'follow-up.done': { id: string }
}

export interface UpgradeRefusals {
  'still-open': { steps: string[] }
  'too-many-follow-ups': { most: number }
}

export const upgradeShapes = () => ({
  'upgrade.ready': {},
  'upgrade.start': {},
  'upgrade.suspend': {
    reason,
    handOver: wordsOrNone(8000),
    resumeAt: instant.nullable(),
    cards: cards.optional(),
  },
  'upgrade.resume': {},
  'upgrade.close': {
    followUps: z.array(z.strictObject({ id: idSchema, text: words(500) })).max(MOST_FOLLOW_UPS),
    cards: cards.extract(['stand-down']).optional(),
  },
  'upgrade.cancel': { reason, cards: cards.extract(['stand-down']).optional() },
  'follow-up.add': { id: idSchema, text: words(500) },
  'follow-up.done': { id: idSchema },
})

export const upgradeRows: Rows<typeof upgradeShapes> = {
  'upgrade.ready': row.planner,
  'upgrade.start': row.upgrader,
  'upgrade.suspend': row.upgrader,
  'upgrade.resume': row.upgrader,
  'upgrade.close': row.upgrader,
  'upgrade.cancel': { owner: 'yes', upgrader: 'yes' },
  'follow-up.add': { owner: 'yes', upgrader: 'yes', sentinel: 'yes' },
  'follow-up.done': { owner: 'yes', upgrader: 'yes', sentinel: 'yes' },
}

export const upgradeTries: Tries<typeof upgradeShapes> = (of) => ({
  'upgrade.ready': {},
  'upgrade.start': {},
  'upgrade.suspend': {
    reason: of.texts,
    handOver: of.texts,
    resumeAt: orNull(of.instants),
    cards: of.cardsLeft,
  },
  'upgrade.resume': {},
  'upgrade.close': { followUps: [[], [{ id: 'fu', text: 'later' }]], cards: of.cardsLeft },
  'upgrade.cancel': { reason: of.texts, cards: of.cardsLeft },
  'follow-up.add': { id: ['fu', 'fu2'], text: of.texts },
  'follow-up.done': { id: ['fu', 'none'] },
})

export const upgradeVerbs: Verbs<keyof ReturnType<typeof upgradeShapes>> = {
  'upgrade.ready'(state) {
    if (state.status === 'ready') return nothingToDo
    return state.status === 'draft'
      ? happens({ type: 'upgrade.readied', body: {} })
      : wrongStatus(state, ['draft'])
  },

  'upgrade.start'(state) {
    if (state.status === 'running') return nothingToDo
    return state.status === 'ready' || state.status === 'draft'
      ? happens({ type: 'upgrade.started', body: {} })
      : wrongStatus(state, ['draft', 'ready'])
  },

  'upgrade.suspend'(state, { reason, handOver, resumeAt, cards }, _actor, { now }) {
    if (state.status === 'suspended') return nothingToDo
    if (state.status !== 'running' && state.status !== 'rolling-back')
      return wrongStatus(state, ['running', 'rolling-back'])
    if (resumeAt !== null && resumeAt <= now) return no('time-passed', { at: resumeAt, now })
    const standing = cardsLeft(state, cards, reason, now)
    if (!standing.ok) return standing
    return happens(...standing.events, { type: 'upgrade.suspended', body: { reason, handOver, resumeAt } })
  },

  'upgrade.resume'(state) {
    // After a roll-back it is the word to go on.
    if (waitsForDecision(state)) return happens({ type: 'upgrade.resumed', body: {} })
    if (state.status === 'running' || state.status === 'rolling-back') return nothingToDo
    return state.status === 'suspended'
      ? happens({ type: 'upgrade.resumed', body: {} })
      : wrongStatus(state, ['suspended'])
  },

  'upgrade.close'(state, { followUps, cards }, _actor, { now }) {
    if (state.status === 'closed') return nothingToDo
    if (state.status !== 'running' && state.status !== 'suspended')
      return wrongStatus(state, ['running', 'suspended'])
    const open = Object.keys(state.runs).filter((id) => state.runs[id]?.state === 'running')
    if (open.length > 0) return no('still-open', { steps: open.map((id) => stepOf(state, id)?.title ?? id) })
    const standing = cardsLeft(state, cards, '', now)
    if (!standing.ok) return standing
    return happens(...standing.events, ...withdrawals(state), { type: 'upgrade.closed', body: { followUps } })
  },

  'upgrade.cancel'(state, { reason, cards }, _actor, { now }) {
    if (state.status === 'cancelled') return nothingToDo
    if (isOver(state)) return wrongStatus(state, alive)
    // No clock runs in a cancelled upgrade: a card left armed would stand on the phone and never come due.
    const standing = cardsLeft(state, cards, reason, now)
    if (!standing.ok) return standing
    const stopped = Object.keys(state.runs).filter((id) => state.runs[id]?.state === 'running')
    return happens(
      ...standing.events,
      ...stopped.map((step): NewEvent => ({ type: 'step.failed', body: { step, reason } })),
      ...withdrawals(state),
      { type: 'upgrade.cancelled', body: { reason } },
    )
  },

  // Before that, they are asked for when it is closed.
  'follow-up.add'(state, { id, text }) {
    if (state.status !== 'closed') return wrongStatus(state, ['closed'])
    if (state.followUps.some((f) => f.id === id)) return no('already-there', { kind: 'follow-up', id })
    if (state.followUps.length >= MOST_FOLLOW_UPS) return no('too-many-follow-ups', { most: MOST_FOLLOW_UPS })
    return happens({ type: 'follow-up.added', body: { id, text } })
  },

  'follow-up.done'(state, { id }) {
    const item = state.followUps.find((f) => f.id === id)
    if (item === undefined) return no('no-such', { kind: 'follow-up', id })
    return item.done ? nothingToDo : happens({ type: 'follow-up.done', body: { id } })
  },
}

export const upgradeApplies: Applies<UpgradeEvents> = {
  'upgrade.readied'(state) {
    return { ...state, status: 'ready' }
  },

  'upgrade.started'(state, _body, event) {
    return { ...state, status: 'running', startedAt: event.happenedAt }
  },

  'upgrade.suspended'(state, body, event) {
    return {
      ...noGoDecided(state, 'suspended'),
      status: 'suspended',
      suspension: {
        ...body,
        at: event.happenedAt,
        from: state.status === 'rolling-back' ? 'rolling-back' : 'running',
      },
    }
  },

  'upgrade.resumed'(state) {
    // Said of what runs, it goes on after a roll-back.
    if (state.status === 'running' && state.rollBack !== null)
      return { ...state, rollBack: { ...state.rollBack, wentOn: true } }
    return { ...state, status: state.suspension?.from ?? 'running', suspension: null }
  },

  'upgrade.closed'(state, body, event) {
    return {
      ...questionsOver(state, 'over'),
      status: 'closed',
      suspension: null,
      endedAt: event.happenedAt,
      followUps: body.followUps.map((f) => ({ ...f, done: false })),
    }
  },

  'upgrade.cancelled'(state, body, event) {
    return {
      ...questionsOver(state, 'over'),
      status: 'cancelled',
      suspension: null,
      endedAt: event.happenedAt,
      endReason: body.reason,
    }
  },

  'follow-up.added'(state, { id, text }) {
    return { ...state, followUps: [...state.followUps, { id, text, done: false }] }
  },

  'follow-up.done'(state, body) {
    const { id } = body
    return { ...state, followUps: state.followUps.map((f) => (f.id === id ? { ...f, done: true } : f)) }
  },
}

function withdrawals(state: UpgradeState): NewEvent[] {
  return Object.values(state.requests)
    .filter(isOpen)
    .map((r) => ({ type: 'request.withdrawn', body: { id: r.id, reason: '' } }))
}

/**
 * What becomes of the cards that still ask for something, where the work stops or turns: taken back in the same batch,
 * kept, or, while nobody has said which, a refusal. A card that stands where no clock runs would never come due.
 */
export function cardsLeft(
  state: UpgradeState,
  cards: 'stand-down' | 'keep' | undefined,
  reason: string,
  now: number,
): Decision {
  const open = openCards(state, now)
  const [first] = open
  if (first === undefined || cards === 'keep') return nothingToDo
  if (cards === undefined) return no('card-armed', { id: first.id })
  return happens(...open.map((c): NewEvent => ({ type: 'card.disarmed', body: { id: c.id, reason } })))
}
