'use client'
import { useState } from 'react'
import type { CommandInput } from '../../domain/log/commands.ts'
import { lastLook } from '../../domain/log/last-look.ts'
import type { UpgradeState } from '../../domain/log/state.ts'
import { movesByKey } from '../../domain/moves/beside.ts'
import { commandOf, type Move, type Moves } from '../../domain/moves/move.ts'
import { movesOf } from '../../domain/moves/moves.ts'
import { type DeskTools, type Sending, useCommand, useDesk } from '../desk/desk-context.tsx'
import { newId } from '../desk/new-id.ts'
import { holdMs } from '../live/hold.ts'
import type { OutboxEntry } from '../live/outbox.ts'
import { withPending } from '../live/pending.ts'
import { useNow } from '../live/use-live.ts'
import { dialogOf, type Offered } from './dialog-of.ts'

/** The upgrade as it will be once what was said here is stored: what the reader goes on from. */
export function useAhead(): { ahead: UpgradeState; now: number } {
  const desk = useDesk()
  // By the second: all parts of the Desk then look at the same moment, and it is worked out once.
  const now = Math.floor(useNow(desk.live, 1000) / 1000) * 1000
  return { ahead: aheadOf(desk), now }
}

type Tools = Pick<DeskTools, 'state' | 'view' | 'live' | 'me' | 'readOnly'>

/** The last look ahead from each outbox: one state for all parts of the Desk, so that its moves are found once. */
const looked = new WeakMap<readonly OutboxEntry[], { from: UpgradeState; ahead: UpgradeState }>()

function aheadOf({ state, view, live, me }: Tools): UpgradeState {
  const known = looked.get(view.outbox)
  if (known?.from === state) return known.ahead
  const ahead = withPending(state, view.outbox, live.now(), me.person)
  looked.set(view.outbox, { from: state, ahead })
  return ahead
}

/** The reader's moves now. */
export function useMoves(): Moves & { now: number; ahead: UpgradeState } {
  const { me, readOnly } = useDesk()
  const { ahead, now } = useAhead()
  const moves = movesOf(ahead, me.person, now)
  // Of a past moment it is told whose move it was; nothing of it can be done any more.
  return { ...moves, ...(readOnly ? { also: [] } : {}), now, ahead }
}

/** What the reader may do now, whether anything asks for it or not; of a past moment nothing. */
export function useOffered(): Offered {
  const desk = useDesk()
  const { ahead, now } = useAhead()
  return offeredIn(desk, ahead, now)
}

const menu = lastLook<ReadonlyMap<string, Move>>()

function offeredIn({ me, readOnly }: Tools, ahead: UpgradeState, now: number): Offered {
  return (kind, about, id) => {
    const { person } = me
    if (readOnly || person === null) return null
    const moves = menu(ahead, now, person, () => movesByKey(ahead, person, now))
    return moves.get(`${about}:${id}:${kind}`) ?? null
  }
}

/**
 * How long a move that can be taken back is kept back before it goes out, real ms. What has been overtaken is not: it will
 * be refused, and whoever sends it is to read that beside what they typed.
 */
export function heldFor(move: Move, command: CommandInput, desk: Tools): number {
  const { state, live } = desk
  if (move.undo !== 'held') return 0
  const now = live.now()
  const { kind, about } = move
  const stands = offeredIn(desk, aheadOf(desk), now)(kind, about.kind, about.id) !== null
  return stands ? holdMs(state, command, now) : 0
}

/** What was pressed last, and can be taken back by a second command. */
export interface Pressed {
  move: Move
  command: CommandInput
  at: number
}

/** Makes moves: sends what needs nothing more, and opens the dialog of what does. */
export function usePress(): {
  press(move: Move): void
  sending: Sending
  last: Pressed | null
  forget(): void
} {
  const desk = useDesk()
  const { open, live } = desk
  const sending = useCommand()
  const [last, setLast] = useState<Pressed | null>(null)
  return {
    sending,
    last,
    forget: () => setLast(null),
    press(move) {
      const dialog = dialogOf(move, offeredIn(desk, aheadOf(desk), live.now()))
      if (dialog !== null) return open(dialog)
      const command = asItIs(move)
      sending.send(command, heldFor(move, command, desk))
      const back = move.undo === 'withdraw' || move.undo === 'not-begun'
      setLast(back ? { move, command, at: live.now() } : null)
    },
  }
}

/** The command of a move that needs no more than an id. */
export function asItIs(move: Move): CommandInput {
  return commandOf(move, move.needs.some((n) => n.of === 'id') ? { id: newId('r') } : {})
}
