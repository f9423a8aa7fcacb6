/** Every dialog of the Desk and what it is about. At most one is open. */
export type DeskDialog =
  | { dialog: 'fail' | 'skip' | 'redo' | 'start-anyway' | 'progress' | 'note'; step: string }
  | { dialog: 'ask'; step: string | null }
  | { dialog: 'withdraw' | 'reopen' | 'phone' | 'clear'; request: string }
  | { dialog: 'photo'; photo: string }
  | { dialog: 'call'; request: string | null }
  | { dialog: 'roll-back'; downTo: string | null }
  | { dialog: 'extend' | 'disarm'; card: string }
  | { dialog: 'answer'; question: string; answer: 'go' | 'no-go' }
  | { dialog: 'report' | 'place' | 'boot-line'; machine: string }
  | { dialog: 'seat' | 'new-phone'; person: string }
  | { dialog: 'card' | 'go' | 'take-over' | 'suspend' | 'close' | 'cancel' | 'swap' | 'keys' | 'palette' }
