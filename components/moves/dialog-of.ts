import type { About, Move, MoveKind } from '../../domain/moves/move.ts'
import type { DeskDialog } from '../desk/dialogs.ts'

/** What the reader may do, looked up by what it is and what it is about; null: not now. */
export type Offered = (kind: MoveKind, about: About['kind'], id: string) => Move | null

/** How one request may be answered, in the order of its life. */
export function answersTo(request: string, offered: Offered): Move[] {
  const ways: MoveKind[][] = [
    ['seen'],
    ['on-my-way', 'still-at-it'],
    ['done', 'done-all-the-same'],
    ['cannot'],
  ]
  return ways.flatMap((kinds) => {
    const [one] = kinds.flatMap((kind) => offered(kind, 'request', request) ?? [])
    return one === undefined ? [] : [one]
  })
}

/** Where a move gets what it still needs; null: it can go as it is. */
export function dialogOf(move: Move, offered: Offered): DeskDialog | null {
  const { kind, about, needs } = move
  if (needs.every((n) => n.of === 'id')) return null
  switch (kind) {
    case 'clear-box':
      return { dialog: 'clear', move }
    case 'call':
      return { dialog: 'call', request: about.id }
    case 'ask-again':
      return { dialog: 'reopen', move }
    case 'withdraw':
      return { dialog: 'withdraw', move }
    case 'seen':
    case 'on-my-way':
    case 'read-back':
    case 'done':
    case 'cannot':
    case 'still-at-it':
    case 'done-all-the-same':
      return { dialog: 'phone', moves: answersTo(about.id, offered) }
    case 'go':
      return { dialog: 'answer', move, answer: 'go' }
    case 'ask-go':
      return { dialog: 'go', move }
    case 'ask-hands':
      return { dialog: 'ask', move }
    case 'arm-card':
      return { dialog: 'card', move }
    case 'card-extend':
      return { dialog: 'extend', move }
    case 'card-off':
      return { dialog: 'disarm', move }
    case 'card-done':
      return { dialog: 'card-done', move }
    case 'start-step':
      return { dialog: needs.some((n) => n.of === 'confirm') ? 'start-grave' : 'start-anyway', move }
    case 'fail-step':
      return { dialog: 'fail', move }
    case 'redo-step':
      return { dialog: 'redo', move }
    case 'skip-step':
      return { dialog: 'skip', move }
    case 'roll-back':
      return { dialog: 'roll-back', move }
    case 'suspend':
      return { dialog: 'suspend', move }
    case 'close':
      return { dialog: 'close', move }
    default:
      return null
  }
}
