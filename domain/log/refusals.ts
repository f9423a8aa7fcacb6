import type { ActorRole } from '../access/table.ts'
import type { GateWhy } from '../gates/gate.ts'
import type { RequestKind } from '../plan/plan.ts'
import type { CommandType } from './commands.ts'
import type { Damage } from './damage.ts'
import type { RequestState, Status, StepState } from './state.ts'

/** Why a command was not carried out: a code and what the words need. The words are in `domain/messages`. */
export interface RefusalParams {
  'not-allowed': { command: CommandType; as: ActorRole[] }
  'bad-input': { issues: { path: string; problem: string }[] }
  'no-such-upgrade': Record<never, never>
  'no-such': { kind: string; id: string }
  'already-there': { kind: string; id: string }
  'wrong-status': { status: Status; needs: Status[] }
  'changed-meanwhile': { field: string; yours: string; now: string }
  'has-run': { step: string }
  'in-use': { kind: string; id: string; by: string }
  'plan-fault': { fault: 'doubled' | 'missing' | 'circle'; id: string; in: string }
  'wrong-step-state': { step: string; state: StepState }
  /** A roll-back is over, and the upgrader has not said how it goes on. */
  'awaits-decision': { step: string }
  'waits-for': { step: string; waits: string[] }
  'not-in-roll-back': { step: string }
  'no-step-running': Record<never, never>
  'nothing-to-undo': Record<never, never>
  'still-open': { steps: string[] }
  /** `kind`: of the request, since what must not be done now is said by its name. */
  'too-late': { was: RequestState; at: number; kind?: RequestKind }
  /** `who`: the one it was asked of, by name. */
  'nobody-there': { why: 'nobody' | 'leaves'; leavesAt: number | null; next: number | null; who?: string }
  'wrong-box': { sticker: string }
  'wrong-request-state': { state: RequestState }
  'too-early': { at: number }
  'card-armed': { id: string }
  'card-over': { state: 'confirmed' | 'fired' | 'disarmed' }
  'no-card': { step: string }
  /** `cuts` the link; `lasts`: can't be taken back. */
  'needs-confirmation': { step: string; cuts: boolean; lasts: boolean }
  'question-over': { result: 'go' | 'no-go' | 'expired' }
  'not-a-signer': Record<never, never>
  /** By names. `question` empty: it stands in the plan, or a No-go stops everything. */
  'gate-closed': { step: string; question: string; why: GateWhy; waits: string[] }
  'has-answered': { person: string }
  'last-signer': Record<never, never>
  'not-the-lead': { lead: string }
  'time-passed': { at: number; now: number }
  'clock-backwards': { at: number; now: number }
  /** It runs on a clock of its own: what the real time is does not touch it. */
  'own-clock': Record<never, never>
  /** `at` is none of the times that the server holds possible; `now` is the one it goes by. */
  'unknown-time': { at: number; now: number }
  'invite-over': { state: 'used' | 'revoked' | 'expired' | 'ended' }
  'already-a-member': Record<never, never>
  'seat-taken': { person: string }
  /** Somebody else has this name, or one that reads like it: theirs. '' where that isn't told. */
  'name-taken': { name: string }
  'not-a-member': Record<never, never>
  'photos-forbidden': Record<never, never>
  'too-many-photos': { of: 'request' | 'step' | 'machine' | 'upgrade'; most: number }
  'not-a-picture': { why: 'heic' | 'unknown' | 'too-large' | 'broken' }
  'last-lead': Record<never, never>
  'other-machine': { machine: string; yours: string }
  'not-erasable': { type: string }
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

export type RefusalCode = keyof RefusalParams
export type Refusal = { [C in RefusalCode]: { code: C; params: RefusalParams[C] } }[RefusalCode]

export function refuse<C extends RefusalCode>(
  code: C,
  params: RefusalParams[C],
): Extract<Refusal, { code: C }> {
  return { code, params } as Extract<Refusal, { code: C }>
}
