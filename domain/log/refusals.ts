import type { ActorRole } from '../access/table.ts'
import type { AllRefusals } from './capabilities.ts'
import type { CommandType } from './commands.ts'
import type { Damage } from './damage.ts'
import type { Status } from './state.ts'

/** What is refused whatever the capability. */
export interface CommonRefusals {
  'not-allowed': { command: CommandType; as: ActorRole[] }
  'bad-input': { issues: { path: string; problem: string }[] }
  'no-such-upgrade': Record<never, never>
  'no-such': { kind: string; id: string }
  'already-there': { kind: string; id: string }
  'wrong-status': { status: Status; needs: Status[] }
  'changed-meanwhile': { field: string; yours: string; now: string }
  'time-passed': { at: number; now: number }
  'not-stored': Record<never, never>
  /** The disk could not be read just now. */
  'not-read': Record<never, never>
  /** The database itself, or the log of this upgrade, is not what was stored. */
  'database-damaged': Record<never, never>
  'log-damaged': Damage
  'other-body': Record<never, never>
  'too-many': { perMinute: number }
  'server-fault': Record<never, never>
}

/** Why a command was not carried out: a code and what the words need. The words stand beside those of the capability. */
export type RefusalParams = CommonRefusals & AllRefusals

export type RefusalCode = keyof RefusalParams
export type Refusal = { [C in RefusalCode]: { code: C; params: RefusalParams[C] } }[RefusalCode]

export function refuse<C extends RefusalCode>(
  code: C,
  params: RefusalParams[C],
): Extract<Refusal, { code: C }> {
  return { code, params } as Extract<Refusal, { code: C }>
}
