import type { Leave, Who } from '../access/table.ts'
import type { CommandOf, CommandType } from './commands.ts'
import type { NewEvent } from './events.ts'
import { type Refusal, refuse } from './refusals.ts'
import type { Person, UpgradeState } from './state.ts'

/** What a decision may lean on besides the state. All times epoch ms. */
export interface Moment {
  /** The upgrade's own clock. */
  now: number
  /** The real clock: invitations, tokens and the clock's own setting live on it. */
  realNow: number
  /**
   * The server doubts its clock: `other` is what it reads where that is not `realNow`; null where it was down, and time went
   * on without it. Left out: no doubt.
   */
  doubt?: { other: number | null } | undefined
  /** When what is said happened, on the upgrade's clock: before `now` for a tap made in the dark. Left out: now. */
  happenedAt?: number
  /** Of the event an erasure names; null when there is none. `erased`: its words are gone already. */
  erasing?: {
    type: string
    person?: string
    photo?: { id: string; hash: string }
    erased?: boolean
  } | null
}

/** Who acts, with what they are in this upgrade and how wide their leave is for this verb. */
export interface Actor {
  who: Who
  account: string
  person: Person | null
  leave: Leave
}

export type Decision = { ok: true; events: NewEvent[] } | { ok: false; refusal: Refusal }

/** One verb: pure, no clock but `moment`. No events: nothing had to change. */
export type Verb<T extends CommandType> = (
  state: UpgradeState,
  command: CommandOf<T>,
  actor: Actor,
  moment: Moment,
) => Decision
export type Verbs<T extends CommandType> = { [K in T]: Verb<K> }

export const happens = (...events: NewEvent[]): Decision => ({ ok: true, events })
export const nothingToDo: Decision = { ok: true, events: [] }
export const no = <C extends Refusal['code']>(
  code: C,
  params: Extract<Refusal, { code: C }>['params'],
): Decision => ({
  ok: false,
  refusal: refuse(code, params as never),
})
