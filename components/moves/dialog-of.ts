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

/** The dialogs that carry one move and nothing else. */
type OfMove = Extract<DeskDialog, { move: Move; answer?: never }>['dialog']

/** What asks for all that is missing, where it depends on the kind of the move alone. */
const asks: Partial<Record<MoveKind, OfMove>> = {
  'clear-box': 'clear',
  'ask-again': 'reopen',
  withdraw: 'withdraw',
  'ask-go': 'go',
  'ask-hands': 'ask',
  'arm-card': 'card',
  'card-extend': 'extend',
  'card-off': 'disarm',
  'card-done': 'card-done',
  'fail-step': 'fail',
  'redo-step': 'redo',
  'skip-step': 'skip',
  'roll-back': 'roll-back',
  suspend: 'suspend',
  close: 'close',
}

/** Where a move gets what it still needs; null: it can go as it is. */
export function dialogOf(move: Move, offered: Offered): DeskDialog | null {
  const { kind, about, needs } = move
  if (needs.every((n) => n.of === 'id')) return null
  switch (kind) {
    case 'call':
      return { dialog: 'call', request: about.id }
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
    case 'start-step':
      return { dialog: needs.some((n) => n.of === 'confirm') ? 'start-grave' : 'start-anyway', move }
    default: {
      const dialog = asks[kind]
      return dialog === undefined ? null : { dialog, move }
    }
  }
}
