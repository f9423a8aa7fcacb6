'use client'
import { useMemo, useState } from 'react'
import type { CommandInput } from '../../domain/log/commands.ts'
import type { GateAbout, UpgradeState } from '../../domain/log/state.ts'
import { commandOf, type Move, type Moves } from '../../domain/moves/move.ts'
import { movesOf } from '../../domain/moves/moves.ts'
import { holdMs } from '../live/hold.ts'
import { withPending } from '../live/pending.ts'
import { useNow } from '../live/use-live.ts'
import { type Sending, useCommand, useDesk } from './desk-context.tsx'
import type { DeskDialog } from './dialogs.ts'
import { newId } from './new-id.ts'

/** The upgrade as it will be once what was said here is stored: what the reader goes on from. */
export function useAhead(): { ahead: UpgradeState; now: number } {
  const { state, view, me, live } = useDesk()
  // By the second: all parts of the Desk then look at the same moment, and it is worked out once.
  const now = Math.floor(useNow(live, 1000) / 1000) * 1000
  const ahead = useMemo(
    () => withPending(state, view.outbox, live.now(), me.person),
    [state, view.outbox, live, me.person],
  )
  return { ahead, now }
}

/** The reader's moves now. */
export function useMoves(): Moves & { now: number; ahead: UpgradeState } {
  const { me, readOnly } = useDesk()
  const { ahead, now } = useAhead()
  const moves = movesOf(ahead, me.person, now)
  // Of a past moment it is told whose move it was; nothing of it can be done any more.
  return { ...moves, ...(readOnly ? { also: [] } : {}), now, ahead }
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
  const { open, live, state } = useDesk()
  const sending = useCommand()
  const [last, setLast] = useState<Pressed | null>(null)
  return {
    sending,
    last,
    forget: () => setLast(null),
    press(move) {
      const dialog = dialogOf(move)
      if (dialog !== null) return open(dialog)
      const command = commandOf(move, move.needs.some((n) => n.of === 'id') ? { id: newId('r') } : {})
      const now = live.now()
      sending.send(command, move.undo === 'held' ? holdMs(state, command, now) : 0)
      setLast(move.undo === 'withdraw' || move.undo === 'not-begun' ? { move, command, at: now } : null)
    },
  }
}

/** Where a move gets what it still needs; null: it can go as it is. */
export function dialogOf({ kind, about, needs, send }: Move): DeskDialog | null {
  if (needs.every((n) => n.of === 'id')) return null
  switch (kind) {
    case 'clear-box':
      return { dialog: 'clear', request: about.id }
    case 'call':
      return { dialog: 'call', request: about.id }
    case 'ask-again':
      return { dialog: 'reopen', request: about.id }
    case 'withdraw':
      return { dialog: 'withdraw', request: about.id }
    case 'seen':
    case 'on-my-way':
    case 'read-back':
    case 'done':
    case 'cannot':
    case 'still-at-it':
    case 'done-all-the-same':
      return { dialog: 'phone', request: about.id }
    case 'go':
      return { dialog: 'answer', question: about.id, answer: 'go' }
    case 'ask-go':
      return { dialog: 'go', ...(send['about'] == null ? {} : { about: send['about'] as GateAbout }) }
    case 'ask-hands':
      return { dialog: 'ask', step: about.id }
    case 'arm-card':
      return { dialog: 'card', step: about.id }
    case 'card-extend':
      return { dialog: 'extend', card: about.id }
    case 'card-off':
      return { dialog: 'disarm', card: about.id }
    case 'card-done':
      return { dialog: 'card-done', card: about.id }
    case 'start-step':
      return {
        dialog: needs.some((n) => n.of === 'confirm') ? 'start-grave' : 'start-anyway',
        step: about.id,
      }
    case 'fail-step':
      return { dialog: 'fail', step: about.id }
    case 'redo-step':
      return { dialog: 'redo', step: about.id }
    case 'skip-step':
      return { dialog: 'skip', step: about.id }
    case 'roll-back':
      return { dialog: 'roll-back', downTo: null }
    case 'suspend':
      return { dialog: 'suspend' }
    case 'close':
      return { dialog: 'close' }
    default:
      return null
  }
}
