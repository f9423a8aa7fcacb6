import type { Invite, UpgradeState } from '../log/state.ts'
import { isOver } from '../work/status.ts'

/** Whether an invitation still opens the door; if not, why. `taken`: its seat is; `ended`: the upgrade is. */
export type Standing = Invite['state'] | 'expired' | 'taken' | 'ended'

/** Invitations live by the real clock (`realNow`, epoch ms), whatever the upgrade's own says. */
export function standingOf(state: UpgradeState, invite: Invite, realNow: number): Standing {
  if (invite.state !== 'open') return invite.state
  if (invite.expiresAt <= realNow) return 'expired'
  const seat = invite.person === null ? undefined : state.people[invite.person]
  if (seat !== undefined && seat.account !== null && !seat.revoked) return 'taken'
  // Somebody may still be asked in to read what happened; there is nothing left to be the hands of.
  return isOver(state) && invite.role !== 'observer' ? 'ended' : 'open'
}

/** Those to a seat that were not used or taken back: at most one of them stands, since a new one ends the others. */
export function openFor(state: UpgradeState, person: string): Invite[] {
  return Object.values(state.invites).filter((i) => i.person === person && i.state === 'open')
}
