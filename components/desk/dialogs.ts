import type { GateAbout } from '../../domain/log/state.ts'

/** Every dialog of the Desk and what it is about. At most one is open. */
export type DeskDialog =
  | { dialog: 'fail' | 'skip' | 'redo' | 'start-anyway' | 'start-grave' | 'progress' | 'note'; step: string }
  | { dialog: 'ask'; step: string | null }
  | { dialog: 'withdraw' | 'reopen' | 'phone' | 'clear'; request: string }
  | { dialog: 'photo'; photo: string }
  | { dialog: 'call'; request: string | null }
  | { dialog: 'roll-back'; downTo: string | null }
  | { dialog: 'extend' | 'disarm' | 'card-done'; card: string }
  /** `step`: the one it is armed for; left out: the next, if that cuts the link. */
  | { dialog: 'card'; step?: string }
  | { dialog: 'go'; about?: GateAbout }
  | { dialog: 'replace'; question: string; person: string }
  | { dialog: 'answer'; question: string; answer: 'go' | 'no-go' }
  | { dialog: 'report' | 'place' | 'boot-line'; machine: string }
  | { dialog: 'seat' | 'new-phone'; person: string }
  | { dialog: 'take-over' | 'suspend' | 'close' | 'cancel' | 'swap' | 'keys' | 'palette' }
