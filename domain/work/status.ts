import { type Decision, no } from '../log/decision.ts'
import type { Status, UpgradeState } from '../log/state.ts'

/** Before the work has begun: the plan may still be changed as a whole. */
export const beforeStart: Status[] = ['draft', 'ready']
/** Until it has ended. */
export const alive: Status[] = ['draft', 'ready', 'running', 'suspended', 'rolling-back']

/** Whether the upgrade has ended. */
export function isOver(state: UpgradeState): boolean {
  return state.status === 'closed' || state.status === 'cancelled'
}

export const wrongStatus = (state: UpgradeState, needs: Status[]): Decision =>
  no('wrong-status', { status: state.status, needs })
