import type { CommandInput, CommandType } from '../log/commands.ts'

/** What a command still needs of its person before it can be sent. `field` is the command's own. */
export type Need =
  /** The id of something new: made by the client, so that a retry names the same thing. */
  | { field: 'id'; of: 'id' }
  /** A go/no-go: what is asked, of whom, and for how long. */
  | { field: 'go'; of: 'go' }
  /** A request in their own words: nothing is planned. */
  | { field: 'ask'; of: 'ask' }
  /** Words; `must`: without any it is refused. */
  | {
      field: 'reason' | 'note' | 'saw' | 'handOver' | 'unless' | 'then' | 'override'
      of: 'words'
      must: boolean
      max: number
    }
  | { field: string; of: 'choice'; from: readonly (string | null)[] }
  /** A moment later than `after` (epoch ms, the upgrade's clock). */
  | { field: 'until' | 'dueAt' | 'resumeAt'; of: 'instant'; after: number; orNone: boolean }
  | { field: 'followUps'; of: 'list' }
  | { field: 'minutes'; of: 'minutes' }
  /** Read before it is sent: what can't be taken back, or cuts the link. */
  | { field: 'confirmed'; of: 'confirm' }
  /** Where nobody is there for long enough: wait for them, or ask all the same, for a reason. */
  | { field: 'ifNobody'; of: 'if-nobody' }

/** What a move is about. */
export interface About {
  kind: 'upgrade' | 'step' | 'request' | 'card' | 'question' | 'person' | 'follow-up'
  id: string
}

/** What is done by it, in one word; its words stand in `messages/moves.ts`. */
export type MoveKind =
  | 'ready'
  | 'begin'
  | 'resume'
  | 'go-on'
  | 'close'
  | 'clear-box'
  | 'go'
  | 'ask-go'
  | 'start-step'
  | 'arm-card'
  | 'ask-hands'
  | 'finish-step'
  | 'unbegin'
  | 'fail-step'
  | 'redo-step'
  | 'skip-step'
  | 'roll-back'
  | 'suspend'
  | 'withdraw'
  | 'take'
  | 'call'
  | 'ask-again'
  | 'take-baton'
  | 'seen'
  | 'on-my-way'
  | 'read-back'
  | 'done'
  | 'still-at-it'
  | 'cannot'
  | 'done-all-the-same'
  | 'card-done'
  | 'card-fine'
  | 'card-act'
  | 'card-extend'
  | 'card-off'
  | 'break'
  | 'back'

/**
 * How it may be taken back. `withdraw`, `not-begun`: it goes out at once, and a second command undoes it. `held`: others
 * act on it as finished, so it waits ten seconds where it was tapped. Null: it stands, as all does that cuts the link.
 */
export type Undo = 'withdraw' | 'not-begun' | 'held' | null

/** One thing a named person can do now. */
export interface Move {
  /** The same for the same thing, so that a screen knows it again. */
  key: string
  kind: MoveKind
  about: About
  /** The very command, but for what it `needs`. */
  send: { type: CommandType } & Record<string, unknown>
  needs: readonly Need[]
  /** Done by somebody else, who told it by telephone: it is only written down. Their person id; '' where several may have. */
  enteredFor: string | null
  /** Since when it waits for its person, and until when it holds (epoch ms, the upgrade's clock). */
  since: number | null
  until: number | null
  undo: Undo
}

/** Whom, or what, somebody waits for. */
export type Wait =
  /** Each of them has `job` among their own moves, and any of them ends it. */
  | {
      for: 'people'
      people: readonly string[]
      job: string
      about: About
      kind: MoveKind
      since: number | null
    }
  /** Nothing is to be done before then. */
  | { for: 'time'; at: number }
  /** Nobody sits where it would have to be done. */
  | { for: 'seat'; role: 'upgrader' | 'sentinel' }
  /** It is over. */
  | { for: 'nothing' }

/** What one person can do at one moment. `first` suggests itself; without one they wait, and `waits` says for what. */
export interface Moves {
  first: Move | null
  also: readonly Move[]
  waits: Wait | null
}

/** The command of a move, with what it needed. */
export function commandOf(move: Move, given: Readonly<Record<string, unknown>> = {}): CommandInput {
  return { ...move.send, ...given } as unknown as CommandInput
}
