import type { Move } from '../../domain/moves/move.ts'

/**
 * Every dialog of the Desk and what it is about. At most one is open. One that makes a move carries it as it was offered
 * when it was opened: what is typed can still be sent when the upgrade has moved on, and the server says what it thinks of it.
 */
export type DeskDialog =
  | {
      dialog:
        | 'fail'
        | 'skip'
        | 'redo'
        | 'start-anyway'
        | 'start-grave'
        | 'ask'
        | 'withdraw'
        | 'reopen'
        | 'clear'
        | 'roll-back'
        | 'card'
        | 'extend'
        | 'disarm'
        | 'card-done'
        | 'go'
        | 'suspend'
        | 'close'
      move: Move
    }
  | { dialog: 'answer'; move: Move; answer: 'go' | 'no-go' }
  /** The answers that one request can be given, never none. */
  | { dialog: 'phone'; moves: readonly Move[] }
  | { dialog: 'progress' | 'note'; step: string }
  | { dialog: 'photo'; photo: string }
  | { dialog: 'call'; request: string | null }
  | { dialog: 'replace'; question: string; person: string }
  | { dialog: 'report' | 'place' | 'boot-line'; machine: string }
  | { dialog: 'seat' | 'new-phone'; person: string }
  | { dialog: 'take-over' | 'cancel' | 'server-time' | 'swap' | 'keys' | 'palette' }
