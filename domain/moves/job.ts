import { openCards } from '../cards/cards.ts'
import type { CommandType } from '../log/commands.ts'
import type { UpgradeState } from '../log/state.ts'
import { hasToUndo } from '../work/to-undo.ts'
import type { About, Move, MoveKind, Need, Undo } from './move.ts'

/** One thing that is to be done, with whoever is to do it. All screens draw from the same list of them. */
export interface Job {
  key: string
  about: About
  since: number | null
  /** Person ids of those it waits for. Empty: it waits for a time, or a seat. */
  asked: readonly string[]
  /** When somebody is there whom it can be asked of; null: they are, or nobody knows. */
  next: number | null
  /** Null: it is not done at this side. */
  role: 'upgrader' | 'sentinel' | null
  /** Of those asked; the first suggests itself. */
  moves: readonly Move[]
  /** Of those asked who are at the keyboard, where these are others. */
  movesAtTheKeyboard?: readonly Move[]
  /** Of whom it is not asked, by side: what they may do about it all the same. */
  others: Partial<Record<'upgrader' | 'sentinel', readonly Move[]>>
}

/** A move; what is left out is: nothing needed, not entered for anybody, no time of its own, stands as it is. */
export function move(
  kind: MoveKind,
  about: About,
  send: { type: CommandType } & Record<string, unknown>,
  more: {
    needs?: readonly Need[]
    undo?: Undo
    since?: number | null
    until?: number | null
    enteredFor?: string | null
  } = {},
): Move {
  return {
    key: `${about.kind}:${about.id}:${kind}`,
    kind,
    about,
    send,
    needs: more.needs ?? [],
    enteredFor: more.enteredFor ?? null,
    since: more.since ?? null,
    until: more.until ?? null,
    undo: more.undo ?? null,
  }
}

export const reasonNeeded: Need = { field: 'reason', of: 'words', must: true, max: 2000 }
export const sawNeeded: Need = { field: 'saw', of: 'words', must: false, max: 2000 }

/** A job that is the keyboard's alone: who is not at it may do the same about it. */
export function ofTheKeyboard(
  key: string,
  about: About,
  since: number | null,
  keyboard: readonly string[],
  moves: readonly Move[],
): Job {
  const whose = { asked: keyboard, next: null, role: 'upgrader' } as const
  return { key, about, since, ...whose, moves, others: { upgrader: moves } }
}

/** Going to bed at `now`. */
export function toBed(state: UpgradeState, now: number): Move {
  const needs: Need[] = [
    reasonNeeded,
    { field: 'handOver', of: 'words', must: false, max: 8000 },
    { field: 'resumeAt', of: 'instant', after: now, orNone: true },
    ...cardsNeeded(state, now),
  ]
  return move('suspend', whole(state), { type: 'upgrade.suspend' }, { needs })
}

/** Going back to the beginning; none where nothing can be undone, or the work goes back already. */
export function rollingBack(state: UpgradeState, now: number): Move[] {
  if (state.status !== 'running' || !hasToUndo(state)) return []
  const needs = [reasonNeeded, ...cardsNeeded(state, now)]
  return [move('roll-back', whole(state), { type: 'rollback.start', downTo: null }, { needs })]
}

/** Leaving a step out. */
export function skipping(step: string): Move {
  return move('skip-step', { kind: 'step', id: step }, { type: 'step.skip', step }, { needs: [reasonNeeded] })
}

/** The upgrade as a whole. */
export const whole = (state: UpgradeState): About => ({ kind: 'upgrade', id: state.id })

/** Where cards still ask for something: what becomes of them, when the work stops or turns. */
export function cardsNeeded(state: UpgradeState, now: number): readonly Need[] {
  return openCards(state, now).length === 0
    ? []
    : [{ field: 'cards', of: 'choice', from: ['stand-down', 'keep'] }]
}

/** Closing, where nothing runs. A card that would still stand is taken back with it: no clock runs then. */
export function closing(state: UpgradeState, now: number): Move[] {
  if (Object.values(state.runs).some((r) => r.state === 'running')) return []
  const needs: Need[] = [{ field: 'followUps', of: 'list' }]
  if (cardsNeeded(state, now).length > 0) needs.push({ field: 'cards', of: 'choice', from: ['stand-down'] })
  return [move('close', whole(state), { type: 'upgrade.close' }, { needs, undo: 'held' })]
}
