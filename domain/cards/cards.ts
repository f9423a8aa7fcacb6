import type { Card, UpgradeState } from '../log/state.ts'
import type { PlanStep } from '../plan/plan.ts'

/**
 * Where a card stands. `standing`: its moment is yet to come. `due`: it has come, and both sides are asked. `doing`:
 * somebody said that they carry it out. `over`: carried out, taken back, not needed, or outlived; nobody is asked for
 * anything.
 */
export type CardPhase = 'standing' | 'due' | 'doing' | 'over'

/** What nobody has answered for so long is settled between people by then, ms: no screen asks for it any more. */
export const OUTLIVED = 60 * 60_000

/**
 * Where a card stands at `now` (the upgrade's clock), the same on every screen, with or without a line. A card that the
 * clock has fired has fallen due, no more: only a person carries it out.
 */
export function phaseOf(card: Card, now: number): CardPhase {
  if (card.doneAt !== null) return 'over'
  switch (card.state) {
    case 'armed':
      return card.dueAt > now ? 'standing' : 'due'
    case 'fired':
      if (now - (card.endedAt ?? card.dueAt) >= OUTLIVED) return 'over'
      return card.by === 'clock' ? 'due' : 'doing'
    case 'confirmed':
    case 'disarmed':
      return 'over'
  }
}

/** The cards that ask somebody for something, or will: those an end of the work has to say something about. */
export function openCards(state: UpgradeState, now: number): Card[] {
  return Object.values(state.cards)
    .filter((c) => phaseOf(c, now) !== 'over')
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

/**
 * Whether an armed card says what to do once this step has cut the link: it stands on the step's own box, or was armed
 * for that very step. One that names no box stands for all of them, unless it was armed for another step.
 */
export function covers(card: Card, step: PlanStep): boolean {
  if (card.state !== 'armed') return false
  if (card.step === step.id) return true
  return card.machine === null ? card.step === undefined : card.machine === step.machine
}

/** The armed card that covers a step; of several, the one that falls due first. Undefined: none does. */
export function coverOf(state: UpgradeState, step: PlanStep): Card | undefined {
  return Object.values(state.cards)
    .filter((c) => covers(c, step))
    .sort((a, b) => a.dueAt - b.dueAt)[0]
}

/** Whether a step is begun only once it was read what it does: it can't be taken back, or it cuts the link. */
export function isGrave(step: PlanStep): boolean {
  return step.irreversible || step.cutsLink
}
